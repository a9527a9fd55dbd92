package io.hesuan.platform.oidc;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.security.GrantedRole;
import io.hesuan.platform.security.User;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.security.Users;
import org.jooq.DSLContext;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import static hesuandb.oidc.Tables.LINK;
import static java.time.ZoneOffset.UTC;

/** Finds the user who comes from a provider, and links him at his first arrival. */
@Component
class Arrivals {

    private final DSLContext sql;
    private final UserDirectory users;
    private final Providers providers;
    private final WritePath writePath;

    Arrivals(DSLContext sql, UserDirectory users, Providers providers, WritePath writePath) {
        this.sql = sql;
        this.users = users;
        this.providers = providers;
        this.writePath = writePath;
    }

    record LinkUser(String provider, String subject) {
    }

    record Linked(UUID userId) {
    }

    /** @return the active user, or why there is none */
    Outcome<Listed> userOf(String provider, OidcUser person, String requestId) {
        var linked = sql.select(LINK.USER_ID).from(LINK).where(LINK.PROVIDER.eq(provider), LINK.SUBJECT.eq(person.getSubject()))
                .fetchOptional(LINK.USER_ID);
        Outcome<UUID> userId = linked.<Outcome<UUID>>map(Outcome::done).orElseGet(() -> link(provider, person, requestId));
        return userId.then(id -> users.byId(id).filter(Listed::active).<Outcome<Listed>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(OidcRefusal.NOBODY_IS_LINKED)));
    }

    private Outcome<UUID> link(String provider, OidcUser person, String requestId) {
        Acting house = users.house(requestId);
        var useCase = new UseCase<LinkUser, Linked>("oidc.link", Linked.class, Users.WRITE, (writing, calls) ->
                calls.stream().map(call -> link(writing, call, person)).toList());
        return writePath.all(useCase, List.of(Call.of(house, new LinkUser(provider, person.getSubject()))), Mode.REAL).getFirst().map(Linked::userId);
    }

    private Outcome<Linked> link(Writing writing, Call<LinkUser> call, OidcUser person) {
        boolean verified = Boolean.TRUE.equals(person.getEmailVerified()) && person.getEmail() != null;
        Optional<Listed> user = verified ? users.byEmail(person.getEmail()).filter(Listed::active) : Optional.empty();
        String role = providers.all().get(call.command().provider()).createWithRole();
        if (user.isEmpty() && (role.isBlank() || !verified || users.byEmail(person.getEmail()).isPresent())) {
            return Outcome.refused(OidcRefusal.NOBODY_IS_LINKED);
        }
        Outcome<UUID> userId = user.<Outcome<UUID>>map(found -> Outcome.done(found.id())).orElseGet(() -> create(writing, call.by(), person, role));
        return userId.map(id -> {
            writing.sql().insertInto(LINK, LINK.PROVIDER, LINK.SUBJECT, LINK.USER_ID, LINK.LINKED_AT)
                    .values(call.command().provider(), call.command().subject(), id, writing.now().atOffset(UTC)).execute();
            writing.audit(call.by(), AuditEntry.of("link-provider", "user", id, call.command().provider()));
            return new Linked(id);
        });
    }

    private Outcome<UUID> create(Writing writing, Acting house, OidcUser person, String role) {
        String email = person.getEmail().toLowerCase(Locale.ROOT);
        String name = person.getFullName() == null || person.getFullName().isBlank() ? email : person.getFullName();
        return users.create(writing, house, new User(email, name, email, "", "zh-CN", true), List.of(new GrantedRole(role, null, null, null)));
    }
}
