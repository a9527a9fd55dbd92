package io.hesuan.platform.records;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A {@link RecordSpec} whose fixed facts are said once, as a {@link Kind}. */
public abstract class StoredRecord<T, R extends UpdatableRecord<R>> implements RecordSpec<T, R> {

    /** What never changes about one kind of record; see the methods of {@link RecordSpec} with these names. */
    public record Kind<T, R extends UpdatableRecord<R>>(String name, Class<T> contentType, IdFormat idFormat, Permission mayRead, Permission mayWrite,
                                                        Table<R> table, TableField<R, UUID> id, TableField<R, Integer> version,
                                                        TableField<R, OffsetDateTime> changedAt) {
    }

    private final Kind<T, R> kind;

    protected StoredRecord(Kind<T, R> kind) {
        this.kind = kind;
    }

    @Override
    public final String name() {
        return kind.name();
    }

    @Override
    public final Class<T> contentType() {
        return kind.contentType();
    }

    @Override
    public final IdFormat idFormat() {
        return kind.idFormat();
    }

    @Override
    public final Permission mayRead() {
        return kind.mayRead();
    }

    @Override
    public final Permission mayWrite() {
        return kind.mayWrite();
    }

    @Override
    public final Table<R> table() {
        return kind.table();
    }

    @Override
    public final TableField<R, UUID> id() {
        return kind.id();
    }

    @Override
    public final TableField<R, Integer> version() {
        return kind.version();
    }

    @Override
    public final TableField<R, OffsetDateTime> changedAt() {
        return kind.changedAt();
    }
}
