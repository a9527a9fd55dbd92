package io.hesuan.platform.signin;

import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** What the filter chain itself refuses, as problem details. */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemAnswers(Problems problems, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.locales = locales;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn) throws IOException {
        write(request, response, RequestRefusal.NOT_SIGNED_IN);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        if (denied instanceof CsrfException) {
            write(request, response, SignInRefusal.CSRF_TOKEN_WRONG);
        } else if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn && signedIn.mustChangePassword()) {
            write(request, response, SignInRefusal.PASSWORD_MUST_BE_CHANGED);
        } else {
            write(request, response, AccessRefusal.NOT_PERMITTED, request.getRequestURI());
        }
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal, Object... arguments) throws IOException {
        Problem problem = problems.of(locales.resolveLocale(request), refusal, null, arguments);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(problem));
    }
}
