package io.hesuan.platform.files;

import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.Audited;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static hesuandb.files.Tables.ATTACHMENT;

/** Who may see and change the files of a record: whoever may see and change the record. */
@Component
class FileRights {

    private final DSLContext sql;
    private final ObjectProvider<Audited> rooms;

    FileRights(DSLContext sql, ObjectProvider<Audited> rooms) {
        this.sql = sql;
        this.rooms = rooms;
    }

    Condition visibleTo(Acting reader) {
        List<Condition> any = kinds().stream()
                .map(kind -> ATTACHMENT.RECORD_TYPE.eq(kind.type()).and(kind.visible().apply(reader, ATTACHMENT.RECORD_ID))).toList();
        return any.isEmpty() ? DSL.falseCondition() : DSL.or(any);
    }

    /** The record's id, if there is such a record and the reader may see it. */
    Optional<UUID> record(String type, String id, Acting reader) {
        return kind(type).flatMap(kind -> read(kind, id)
                .filter(uuid -> sql.fetchExists(DSL.selectOne().where(kind.visible().apply(reader, DSL.val(uuid))))));
    }

    boolean mayChange(String type, Acting by) {
        return by.may(writing(type));
    }

    Permission writing(String type) {
        return kind(type).map(Audited.Kind::change).orElseGet(() -> new Permission(type + ".write"));
    }

    String recordId(String type, UUID id) {
        return kind(type).map(kind -> kind.ids().write(id)).orElse(id.toString());
    }

    private static Optional<UUID> read(Audited.Kind kind, String id) {
        try {
            return Optional.of(kind.ids().read(id));
        } catch (MalformedText malformed) {
            return Optional.empty();
        }
    }

    private Optional<Audited.Kind> kind(String type) {
        return kinds().stream().filter(kind -> kind.type().equals(type)).findFirst();
    }

    private List<Audited.Kind> kinds() {
        return rooms.orderedStream().flatMap(room -> room.kinds().stream()).toList();
    }
}
