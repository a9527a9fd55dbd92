package io.hesuan.platform.lists;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The description of one list: a bean per list, declared by the room that owns the records.
 *
 * @param name       plural, as in the address: {@code parties}
 * @param record     singular, as in permissions and in the audit log: {@code party}
 * @param permission what a reader must hold; null where everybody who is signed in sees some of the rows
 * @param from       the table or join that rows come from
 * @param id         unique, never null; the last sort key
 * @param search     what the search box looks in (see {@code platform.search}), null when there is no search box
 * @param rows       which rows this reader may see, a condition that an index can serve; gets the reader and the permission
 * @param sort       default sort: a column's key, with a minus in front for descending
 */
public record ListSpec(String name, String record, Permission permission, TableLike<?> from, Field<UUID> id, IdFormat idFormat,
                       Field<String> search, BiFunction<Acting, Permission, Condition> rows, String sort, List<Column> columns) {

    public ListSpec {
        columns = List.copyOf(columns);
    }

    /** A list whose rows belong to no company: whoever may read it sees all. */
    public static ListSpec shared(String name, String record, Permission permission, TableLike<?> from, Field<UUID> id, IdFormat idFormat,
                                  Field<String> search, String sort, List<Column> columns) {
        return new ListSpec(name, record, permission, from, id, idFormat, search, (acting, needed) -> DSL.noCondition(), sort, columns);
    }

    /** A list whose rows belong to companies: a reader sees those of the companies where the permission holds. */
    public static ListSpec perCompany(String name, String record, Permission permission, TableLike<?> from, Field<UUID> id, IdFormat idFormat,
                                      Field<UUID> company, Field<String> search, String sort, List<Column> columns) {
        return new ListSpec(name, record, permission, from, id, idFormat, search, (acting, needed) -> {
            var scope = acting.companies(needed);
            return scope.all() ? DSL.noCondition() : company.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
        }, sort, columns);
    }

    /** The list as this reader may know it: personal data masked for whoever has no right to it, columns left out that he may not see. */
    public ListSpec seenBy(Acting reader) {
        boolean personalData = reader.may(Permission.PERSONAL_DATA);
        return new ListSpec(name, record, permission, from, id, idFormat, search, rows, sort,
                columns.stream().filter(column -> isOpen(column, reader)).map(column -> column.seen(personalData)).toList());
    }

    /** Where a column needs more than the list, the reader must hold it wherever he sees rows. */
    private boolean isOpen(Column column, Acting reader) {
        return column.needed() == null || reader.may(column.needed())
                && (permission == null || reader.companies(column.needed()).covers(reader.companies(permission)));
    }

    boolean isOpenTo(Acting reader) {
        return permission == null || reader.may(permission);
    }

    Optional<Column> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}
