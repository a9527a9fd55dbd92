package io.hesuan.platform.security;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static hesuandb.security.Tables.ROLE;
import static hesuandb.security.Tables.ROLE_GRANT;
import static hesuandb.security.Tables.USER;

/** What other rooms ask about users: who is it that signs in, what roles does he hold, is there anybody at all. */
@Component
public class UserDirectory {

    private final DSLContext sql;
    private final UserSpec spec;
    private final Records records;
    private final Grants grants;
    private final HeldRights heldRights;
    private final KnownPermissions known;

    UserDirectory(DSLContext sql, UserSpec spec, Records records, Grants grants, HeldRights heldRights, KnownPermissions known) {
        this.sql = sql;
        this.spec = spec;
        this.records = records;
        this.grants = grants;
        this.heldRights = heldRights;
        this.known = known;
    }

    public record Listed(UUID id, String login, String name, String email, String locale, boolean active) {
    }

    public Optional<Listed> byLogin(String login) {
        return find(USER.LOGIN.eq(login.strip().toLowerCase(Locale.ROOT)));
    }

    public Optional<Listed> byEmail(String email) {
        return email.isBlank() ? Optional.empty() : find(DSL.lower(USER.EMAIL).eq(email.toLowerCase(Locale.ROOT)));
    }

    public Optional<Listed> byId(UUID id) {
        return find(USER.ID.eq(id));
    }

    public boolean any() {
        return sql.fetchExists(USER);
    }

    /** Codes of the roles that the user holds anywhere. */
    public List<String> roles(UUID userId) {
        return sql.selectDistinct(ROLE.CODE).from(ROLE_GRANT).join(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(ROLE_GRANT.USER_ID.eq(userId)).orderBy(ROLE.CODE).fetch(ROLE.CODE);
    }

    /** The active users who are administrators everywhere, by id with their login. */
    public Map<UUID, String> administrators() {
        return sql.selectDistinct(USER.ID, USER.LOGIN).from(USER).join(ROLE_GRANT).on(ROLE_GRANT.USER_ID.eq(USER.ID))
                .join(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID)).where(USER.ACTIVE.isTrue(), Administrators.everywhere())
                .fetchMap(USER.ID, USER.LOGIN);
    }

    /** Whether somebody holds everything that the user holds: who does not, may not change how the user signs in. */
    public boolean holdsAllOf(Acting by, UUID userId) {
        return by.rights().cover(heldRights.of(sql, List.of(userId)).getOrDefault(userId, Rights.NONE));
    }

    /** The house itself with every permission: for the first administrator. */
    public Acting house(String requestId) {
        var everything = Rights.of(new HashSet<>(known.all()), CompanyScope.ALL, PartScope.whole(CompanyScope.ALL), PartScope.whole(CompanyScope.ALL));
        return new Acting(null, "hesuan", everything, Locale.SIMPLIFIED_CHINESE, requestId);
    }

    /** Creates a user with roles inside a transaction that is already running; refused as the single steps would be. */
    public Outcome<UUID> create(Writing writing, Acting by, User user, List<GrantedRole> roles) {
        Outcome<Saved> saved = records.saving(spec).batch().decide(writing, List.of(Call.of(by, new Save<>(null, null, user)))).getFirst();
        return saved.then(created -> {
            UUID id = Users.ID.read(created.id());
            return grants.granting().batch().decide(writing, List.of(Call.of(by, new GrantRoles(id, created.version(), roles)))).getFirst()
                    .map(granted -> id);
        });
    }

    private Optional<Listed> find(Condition who) {
        return sql.select(USER.ID, USER.LOGIN, USER.NAME, USER.EMAIL, USER.LOCALE, USER.ACTIVE).from(USER).where(who)
                .fetchOptional(row -> new Listed(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
