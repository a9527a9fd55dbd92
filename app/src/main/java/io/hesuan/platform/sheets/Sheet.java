package io.hesuan.platform.sheets;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.records.RecordSpec;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How one kind of record looks in a file: a bean per kind, declared by the room that owns the records.
 *
 * @param spec    the kind of record
 * @param key     by which a row finds the record that is there already; its column is called {@code code}
 * @param within  what the key is unique in; null where it is in the whole house
 * @param blank   what a new record begins with before the cells are put in
 * @param columns in the order of the template
 */
public record Sheet<T, R extends UpdatableRecord<R>>(RecordSpec<T, R> spec, TableField<R, String> key, Within<R> within, T blank, List<SheetColumn> columns) {

    static final String KEY = "code";

    /** A company, or a warehouse: the field that names it, and the column of references by which a row does. */
    public record Within<R extends UpdatableRecord<R>>(TableField<R, UUID> field, String column, IdFormat format) {
    }

    public Sheet(RecordSpec<T, R> spec, TableField<R, String> key, T blank, List<SheetColumn> columns) {
        this(spec, key, null, blank, columns);
    }

    public Sheet {
        columns = List.copyOf(columns);
    }

    String name() {
        return spec.name();
    }

    Optional<SheetColumn> column(String columnKey) {
        return columns.stream().filter(column -> column.key().equals(columnKey)).findFirst();
    }
}
