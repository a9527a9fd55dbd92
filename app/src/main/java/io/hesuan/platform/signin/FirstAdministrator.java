package io.hesuan.platform.signin;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.security.GrantedRole;
import io.hesuan.platform.security.StartingRoles;
import io.hesuan.platform.security.User;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.Users;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/**
 * On a database without users, makes the starting roles and the administrator, and prints his one-time password: once, to the terminal of
 * whoever started the house, never to a log file.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final String LOGIN = "admin";

    private final UserDirectory users;
    private final PasswordChanges passwords;
    private final StartingRoles startingRoles;
    private final WritePath writePath;

    FirstAdministrator(UserDirectory users, StartingRoles startingRoles, PasswordChanges passwords, WritePath writePath) {
        this.users = users;
        this.startingRoles = startingRoles;
        this.passwords = passwords;
        this.writePath = writePath;
    }

    record Create() {
    }

    record Created(UUID userId) {
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (users.any()) {
            return;
        }
        var oneTime = new String[1];
        Acting house = users.house("first-start");
        var useCase = new UseCase<Create, Created>("administrator.create", Created.class, Users.WRITE, (writing, calls) -> {
            oneTime[0] = null;
            return List.of(create(writing, house, oneTime));
        });
        writePath.all(useCase, List.of(new Call<>(house, null, new Create())), Mode.REAL);
        if (oneTime[0] != null) {
            System.out.println("HESUAN administrator: " + LOGIN + " / " + oneTime[0]);
        }
    }

    /** Nodes that start at the same moment wait for one another; the later one finds the user and prints nothing. */
    private Outcome<Created> create(Writing writing, Acting house, String[] oneTime) {
        writing.sql().fetch("SELECT pg_advisory_xact_lock(hashtext('first administrator'))");
        if (users.any()) {
            return Outcome.done(new Created(new UUID(0, 0)));
        }
        String name = startingRoles.write(writing, house).get(Users.ADMINISTRATOR);
        var user = new User(LOGIN, name, "", "", "zh-CN", true);
        return users.create(writing, house, user, List.of(new GrantedRole(Users.ADMINISTRATOR, null, null, null))).map(id -> {
            oneTime[0] = passwords.giveOneTime(writing, house, id, LOGIN + " " + user.name());
            return new Created(id);
        });
    }
}
