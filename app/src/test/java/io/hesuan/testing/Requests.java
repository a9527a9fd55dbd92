package io.hesuan.testing;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Requests on behalf of somebody with given permissions. */
public final class Requests {

    private Requests() {
    }

    public static Acting acting(Permission... permissions) {
        Map<Permission, CompanyScope> grants = new HashMap<>();
        for (Permission permission : permissions) {
            grants.put(permission, CompanyScope.ALL);
        }
        return acting(grants);
    }

    public static Acting acting(Map<Permission, CompanyScope> grants) {
        return new Acting(UUID.randomUUID(), "测试员", grants, Locale.SIMPLIFIED_CHINESE, "test");
    }

    public static RequestPostProcessor by(Acting acting) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(acting, null, List.of()));
    }

    public static RequestPostProcessor by(Permission... permissions) {
        return by(acting(permissions));
    }

    public static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(csrf());
    }

    /** The id in the answer of a creation. */
    public static String idOf(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString().replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    }
}
