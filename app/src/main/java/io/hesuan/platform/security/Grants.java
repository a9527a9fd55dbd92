package io.hesuan.platform.security;

import hesuandb.security.tables.records.RoleGrantRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.PlaceIds;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.security.HeldRights.Held;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.security.Tables.ROLE;
import static hesuandb.security.Tables.ROLE_GRANT;
import static hesuandb.security.Tables.USER;
import static java.time.ZoneOffset.UTC;

/** Gives and takes roles: all of a user's grants at once, so that what is saved is what was seen. */
@Component
public class Grants {

    private final HeldRights heldRights;
    private final Administrators administrators;
    private final JsonMapper json;

    Grants(HeldRights heldRights, Administrators administrators, JsonMapper json) {
        this.heldRights = heldRights;
        this.administrators = administrators;
        this.json = json;
    }

    public UseCase<GrantRoles, Saved> granting() {
        return new UseCase<>("role.grant", Saved.class, Users.GRANT, this::decide);
    }

    /** What a user holds, by role code. */
    List<GrantedRole> of(DSLContext sql, UUID userId) {
        return held(sql, List.of(userId)).getOrDefault(userId, List.of());
    }

    private record Stored(UUID id, int version, String title, boolean active) {
    }

    private record Wanted(UUID roleId, Held held) {
    }

    private List<Outcome<Saved>> decide(Writing writing, List<Call<GrantRoles>> calls) {
        DSLContext sql = writing.sql();
        List<UUID> userIds = calls.stream().map(call -> call.command().userId()).toList();
        Set<UUID> administering = administrators.locked(sql);
        Map<UUID, Stored> users = lock(sql, userIds);
        Map<String, Record> roles = roles(sql);
        Map<UUID, List<GrantedRole>> before = held(sql, userIds);
        Map<UUID, Rights> rightsBefore = heldRights.of(sql, userIds);
        Set<UUID> left = new HashSet<>(administering);
        Map<UUID, List<Wanted>> written = new LinkedHashMap<>();
        List<Outcome<Saved>> outcomes = new ArrayList<>();
        for (Call<GrantRoles> call : calls) {
            GrantRoles command = call.command();
            List<Wanted> wanted = new ArrayList<>();
            Outcome<Saved> refused = written.containsKey(command.userId()) ? changedMeanwhile(users.get(command.userId()))
                    : refusal(call, users.get(command.userId()), roles, rightsBefore.getOrDefault(command.userId(), Rights.NONE), wanted);
            if (refused == null && left.contains(command.userId()) && !administers(command)) {
                if (left.size() == 1) {
                    refused = Outcome.refused(SecurityRefusal.LAST_ADMINISTRATOR, "grants");
                } else {
                    left.remove(command.userId());
                }
            }
            if (refused == null) {
                written.put(command.userId(), wanted);
                refused = record(writing, call, users.get(command.userId()), before.getOrDefault(command.userId(), List.of()));
            }
            outcomes.add(refused);
        }
        write(writing, written);
        return outcomes;
    }

    private Outcome<Saved> refusal(Call<GrantRoles> call, Stored user, Map<String, Record> roles, Rights rightsBefore, List<Wanted> wanted) {
        GrantRoles command = call.command();
        if (user == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", Users.ID.write(command.userId()));
        }
        if (user.version() != command.version()) {
            return changedMeanwhile(user);
        }
        for (int i = 0; i < command.grants().size(); i++) {
            GrantedRole grant = command.grants().get(i);
            String field = "grants[" + i + "]";
            Record role = grant == null || grant.role() == null ? null : roles.get(grant.role());
            if (role == null) {
                return Outcome.refused(SecurityRefusal.ROLE_UNKNOWN, field + ".role", grant == null ? "" : String.valueOf(grant.role()));
            }
            if (grant.companyId() == null && (grant.warehouseId() != null || grant.channelId() != null)) {
                return Outcome.refused(SecurityRefusal.PLACE_NEEDS_COMPANY, field + ".companyId");
            }
            try {
                wanted.add(new Wanted(role.get(ROLE.ID), new Held(Arrays.asList(role.get(ROLE.RULES)), read(PlaceIds.COMPANY, grant.companyId()),
                        read(PlaceIds.WAREHOUSE, grant.warehouseId()), read(PlaceIds.CHANNEL, grant.channelId()))));
            } catch (MalformedText malformed) {
                return Outcome.refused(RequestRefusal.FIELD_IS_INVALID, field, field, malformed.getMessage());
            }
        }
        if (!call.by().rights().cover(rightsBefore)) {
            return Outcome.refused(SecurityRefusal.USER_HOLDS_MORE_THAN_YOU, null, user.title());
        }
        if (!call.by().rights().cover(heldRights.rights(wanted.stream().map(Wanted::held).toList()))) {
            return Outcome.refused(SecurityRefusal.RIGHTS_EXCEED_YOURS, "grants");
        }
        return null;
    }

