package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;

/** Begins the session of somebody whom another way in has recognised. */
@Component
public class SessionStart {

    private final SessionContexts contexts;
    private final SignInLog log;

    SessionStart(SessionContexts contexts, SignInLog log) {
        this.contexts = contexts;
        this.log = log;
    }

    public void begin(HttpServletRequest request, Listed user) {
        contexts.begin(request, user.id(), false);
        var who = new Acting(user.id(), user.name(), Rights.NONE, Locale.forLanguageTag(user.locale()), RequestIds.of(request));
        log.write(who, Optional.of(user), "sign-in", request.getRemoteAddr());
    }
}
