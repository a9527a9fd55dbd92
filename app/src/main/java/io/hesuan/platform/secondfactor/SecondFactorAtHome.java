package io.hesuan.platform.secondfactor;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.Users;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says on the first page which administrators sign in with a password alone: to those who look after users, one line for
 * all, because it is one thing to see to.
 */
@Component
class SecondFactorAtHome implements HomeException {

    private static final int MOST_NAMED = 5;

    private final UserDirectory users;
    private final SecondFactor factors;

    SecondFactorAtHome(UserDirectory users, SecondFactor factors) {
        this.users = users;
        this.factors = factors;
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.companies(Users.WRITE).all()) {
            return List.of();
        }
        Map<UUID, String> bare = users.administrators();
        bare.keySet().removeAll(factors.setUpBy(bare.keySet()));
        if (bare.isEmpty()) {
            return List.of();
        }
        String named = bare.values().stream().sorted(Comparator.naturalOrder()).limit(MOST_NAMED).collect(Collectors.joining(", "));
        return List.of(new Found("administrators-without-second-factor",
                List.of(bare.size(), bare.size() > MOST_NAMED ? named + " …" : named), "/users"));
    }
}