    private Outcome<Saved> record(Writing writing, Call<GrantRoles> call, Stored user, List<GrantedRole> before) {
        writing.audit(call.by(), AuditEntry.of("grant", "user", user.id(), user.title())
                .changing(json.writeValueAsString(Map.of("grants", before)), json.writeValueAsString(Map.of("grants", call.command().grants()))));
        return Outcome.done(new Saved(Users.ID.write(user.id()), user.version() + 1));
    }

    private static Outcome<Saved> changedMeanwhile(Stored user) {
        return Outcome.refused(RequestRefusal.RECORD_WAS_CHANGED_MEANWHILE, "version", user.title());
    }

    private static boolean administers(GrantRoles command) {
        return command.grants().stream().anyMatch(grant -> grant.role().equals(Users.ADMINISTRATOR) && grant.companyId() == null);
    }

    private static UUID read(IdFormat format, String id) {
        return id == null ? null : format.read(id);
    }

    private static String write(IdFormat format, UUID id) {
        return id == null ? null : format.write(id);
    }

    private static Map<UUID, Stored> lock(DSLContext sql, List<UUID> userIds) {
        return sql.select(USER.ID, USER.VERSION, USER.LOGIN, USER.NAME, USER.ACTIVE).from(USER)
                .where(USER.ID.eq(DSL.any(userIds.toArray(UUID[]::new)))).orderBy(USER.ID).forUpdate()
                .fetchMap(row -> row.get(USER.ID), row -> new Stored(row.get(USER.ID), row.get(USER.VERSION),
                        row.get(USER.LOGIN) + " " + row.get(USER.NAME), row.get(USER.ACTIVE)));
    }

    private static Map<String, Record> roles(DSLContext sql) {
        return sql.select(ROLE.CODE, ROLE.ID, ROLE.RULES).from(ROLE).fetchMap(row -> row.get(ROLE.CODE), row -> row);
    }

    private static Map<UUID, List<GrantedRole>> held(DSLContext sql, List<UUID> userIds) {
        return sql.select(ROLE_GRANT.USER_ID, ROLE.CODE, ROLE_GRANT.COMPANY_ID, ROLE_GRANT.WAREHOUSE_ID, ROLE_GRANT.CHANNEL_ID)
                .from(ROLE_GRANT).join(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(ROLE_GRANT.USER_ID.eq(DSL.any(userIds.toArray(UUID[]::new))))
                .orderBy(ROLE.CODE, ROLE_GRANT.COMPANY_ID, ROLE_GRANT.WAREHOUSE_ID, ROLE_GRANT.CHANNEL_ID)
                .fetchGroups(row -> row.get(ROLE_GRANT.USER_ID), row -> new GrantedRole(row.get(ROLE.CODE),
                        write(PlaceIds.COMPANY, row.get(ROLE_GRANT.COMPANY_ID)), write(PlaceIds.WAREHOUSE, row.get(ROLE_GRANT.WAREHOUSE_ID)),
                        write(PlaceIds.CHANNEL, row.get(ROLE_GRANT.CHANNEL_ID))));
    }

    private static void write(Writing writing, Map<UUID, List<Wanted>> written) {
        if (written.isEmpty()) {
            return;
        }
        DSLContext sql = writing.sql();
        UUID[] users = written.keySet().toArray(UUID[]::new);
        sql.deleteFrom(ROLE_GRANT).where(ROLE_GRANT.USER_ID.eq(DSL.any(users))).execute();
        List<RoleGrantRecord> rows = new ArrayList<>();
        written.forEach((user, grants) -> grants.stream().distinct().forEach(grant -> {
            var row = sql.newRecord(ROLE_GRANT);
            row.setId(Ids.next());
            row.setUserId(user);
            row.setRoleId(grant.roleId());
            row.setCompanyId(grant.held().companyId());
            row.setWarehouseId(grant.held().warehouseId());
            row.setChannelId(grant.held().channelId());
            rows.add(row);
        }));
        if (!rows.isEmpty()) {
            sql.insertInto(ROLE_GRANT).set(rows).execute();
        }
        sql.update(USER).set(USER.VERSION, USER.VERSION.plus(1)).set(USER.CHANGED_AT, writing.now().atOffset(UTC))
                .where(USER.ID.eq(DSL.any(users))).execute();
    }
}
