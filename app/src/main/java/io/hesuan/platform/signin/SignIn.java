package io.hesuan.platform.signin;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.secondfactor.SecondFactor;
import io.hesuan.platform.secondfactor.SecondFactorRefusal;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.signin.Passwords.Stored;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Decides whether somebody is who he says. Wrong login, wrong password, expired and inactive look the same from outside. */
@Component
class SignIn {

    private final UserDirectory users;
    private final Passwords passwords;
    private final Attempts attempts;
    private final SecondFactor secondFactor;
    private final SignInLog log;
    private final Clock clock;

    SignIn(UserDirectory users, Passwords passwords, Attempts attempts, SecondFactor secondFactor, SignInLog log, Clock clock) {
        this.secondFactor = secondFactor;
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.log = log;
        this.clock = clock;
    }

    record Proven(UUID userId, boolean mustChangePassword) {
    }

    Outcome<Proven> prove(String login, String password, String code, String address, String requestId) {
        var verdict = attempts.count(login, address);
        if (!verdict.allowed()) {
            long seconds = Math.max(1, Duration.between(clock.instant(), verdict.blockedUntil()).toSeconds());
            return Outcome.refused(SignInRefusal.TOO_MANY_ATTEMPTS, null, seconds);
        }
        Optional<Listed> user = users.byLogin(login);
        Optional<Stored> stored = user.flatMap(found -> passwords.of(found.id()));
        boolean matches = passwords.matches(password, stored);
        Acting who = acting(user, requestId);
        if (!matches || !user.orElseThrow().active() || stored.orElseThrow().expired(clock.instant())) {
            log.write(who, user, "sign-in-failed", address);
            if (verdict.lockedNow()) {
                log.write(who, user, "lock-out", address);
            }
            return Outcome.refused(SignInRefusal.LOGIN_OR_PASSWORD_WRONG, null);
        }
        if (secondFactor.isSetUp(who.userId())) {
            if (code == null || code.isBlank()) {
                return Outcome.refused(SecondFactorRefusal.TOTP_REQUIRED, "code");
            }
            if (!secondFactor.takes(who.userId(), code)) {
                log.write(who, user, verdict.lockedNow() ? "lock-out" : "sign-in-failed", address);
                return Outcome.refused(SecondFactorRefusal.TOTP_CODE_WRONG, "code");
            }
        }
        attempts.succeeded(login, address);
        log.write(who, user, "sign-in", address);
        return Outcome.done(new Proven(user.get().id(), stored.get().oneTime()));
    }

    void signedOut(Acting acting) {
        log.write(acting, users.byId(acting.userId()), "sign-out", null);
    }

    /** What was typed as login is not kept where nobody has it: it may be a password in the wrong field. */
    private static Acting acting(Optional<Listed> user, String requestId) {
        return new Acting(user.map(Listed::id).orElse(null), user.map(Listed::name).orElse("?"), Rights.NONE, Locale.SIMPLIFIED_CHINESE, requestId);
    }
}
