package io.hesuan.platform.web;

import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds {@link Needs} and {@link Guarded}. */
@Configuration(proxyBeanMethods = false)
class Guard implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Permission needed = needed(method, request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
            if (needed != null) {
                require(ActingArgument.acting(), needed);
            }
        }
        return true;
    }

    private static Permission needed(HandlerMethod method, boolean reading) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null && method.getBean() instanceof Guarded guarded) {
            return guarded.needed(reading);
        }
        if (needs == null) {
            needs = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
        }
        return needs == null ? null : new Permission(needs.value());
    }

    private static void require(Acting acting, Permission needed) {
        if (!acting.may(needed)) {
            throw Refused.because(AccessRefusal.NOT_PERMITTED, null, needed.name());
        }
    }
}
