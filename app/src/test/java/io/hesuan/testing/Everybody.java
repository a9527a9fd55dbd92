package io.hesuan.testing;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** People to act as in tests. */
public final class Everybody {

    private Everybody() {
    }

    /** Somebody who holds these permissions in all companies. */
    public static RequestPostProcessor who(Collection<Permission> permissions) {
        return as(permissions.stream().collect(Collectors.toMap(Function.identity(), permission -> CompanyScope.ALL)));
    }

    public static RequestPostProcessor as(Map<Permission, CompanyScope> grants) {
        var acting = new Acting(UUID.randomUUID(), "测试员", grants, Locale.SIMPLIFIED_CHINESE, "test");
        return authentication(UsernamePasswordAuthenticationToken.authenticated(acting, null, List.of()));
    }
}
