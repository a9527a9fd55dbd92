package io.hesuan.platform.signin;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.security.SecurityRefusal;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.security.Users;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** Where one is signed in, and ending sessions: one's own, or another's by whoever may. */
@RestController
class OwnSessionsController {

    private final OwnSessions sessions;
    private final UserDirectory users;
    private final SignInLog log;

    OwnSessionsController(OwnSessions sessions, UserDirectory users, SignInLog log) {
        this.sessions = sessions;
        this.users = users;
        this.log = log;
    }

    record Ended(int sessions) {
    }

    @GetMapping("/api/session/sessions")
    List<OwnSessions.Open> find(HttpServletRequest request, Acting acting) {
        return sessions.of(acting.userId(), current(request));
    }

    @DeleteMapping("/api/session/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Acting acting) {
        if (!sessions.end(acting.userId(), id)) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
        log.write(acting, users.byId(acting.userId()), "end-session", null);
    }

    @DeleteMapping("/api/session/sessions")
    Ended endOthers(HttpServletRequest request, Acting acting) {
        int ended = sessions.endOthers(acting.userId(), current(request));
        log.write(acting, users.byId(acting.userId()), "end-session", null);
        return new Ended(ended);
    }

    @DeleteMapping("/api/users/{id}/sessions")
    @Needs("session.end")
    Ended endAll(@PathVariable String id, Acting acting) {
        Optional<Listed> user = find(id);
        Listed found = user.orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
        if (!users.holdsAllOf(acting, found.id())) {
            throw refused(SecurityRefusal.USER_HOLDS_MORE_THAN_YOU, null, found.name());
        }
        int ended = sessions.endOthers(found.id(), null);
        log.write(acting, user, "end-session", null);
        return new Ended(ended);
    }

    private Optional<Listed> find(String id) {
        try {
            return users.byId(Users.ID.read(id));
        } catch (MalformedText malformed) {
            return Optional.empty();
        }
    }

    private static String current(HttpServletRequest request) {
        return request.getSession(false) == null ? null : request.getSession(false).getId();
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
