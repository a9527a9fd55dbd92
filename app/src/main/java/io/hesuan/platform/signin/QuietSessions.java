package io.hesuan.platform.signin;

import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Sessions in the database that do not write on every request: the time of last use is stored once a minute at most,
 * because a durable commit per click would cost more than the click.
 */
final class QuietSessions implements SessionRepository<QuietSessions.Quiet> {

    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final SessionRepository<Session> stored;

    @SuppressWarnings("unchecked")
    QuietSessions(JdbcIndexedSessionRepository stored) {
        this.stored = (SessionRepository<Session>) (SessionRepository<?>) stored;
    }

    @Override
    public Quiet createSession() {
        return new Quiet(stored.createSession());
    }

    @Override
    public void save(Quiet session) {
        stored.save(session.stored);
    }

    @Override
    public Quiet findById(String id) {
        Session found = stored.findById(id);
        return found == null ? null : new Quiet(found);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    /** A session that takes note of its use once a minute. */
    static final class Quiet implements Session {

        private final Session stored;

        private Quiet(Session stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (time.isAfter(stored.getLastAccessedTime().plus(GRAIN))) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
