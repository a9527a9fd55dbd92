package io.hesuan.platform.security;

import hesuandb.security.tables.records.RoleRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.security.Tables.ROLE;

/** Where roles lie, how they are listed, and what must be true of them. */
@Component
class RoleSpec implements RecordSpec<Role, RoleRecord> {

    private static final PartScope EVERY_PART = PartScope.whole(CompanyScope.ALL);

    private final KnownPermissions known;

    RoleSpec(KnownPermissions known) {
        this.known = known;
    }

    static ListSpec list() {
        return ListSpec.shared("roles", "role", Users.READ_ROLES, ROLE, ROLE.ID, Users.ROLE_ID, ROLE.SEARCH_TEXT, "code", List.of(
                Column.text("code", ROLE.CODE, 180),
                Column.text("name", ROLE.NAME, 160),
                Column.text("nameEn", ROLE.NAME_EN, 180),
                Column.tags("rules", ROLE.RULES, 420, List.of()).notFiltered(),
                Column.instant("changedAt", ROLE.CHANGED_AT)));
    }

    @Override
    public String name() {
        return "role";
    }

    @Override
    public Class<Role> contentType() {
        return Role.class;
    }

    @Override
    public IdFormat idFormat() {
        return Users.ROLE_ID;
    }

    @Override
    public Permission mayRead() {
        return Users.READ_ROLES;
    }

    @Override
    public Permission mayWrite() {
        return Users.WRITE_ROLES;
    }

    @Override
    public Table<RoleRecord> table() {
        return ROLE;
    }

    @Override
    public TableField<RoleRecord, UUID> id() {
        return ROLE.ID;
    }

    @Override
    public TableField<RoleRecord, Integer> version() {
        return ROLE.VERSION;
    }

    @Override
    public TableField<RoleRecord, OffsetDateTime> changedAt() {
        return ROLE.CHANGED_AT;
    }

    @Override
    public Role content(RoleRecord row) {
        return new Role(row.getCode(), row.getName(), row.getNameEn(), Arrays.asList(row.getRules()));
    }

    @Override
    public void fill(RoleRecord row, Role role) {
        row.setCode(role.code());
        row.setName(role.name());
        row.setNameEn(role.nameEn());
        row.setRules(role.rules().toArray(String[]::new));
        row.setSearchText(SearchText.of(role.code(), role.name(), role.nameEn()));
    }

    @Override
    public String title(Role role) {
        return role.code() + " " + role.name();
    }

    @Override
    public Function<Draft<Role>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Role>> drafts) {
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        Map<String, UUID> taken = new HashMap<>(sql.select(ROLE.CODE, ROLE.ID).from(ROLE)
                .where(ROLE.CODE.eq(DSL.any(codes))).fetchMap(ROLE.CODE, ROLE.ID));
        drafts.forEach(draft -> taken.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> check(draft, taken);
    }

    private Optional<Outcome.Refused<Saved>> check(Draft<Role> draft, Map<String, UUID> taken) {
        Role role = draft.content();
        if (!taken.get(role.code()).equals(draft.id())) {
            return refused(SecurityRefusal.ROLE_CODE_TAKEN, "code", role.code());
        }
        if (draft.before() != null && draft.before().code().equals(Users.ADMINISTRATOR)) {
            return refused(SecurityRefusal.ROLE_IS_FIXED, null, draft.before().name());
        }
        for (int i = 0; i < role.rules().size(); i++) {
            if (known.resolve(Set.of(role.rules().get(i))).isEmpty() && (draft.before() == null || !draft.before().rules().contains(role.rules().get(i)))) {
                return refused(SecurityRefusal.RULE_MATCHES_NOTHING, "rules[" + i + "]", role.rules().get(i));
            }
        }
        Rights rightsBefore = draft.before() == null ? Rights.NONE : everywhere(draft.before().rules());
        if (!draft.by().rights().cover(everywhere(role.rules()).and(rightsBefore))) {
            return refused(SecurityRefusal.RIGHTS_EXCEED_YOURS, "rules");
        }
        return Optional.empty();
    }

    private Rights everywhere(Collection<String> rules) {
        return Rights.of(known.resolve(rules), CompanyScope.ALL, EVERY_PART, EVERY_PART);
    }

    private static Optional<Outcome.Refused<Saved>> refused(SecurityRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
