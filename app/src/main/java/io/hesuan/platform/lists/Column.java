package io.hesuan.platform.lists;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Money;
import io.hesuan.platform.access.Permission;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One column of a list.
 *
 * @param key     name in the row, in the URL and in the locale files ({@code <list>.column.<key>})
 * @param field   what it is read, sorted and filtered by; a column may only be sorted if its field is never null
 * @param shown   whether a user who has chosen nothing sees it
 * @param width   pixels, to begin with
 * @param choices the values of a {@link Type#CHOICE}, named in {@code <list>.choice.<key>.<value>}
 * @param value   turns the database row into what the client gets
 * @param masked  what readers without the right to personal data get, sort and filter by instead; null where nothing is personal
 * @param amounts how amounts are read, null for other types
 * @param among   for a filter on what a row has several of: the rows that have one of these ids; null where the field itself is filtered
 * @param needed  permission without which the column is not there for a reader; null: none beside the list's own
 */
public record Column(String key, Type type, Field<?> field, boolean sortable, Filter filter, boolean shown, int width,
                     List<String> choices, Function<Record, Object> value, Field<String> masked, Amounts amounts, Function<UUID[], Condition> among,
                     Permission needed) {

    /** How a value is drawn. AMOUNT and QUANTITY travel as decimal strings. */
    public enum Type { TEXT, AMOUNT, QUANTITY, NUMBER, DATE, INSTANT, FLAG, CHOICE, REFERENCE, TAGS }

    /** How a value can be filtered: TEXT contains, CHOICE is one of, RANGE is from..to (either may be absent), FLAG is true or false. */
    public enum Filter { NONE, TEXT, CHOICE, RANGE, FLAG }

    /**
     * @param currency ISO 4217 code of each row's amount, by which its minor units are understood; null where all are renminbi
     * @param totalled whether a first page says the sum of all rows that match
     */
    public record Amounts(Field<String> currency, boolean totalled) {

        String written(long minor, String code) {
            return Money.ofMinor(minor, code == null ? Currency.CNY : Currency.of(code)).toString();
        }
    }

    private Column(String key, Type type, Field<?> field, boolean sortable, Filter filter, boolean shown, int width, List<String> choices,
                   Function<Record, Object> value) {
        this(key, type, field, sortable, filter, shown, width, choices, value, null, null, null, null);
    }

    public static Column text(String key, Field<String> field, int width) {
        return new Column(key, Type.TEXT, field, true, Filter.TEXT, true, width, List.of(), row -> row.get(field));
    }

    public static Column choice(String key, Field<String> field, int width, List<String> choices) {
        return new Column(key, Type.CHOICE, field, true, Filter.CHOICE, true, width, choices, row -> row.get(field));
    }

    public static Column tags(String key, Field<String[]> field, int width, List<String> choices) {
        return new Column(key, Type.TAGS, field, false, Filter.CHOICE, true, width, choices, row -> row.get(field));
    }

    public static Column flag(String key, Field<Boolean> field, int width) {
        return new Column(key, Type.FLAG, field, true, Filter.FLAG, true, width, List.of(), row -> row.get(field));
    }

    public static Column instant(String key, Field<OffsetDateTime> field) {
        return new Column(key, Type.INSTANT, field, true, Filter.RANGE, true, 150, List.of(),
                row -> row.get(field) == null ? null : row.get(field).toInstant());
    }

    public static Column date(String key, Field<java.time.LocalDate> field) {
        return new Column(key, Type.DATE, field, true, Filter.RANGE, true, 110, List.of(), row -> row.get(field));
    }

    public static Column number(String key, Field<? extends Number> field, int width) {
        return new Column(key, Type.NUMBER, field, true, Filter.RANGE, true, width, List.of(), row -> row.get(field));
    }

    public static Column quantity(String key, Field<BigDecimal> field, int width) {
        return new Column(key, Type.QUANTITY, field, true, Filter.RANGE, true, width, List.of(),
                row -> row.get(field) == null ? null : row.get(field).stripTrailingZeros().toPlainString());
    }

    /** An amount in fen. */
    public static Column amount(String key, Field<Long> minorUnits, int width) {
        return amount(key, minorUnits, null, width);
    }

    /** An amount in minor units of a currency that stands in the row: JPY has no decimals, KWD three. */
    public static Column amount(String key, Field<Long> minorUnits, Field<String> currency, int width) {
        var amounts = new Amounts(currency, false);
        return new Column(key, Type.AMOUNT, minorUnits, true, Filter.RANGE, true, width, List.of(),
                row -> row.get(minorUnits) == null ? null : amounts.written(row.get(minorUnits), currency == null ? null : row.get(currency)),
                null, amounts, null, null);
    }

    /** A link to another record: its id as people see it. */
    public static Column reference(String key, Field<UUID> field, IdFormat format) {
        return new Column(key, Type.REFERENCE, field, false, Filter.CHOICE, false, 120, List.of(),
                row -> row.get(field) == null ? null : format.write(row.get(field)));
    }

    /** A filter alone: rows that have one of these ids among what they have several of. It is never shown. */
    public static Column among(String key, Function<UUID[], Condition> rows) {
        return new Column(key, Type.REFERENCE, DSL.inline((UUID) null), false, Filter.CHOICE, false, 0, List.of(), row -> null, null, null, rows, null);
    }

    public Column hidden() {
        return new Column(key, type, field, sortable, filter, false, width, choices, value, masked, amounts, among, needed);
    }

    public Column notSortable() {
        return new Column(key, type, field, false, filter, shown, width, choices, value, masked, amounts, among, needed);
    }

    public Column notFiltered() {
        return new Column(key, type, field, sortable, Filter.NONE, shown, width, choices, value, masked, amounts, among, needed);
    }

    /** The same column, with another value for the client than the field itself (a mask, a joined text). */
    public Column showing(Function<Record, Object> other) {
        return new Column(key, type, field, sortable, filter, shown, width, choices, other, masked, amounts, among, needed);
    }

    /** The same column for personal data: readers without the right to it have to do with the masked field in all respects. */
    public Column maskedBy(Field<String> maskedField) {
        return new Column(key, type, field, sortable, filter, shown, width, choices, value, maskedField, amounts, among, needed);
    }

    /** The same column, whose sum over all rows that match is told with the first page. */
    public Column totalled() {
        return new Column(key, type, field, sortable, filter, shown, width, choices, value, masked, new Amounts(amounts.currency(), true), among, needed);
    }

    /** The same column, for those only who may do what is named: a cost, as an example, not for everybody who sees the goods. */
    public Column onlyFor(Permission permission) {
        return new Column(key, type, field, sortable, filter, shown, width, choices, value, masked, amounts, among, permission);
    }

    /** What is read from the row for this column. */
    List<Field<?>> fields() {
        return amounts == null || amounts.currency() == null ? List.of(field) : List.of(field, amounts.currency());
    }

    Column seen(boolean withPersonalData) {
        return masked == null || withPersonalData ? this
                : new Column(key, type, masked, sortable, filter, shown, width, choices, row -> row.get(masked));
    }
}
