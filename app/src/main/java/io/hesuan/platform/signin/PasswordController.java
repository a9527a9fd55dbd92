package io.hesuan.platform.signin;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyDirectory;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.security.SecurityRefusal;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.security.Users;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;

/** Choosing a password of one's own, and giving others a one-time password. */
@RestController
class PasswordController {

    private final UserDirectory users;
    private final CompanyDirectory companies;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final PasswordChanges changes;
    private final Attempts attempts;
    private final SessionContexts contexts;

    PasswordController(UserDirectory users, CompanyDirectory companies, Passwords passwords, PasswordRules rules, PasswordChanges changes,
                       Attempts attempts, SessionContexts contexts) {
        this.users = users;
        this.companies = companies;
        this.passwords = passwords;
        this.rules = rules;
        this.changes = changes;
        this.attempts = attempts;
        this.contexts = contexts;
    }

    record OwnChange(@NotNull @Size(max = 200) String oldPassword, @NotNull @Size(max = 500) String newPassword) {

        @Override
        public String toString() {
            return "OwnChange[]";
        }
    }

    record OneTime(String password) {

        @Override
        public String toString() {
            return "OneTime[]";
        }
    }

    @PutMapping("/api/session/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody @Valid OwnChange change, HttpServletRequest request, Acting acting) {
        Listed user = users.byId(acting.userId()).orElseThrow(() -> refused(RequestRefusal.NOT_SIGNED_IN, null));
        var verdict = attempts.count(user.login(), request.getRemoteAddr());
        if (!verdict.allowed()) {
            throw refused(SignInRefusal.TOO_MANY_ATTEMPTS, null, 60);
        }
        if (!passwords.matches(change.oldPassword(), passwords.of(user.id()))) {
            throw refused(SignInRefusal.OLD_PASSWORD_WRONG, "oldPassword");
        }
        attempts.succeeded(user.login(), request.getRemoteAddr());
        if (change.oldPassword().equals(change.newPassword())) {
            throw refused(SignInRefusal.PASSWORD_SAME_AS_OLD, "newPassword");
        }
        rules.check(change.newPassword(), words(user)).ifPresent(no -> {
            throw new Refused(no);
        });
        changes.choose(acting, user, change.newPassword());
        contexts.begin(request, user.id(), false);
    }

    @PostMapping("/api/users/{id}/password")
    @Needs("password.reset")
    OneTime reset(@PathVariable String id, Acting acting) {
        Listed user = find(id);
        if (!users.holdsAllOf(acting, user.id())) {
            throw refused(SecurityRefusal.USER_HOLDS_MORE_THAN_YOU, null, user.name());
        }
        return new OneTime(changes.reset(acting, user));
    }

    private Listed find(String id) {
        try {
            return users.byId(Users.ID.read(id)).orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
        } catch (MalformedText malformed) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }

    private List<String> words(Listed user) {
        List<String> words = new ArrayList<>(List.of(user.login(), user.name()));
        companies.listed(CompanyScope.ALL).forEach(company -> words.addAll(List.of(company.code(), company.name())));
        return words;
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
