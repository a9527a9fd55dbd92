package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.OwnLanguage;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.security.HeldRights;
import io.hesuan.platform.web.RequestIds;
import io.hesuan.platform.web.SpokenLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns a session into who is acting. The session holds the user's id and the time of sign-in; rights are read anew for
 * every request.
 */
@Component
class SessionContexts implements SecurityContextRepository {

    static final String USER_ID = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    static final String SIGNED_IN_AT = "signedInAt";
    static final String MUST_CHANGE_PASSWORD = "mustChangePassword";

    private final HeldRights heldRights;
    private final OwnLanguage ownLanguage;
    private final SignInSettings settings;
    private final Clock clock;

    SessionContexts(HeldRights heldRights, OwnLanguage ownLanguage, SignInSettings settings, Clock clock) {
        this.heldRights = heldRights;
        this.ownLanguage = ownLanguage;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a session for the user; one that was there ends, so that nobody can plant a session on another. */
    void begin(HttpServletRequest request, UUID userId, boolean mustChangePassword) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(USER_ID, userId.toString());
        session.setAttribute(SIGNED_IN_AT, clock.instant().toEpochMilli());
        if (mustChangePassword) {
            session.setAttribute(MUST_CHANGE_PASSWORD, true);
        }
    }

    Optional<SignedIn> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER_ID) instanceof String userId) || !(session.getAttribute(SIGNED_IN_AT) instanceof Long signedInAt)) {
            return Optional.empty();
        }
        Optional<Acting> acting = clock.instant().isAfter(Instant.ofEpochMilli(signedInAt).plus(settings.absolute()))
                ? Optional.empty()
                : heldRights.acting(UUID.fromString(userId), language(request, UUID.fromString(userId)), RequestIds.of(request));
        if (acting.isEmpty()) {
            session.invalidate();
        }
        acting.ifPresent(who -> SpokenLanguage.own(request, who.locale()));
        boolean mustChange = acting.isPresent() && session.getAttribute(MUST_CHANGE_PASSWORD) != null;
        return acting.map(who -> new SignedIn(mustChange ? without(who) : who, mustChange));
    }

    /** Null where the person has neither asked nor chosen: what his record as a user says is next. */
    private Locale language(HttpServletRequest request, UUID userId) {
        return SpokenLanguage.asked(request).or(() -> ownLanguage.of(userId)).orElse(null);
    }

    private static Acting without(Acting who) {
        return new Acting(who.userId(), who.name(), Rights.NONE, who.locale(), who.requestId());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing to save: {@link #begin} has written all that a session holds. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(USER_ID) != null;
    }

    /** Looked up when somebody asks, so that files and public addresses cost nothing. */
    private final class Loaded implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private SecurityContext context;
        private boolean generated;

        private Loaded(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                var found = signedIn(request);
                generated = found.isEmpty();
                context = found.<SecurityContext>map(SecurityContextImpl::new).orElseGet(SecurityContextHolder::createEmptyContext);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
