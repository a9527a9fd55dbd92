package io.hesuan.platform.signin;

import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Every address of the application against those who may not use it. An address that is not refused must stand on one of
 * the lists here, so that a forgotten check is found when it is written.
 */
@HouseTest
class AccessMatrixTest {

    /** Open to everybody. */
    private static final Set<String> PUBLIC = Set.of("POST /api/session", "GET /api/setup", "GET /api/session/providers");
    /** Open to everybody who is signed in: one's own affairs and jobs, what is found and its history as far as one may see it, and descriptions without content. */
    private static final Set<String> SIGNED_IN = Set.of("GET /api/session", "DELETE /api/session", "PUT /api/session/password",
            "GET /api/session/sessions", "DELETE /api/session/sessions", "DELETE /api/session/sessions/{id}",
            "GET /api/session/second-factor", "POST /api/session/second-factor", "PUT /api/session/second-factor", "DELETE /api/session/second-factor",
            "GET /api/home", "GET /api/settings", "PUT /api/settings", "GET /api/views", "POST /api/views", "DELETE /api/views/{id}",
            "GET /api/search", "GET /api/audit/{id}", "GET /api/jobs/{id}", "POST /api/jobs/{id}/cancel", "POST /api/jobs/{id}/resume",
            "GET /api/openapi", "GET /api/openapi.yaml");
    /** The right depends on the kind of record that the request names, or the file is one's own; held by the tests of that room. */
    private static final Set<String> BY_RECORD = Set.of("POST /api/imports", "GET /api/imports/template", "GET /api/imports/{id}",
            "POST /api/imports/{id}/check", "POST /api/imports/{id}/load", "POST /api/imports/{id}/undo", "GET /api/imports/{id}/errors.xlsx",
            "POST /api/files", "GET /api/files/{id}/content", "DELETE /api/files/{id}");

    /** Who calls is told by a signature over the body, whoever is signed in; held by the test of that room. */
    private static final Set<String> BY_SIGNATURE = Set.of("POST /hooks/{platform}/{code}");

    @Autowired MockMvc http;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @TestFactory
    Stream<DynamicTest> whoIsNotSignedInIsRefusedEverywhere() {
        return addresses().filter(address -> !PUBLIC.contains(address)).map(address -> DynamicTest.dynamicTest(address, () ->
                assertThat(status(address, csrf())).isEqualTo(401)));
    }

    @TestFactory
    Stream<DynamicTest> whoHoldsNoRightsIsRefusedEverywhere() {
        return addresses().filter(address -> !PUBLIC.contains(address) && !SIGNED_IN.contains(address) && !BY_RECORD.contains(address) && !BY_SIGNATURE.contains(address)).map(address -> DynamicTest.dynamicTest(address, () ->
                assertThat(status(address, Everybody.who(List.of()))).as(address + " needs @Needs, or stands on a list").isEqualTo(403)));
    }

    private Stream<String> addresses() {
        return mappings.getHandlerMethods().keySet().stream().filter(mapping -> !mapping.getPatternValues().contains("/error"))
                .flatMap(AccessMatrixTest::addresses).sorted();
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        assertThat(methods).as(mapping + " names its methods").isNotEmpty();
        return mapping.getPatternValues().stream().flatMap(path -> methods.stream().map(method -> method + " " + path));
    }

    private int status(String address, RequestPostProcessor who) throws Exception {
        String[] words = address.split(" ");
        String path = words[1].replace("{list}", "companies").replaceAll("\\{[^}]+}", "usr_00000000000000000000000001");
        var asked = request(HttpMethod.valueOf(words[0]), path).with(csrf()).with(who);
        if (!words[0].equals("GET")) {
            asked.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        return http.perform(asked).andReturn().getResponse().getStatus();
    }
}
