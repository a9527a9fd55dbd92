package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyDirectory;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.Users;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestIds;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The session: begun by signing in, looked at by every screen, ended by signing out. */
@RestController
@RequestMapping("/api/session")
class SignInController {

    private final SignIn signIn;
    private final SessionContexts contexts;
    private final UserDirectory users;
    private final CompanyDirectory companies;
    private final boolean development;

    SignInController(SignIn signIn, SessionContexts contexts, UserDirectory users, CompanyDirectory companies,
                     @Value("${hesuan.development:false}") boolean development) {
        this.signIn = signIn;
        this.contexts = contexts;
        this.users = users;
        this.companies = companies;
        this.development = development;
    }

    /** @param code the six digits of the second factor, or a recovery code, where the user has one set up */
    record Credentials(@NotNull @Size(max = 100) String login, @NotNull @Size(max = 200) String password, @Size(max = 40) String code) {

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record Person(String id, String name, String login, String locale, List<String> roles) {
    }

    /**
     * @param mustChangePassword as long as it is true, nothing but {@code PUT /api/session/password} and signing out is allowed
     * @param setup              {@code needed} while there is no company, then {@code done}
     */
    record Session(Person user, List<String> permissions, List<CompanyDirectory.Listed> companies, String setup, boolean development,
                   boolean mustChangePassword) {
    }

    @PostMapping
    Session signIn(@RequestBody @Valid Credentials credentials, HttpServletRequest request) {
        var proven = Refused.unlessDone(signIn.prove(credentials.login(), credentials.password(), credentials.code(),
                request.getRemoteAddr(), RequestIds.of(request)));
        contexts.begin(request, proven.userId(), proven.mustChangePassword());
        return contexts.signedIn(request).map(this::session).orElseThrow(() -> refused(RequestRefusal.NOT_SIGNED_IN));
    }

    @GetMapping
    Session find(HttpServletRequest request, Acting acting) {
        return contexts.signedIn(request).map(this::session).orElseThrow(() -> refused(RequestRefusal.NOT_SIGNED_IN));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, Acting acting) {
        signIn.signedOut(acting);
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
    }

    private Session session(SignedIn signedIn) {
        Acting acting = signedIn.getPrincipal();
        var user = users.byId(acting.userId()).orElseThrow(() -> refused(RequestRefusal.NOT_SIGNED_IN));
        return new Session(new Person(Users.ID.write(user.id()), user.name(), user.login(), user.locale(), users.roles(user.id())),
                acting.rights().companies().keySet().stream().map(Permission::name).sorted().toList(),
                companies.listed(acting.rights().anywhere()), companies.any() ? "done" : "needed", development, signedIn.mustChangePassword());
    }

    private static Refused refused(RequestRefusal refusal) {
        return Refused.because(refusal, null);
    }
}
