package io.hesuan.platform.audit;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
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
     * @param change  what one must hold to add something to such a record, as a file
     */
    record Kind(String type, IdFormat ids, BiFunction<Acting, Field<UUID>, Condition> visible, Permission change) {

        /** A kind that those may change who hold {@code <type>.write}. */
        public Kind(String type, IdFormat ids, BiFunction<Acting, Field<UUID>, Condition> visible) {
            this(type, ids, visible, new Permission(type + ".write"));
        }
    }
}
