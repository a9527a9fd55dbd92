package io.hesuan.platform.records;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a room says of its kind of record. The table has the columns {@code id uuid}, {@code version integer} and
 * {@code changed_at timestamptz}, all else is the room's.
 *
 * @param <T> content: a record of strings, numbers, flags and nested records, with jakarta validation on its components
 * @param <R> the row
 */
public interface RecordSpec<T, R extends UpdatableRecord<R>> {

    /** Singular, as in permissions and the audit log: {@code party}. */
    String name();

    Class<T> contentType();

    IdFormat idFormat();

    Permission mayRead();

    Permission mayWrite();

    Table<R> table();

    TableField<R, UUID> id();

    TableField<R, Integer> version();

    TableField<R, OffsetDateTime> changedAt();

    /** The content of a row. */
    T content(R row);

    /** Fills a row from content; id, version and changedAt are filled elsewhere. */
    void fill(R row, T content);

    /** What people call the record. */
    String title(T content);

    /** The company a record belongs to, null where it belongs to none. */
    default UUID company(T content) {
        return null;
    }

    /**
     * Whether somebody may write a record, as it is stored and as it would become. A stored record that he may not write is
     * not there for him. By default his right must hold in the record's company.
     *
     * @param id null for a record that is new
     */
    default boolean mayWrite(Acting by, UUID id, T content) {
        UUID company = company(content);
        return company == null || by.companies(mayWrite()).covers(company);
    }

    /** Which rows the reader may see. */
    default Condition visibleTo(Acting reader) {
        return org.jooq.impl.DSL.noCondition();
    }

    /** The content as this reader may see it: a room masks personal data here. */
    default T shownTo(Acting reader, T content) {
        return content;
    }

    /** The content as the audit log keeps it: without personal data in clear. */
    default T recorded(T content) {
        return content;
    }

    /**
     * Completes drafts before the rules see them, in a fixed number of statements: codes from a numbering series, values
     * that came back masked because the writer may not see them.
     */
    default List<Draft<T>> completed(DSLContext sql, List<Draft<T>> drafts) {
        return drafts;
    }

    /** Writes what hangs on saved records in tables of its own, in a fixed number of statements; after the rows themselves. */
    default void saveParts(DSLContext sql, List<Draft<T>> saved) {
    }

    /**
     * Loads, in a fixed number of statements, all that the rules of these drafts need, and answers the rules: a function
     * that gives the first refusal of one draft, or nothing. The rules hold for one draft at a time; two drafts of a batch
     * that clash (same code twice) are for the rules too, see {@link Draft#place()}.
     */
    Function<Draft<T>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<T>> drafts);

    /**
     * One record about to be saved.
     *
     * @param place  position in the batch
     * @param before what is stored now, null when it is new
     * @param by     who saves it
     */
    record Draft<T>(int place, UUID id, T content, T before, Acting by) {

        public Draft<T> with(T other) {
            return new Draft<>(place, id, other, before, by);
        }
    }
}
