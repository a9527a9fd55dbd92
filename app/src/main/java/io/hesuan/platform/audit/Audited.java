package io.hesuan.platform.audit;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import org.jooq.Condition;
import org.jooq.Field;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** The kinds of record that a room has audited: a bean of that room. Who may read a record may read its history. */
public interface Audited {

    List<Kind> kinds();

    /**
     * @param type    as in {@link AuditEntry#recordType()}
     * @param visible a condition, for this reader, on the id of a record; false where he may see none
     */
    record Kind(String type, IdFormat ids, BiFunction<Acting, Field<UUID>, Condition> visible) {
    }
}
