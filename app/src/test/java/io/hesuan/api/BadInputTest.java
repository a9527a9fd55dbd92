package io.hesuan.api;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/** Every operation that the API describes, given what it does not expect, answers a problem that names it, and never a 5xx. */
@HouseTest
class BadInputTest {

    private static final String TOO_LONG = "长".repeat(100_000);

    @Autowired MockMvc http;
    @Autowired List<Permission> permissions;

    private record Operation(HttpMethod method, String path, JsonNode bodySchema, List<String> queryParameters) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesBadInputPrecisely() throws Exception {
        return operations().stream().map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
            for (Object body : badBodies(operation)) {
                refuses(operation, address(operation, "nonsense"), body);
            }
            refuses(operation, address(operation, "x'; DROP TABLE audit.entry; --"), operation.bodySchema() == null ? null : "{}");
            refuses(operation, address(operation, "%00%ff..%2f"), operation.bodySchema() == null ? null : "{}");
            for (String parameter : operation.queryParameters()) {
                refuses(operation, address(operation, "nonsense") + "?" + parameter + "=%ff%00%27%22%7B", operation.bodySchema() == null ? null : "{}");
            }
        }));
    }

    private List<Object> badBodies(Operation operation) {
        List<Object> bodies = new ArrayList<>();
        if (operation.bodySchema() == null) {
            return bodies;
        }
        bodies.addAll(List.of("", "{", "[]", "null", "\"text\"", "{\"nobodyKnowsThis\":1}", "{\"a\":".repeat(2_000)));
        bodies.add(new byte[]{'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        operation.bodySchema().path("properties").propertyNames().forEach(name -> {
            for (JsonNode value : List.of(JsonNodeFactory.instance.stringNode(TOO_LONG), JsonNodeFactory.instance.numberNode(1e300),
                    JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode().put("x", 1), JsonNodeFactory.instance.stringNode("\u0000"))) {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.set(name, value);
                bodies.add(body.toString());
            }
        });
        return bodies;
    }

    private void refuses(Operation operation, String address, Object body) throws Exception {
        var asked = request(operation.method(), java.net.URI.create(address)).with(Everybody.who(permissions)).with(csrf());
        if (body instanceof byte[] bytes) {
            asked.contentType(MediaType.APPLICATION_JSON).content(bytes);
        } else if (body != null) {
            asked.contentType(MediaType.APPLICATION_JSON).content(body.toString());
        }
        MockHttpServletResponse answer = http.perform(asked).andReturn().getResponse();
        String said = operation + " at " + address + " with " + abbreviated(body) + " answered " + answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(said).isLessThan(500);
        if (answer.getStatus() >= 400 && !answer.getContentAsString().isEmpty()) {
            JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
            assertThat(problem.path("code").asString("")).as(said).isNotEmpty();
            assertThat(problem.path("detail").asString("")).as(said).isNotEmpty();
        }
    }

    private List<Operation> operations() throws Exception {
        JsonNode api = JsonMapper.shared().readTree(http.perform(get("/api/openapi").with(Everybody.who(permissions)))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        List<Operation> operations = new ArrayList<>();
        api.get("paths").propertyStream().forEach(path -> path.getValue().propertyStream().forEach(operation -> {
            JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
            List<String> parameters = operation.getValue().path("parameters").valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("query")).map(parameter -> parameter.path("name").asString()).toList();
            operations.add(new Operation(HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)), path.getKey(),
                    schema.isMissingNode() ? null : resolved(api, schema), parameters));
        }));
        return operations;
    }

    private static JsonNode resolved(JsonNode api, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : api.at(reference.substring(1));
    }

    private static String address(Operation operation, String value) {
        String encoded = value.startsWith("%") ? value : java.net.URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return operation.path().replaceAll("\\{[^}]+}", encoded.replace("$", "\\$"));
    }

    private static String abbreviated(Object body) {
        String text = String.valueOf(body);
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
