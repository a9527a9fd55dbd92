package io.hesuan.platform.audit;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;

/** The audit log as people see it: all of it with {@link #READ}, else the history of the records that one may read. */
@Component
public class AuditList {

    public static final Permission READ = new Permission("audit.read");
    static final IdFormat ID = IdFormat.of("aud");
    private static final IdFormat OTHER_RECORD = IdFormat.of("rec");

    private final ObjectProvider<Audited> audited;
    private final JsonMapper json;

    AuditList(ObjectProvider<Audited> audited, JsonMapper json) {
        this.audited = audited;
        this.json = json;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        Permission mayReadAudit() {
            return READ;
        }

        @Bean
        ListSpec listOfAudit(AuditList list) {
            return list.spec();
        }
    }

    private ListSpec spec() {
        return new ListSpec("audit", "audit", null, ENTRY, ENTRY.ID, ID, null, (reader, none) -> visibleTo(reader), "-at", List.of(
                Column.instant("at", ENTRY.RECORDED_AT),
                Column.text("by", ENTRY.ACTOR_NAME, 120).notSortable(),
                Column.text("action", ENTRY.ACTION, 100).notSortable(),
                Column.choice("recordType", ENTRY.RECORD_TYPE, 110, List.of()).notSortable(),
                Column.text("title", ENTRY.RECORD_TITLE, 280).notSortable(),
                Column.reference("recordId", ENTRY.RECORD_ID, OTHER_RECORD).showing(row -> recordId(row.get(ENTRY.RECORD_TYPE), row.get(ENTRY.RECORD_ID))),
                Column.text("requestId", ENTRY.REQUEST_ID, 140).notSortable().hidden(),
                document("before", ENTRY.BEFORE),
                document("after", ENTRY.AFTER)));
    }

    private Column document(String key, Field<JSONB> field) {
        return new Column(key, Column.Type.TEXT, field, false, Column.Filter.NONE, false, 200, List.of(), row -> tree(row.get(field)), null, null, null, null);
    }

    Condition visibleTo(Acting reader) {
        var scope = reader.companies(READ);
        if (scope.all()) {
            return DSL.noCondition();
        }
        List<Condition> any = new ArrayList<>();
        if (!scope.isEmpty()) {
            any.add(ENTRY.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new))));
        }
        kinds().forEach(kind -> any.add(ENTRY.RECORD_TYPE.eq(kind.type()).and(kind.visible().apply(reader, ENTRY.RECORD_ID))));
        return any.isEmpty() ? DSL.falseCondition() : DSL.or(any);
    }

    String recordId(String type, UUID id) {
        return id == null ? null : kinds().stream().filter(kind -> kind.type().equals(type)).findFirst()
                .map(Audited.Kind::ids).orElse(OTHER_RECORD).write(id);
    }

    JsonNode tree(JSONB stored) {
        return stored == null ? null : json.readTree(stored.data());
    }

    private List<Audited.Kind> kinds() {
        return audited.orderedStream().flatMap(rooms -> rooms.kinds().stream()).toList();
    }
}
