package io.hesuan.platform.signin;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.security.UserDirectory.Listed;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.signin.Tables.SESSION;

/** Changes passwords, and ends the sessions that were begun with the old one. */
@Component
public class PasswordChanges {

    private final Passwords passwords;
    private final SignInSettings settings;
    private final WritePath writePath;

    PasswordChanges(Passwords passwords, SignInSettings settings, WritePath writePath) {
        this.passwords = passwords;
        this.settings = settings;
        this.writePath = writePath;
    }

    record Changed(UUID userId) {
    }

    /** Gives a new user a one-time password inside a transaction that is already running. @return the password, to be shown once */
    public String giveOneTime(Writing writing, Acting by, UUID userId, String title) {
        String password = passwords.random();
        change(writing, List.of(new Call<>(by, null, new ChangePassword(userId, title, passwords.hash(password), true))));
        return password;
    }

    /** @return the one-time password, to be shown once */
    String reset(Acting by, Listed user) {
        String password = passwords.random();
        writePath.all(new UseCase<>("password.reset", Changed.class, SignInRights.RESET, this::change),
                List.of(new Call<>(by, null, new ChangePassword(user.id(), user.login() + " " + user.name(), passwords.hash(password), true))), Mode.REAL)
                .getFirst().orElseThrow();
        return password;
    }

    /** The user's own choice. */
    void choose(Acting by, Listed user, String password) {
        writePath.all(new UseCase<>("password.choose", Changed.class, null, this::change),
                List.of(new Call<>(by, null, new ChangePassword(user.id(), user.login() + " " + user.name(), passwords.hash(password), false))), Mode.REAL)
                .getFirst().orElseThrow();
    }

    private List<Outcome<Changed>> change(Writing writing, List<Call<ChangePassword>> calls) {
        List<Outcome<Changed>> outcomes = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (Call<ChangePassword> call : calls) {
            ChangePassword command = call.command();
            passwords.store(writing.sql(), command.userId(), command.hash(), command.oneTime() ? writing.now().plus(settings.oneTimePassword()) : null, writing.now());
            writing.audit(call.by(), AuditEntry.of(command.oneTime() ? "reset-password" : "change-password", "user", command.userId(), command.title()));
            users.add(command.userId().toString());
            outcomes.add(Outcome.done(new Changed(command.userId())));
        }
        writing.sql().deleteFrom(SESSION).where(SESSION.PRINCIPAL_NAME.eq(DSL.any(users.toArray(String[]::new)))).execute();
        return outcomes;
    }
}
