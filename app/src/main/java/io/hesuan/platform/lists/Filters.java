package io.hesuan.platform.lists;

import io.hesuan.platform.web.Refused;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns the filters of an address into conditions. */
final class Filters {

    /** Days in filters are days where the users are; all platforms and tax periods of the field run on this zone. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Filters() {
    }

    static Condition of(ListSpec spec, ListQuery query, Words words) {
        List<Condition> all = new ArrayList<>();
        if (query.q() != null && spec.search() != null) {
            all.add(words.in(spec.search(), query.q()));
        }
        query.filters().forEach((key, value) -> all.add(condition(spec, key, value)));
        return DSL.and(all);
    }

    private static Condition condition(ListSpec spec, String key, String value) {
        Column column = spec.column(key).orElseThrow(() -> refused(ListRefusal.COLUMN_UNKNOWN, key, key));
        try {
            return switch (column.filter()) {
                case NONE -> throw refused(ListRefusal.COLUMN_CANNOT_BE_FILTERED, key, key);
                case TEXT -> column.field().coerce(String.class).containsIgnoreCase(value);
                case FLAG -> DSL.condition(column.field().coerce(Boolean.class).eq(flag(value)));
                case CHOICE -> choice(column, value.split(","));
                case RANGE -> range(column, value);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException notUnderstood) {
            throw refused(ListRefusal.FILTER_NOT_UNDERSTOOD, key, value);
        }
    }

    private static Condition choice(Column column, String[] values) {
        return switch (column.type()) {
            case TAGS -> DSL.condition("{0} && {1}", column.field(), DSL.val((Object) values, column.field().getDataType()));
            case REFERENCE -> {
                List<UUID> ids = new ArrayList<>();
                for (String value : values) {
                    ids.add(UUID.fromString(uuidOf(value)));
                }
                yield column.among() != null ? column.among().apply(ids.toArray(UUID[]::new)) : column.field().coerce(UUID.class).in(ids);
            }
            default -> column.field().coerce(String.class).in(values);
        };
    }

    private static String uuidOf(String id) {
        int prefix = id.indexOf('_');
        return prefix < 0 ? id : io.hesuan.kernel.IdFormat.of(id.substring(0, prefix)).read(id).toString();
    }

    private static Condition range(Column column, String value) {
        if (column.type() == Column.Type.AMOUNT && column.amounts().currency() != null) {
            return amountRange(column, value);
        }
        int dots = value.indexOf("..");
        String from = dots < 0 ? value : value.substring(0, dots);
        String to = dots < 0 ? value : value.substring(dots + 2);
        Condition condition = DSL.noCondition();
        if (!from.isEmpty()) {
            condition = condition.and(comparable(column).ge(bound(column, from, false)));
        }
        if (!to.isEmpty()) {
            condition = condition.and(column.type() == Column.Type.INSTANT && to.length() == 10
                    ? comparable(column).lt(bound(column, to, true))
                    : comparable(column).le(bound(column, to, false)));
        }
        return condition;
    }

    /** Bounds are typed as people read amounts; what they are in minor units depends on the currency of the row. */
    private static Condition amountRange(Column column, String value) {
        int dots = value.indexOf("..");
        String from = dots < 0 ? value : value.substring(0, dots);
        String to = dots < 0 ? value : value.substring(dots + 2);
        Field<BigDecimal> major = column.field().coerce(Long.class).cast(BigDecimal.class).div(DSL.power(DSL.inline(BigDecimal.TEN), decimals(column.amounts().currency())));
        return DSL.and(from.isEmpty() ? DSL.noCondition() : major.ge(new BigDecimal(from)), to.isEmpty() ? DSL.noCondition() : major.le(new BigDecimal(to)));
    }

    private static Field<Integer> decimals(Field<String> currency) {
        Map<Integer, List<String>> unusual = java.util.Currency.availableCurrencies().filter(each -> each.getDefaultFractionDigits() >= 0 && each.getDefaultFractionDigits() != 2)
                .collect(Collectors.groupingBy(java.util.Currency::getDefaultFractionDigits, TreeMap::new, Collectors.mapping(java.util.Currency::getCurrencyCode, Collectors.toList())));
        CaseConditionStep<Integer> found = null;
        for (var each : unusual.entrySet()) {
            found = found == null ? DSL.when(currency.in(each.getValue()), each.getKey()) : found.when(currency.in(each.getValue()), each.getKey());
        }
        return found.otherwise(2);
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> comparable(Column column) {
        return (Field<Object>) column.field();
    }

    private static Object bound(Column column, String text, boolean dayAfter) {
        return switch (column.type()) {
            case DATE -> LocalDate.parse(text);
            case INSTANT -> text.length() == 10
                    ? LocalDate.parse(text).plusDays(dayAfter ? 1 : 0).atStartOfDay(ZONE).toOffsetDateTime()
                    : OffsetDateTime.parse(text);
            case AMOUNT -> new BigDecimal(text).movePointRight(2).longValueExact();
            case QUANTITY -> new BigDecimal(text);
            case NUMBER -> number(column.field().getDataType(), text);
            default -> text;
        };
    }

    private static Object number(DataType<?> type, String text) {
        return type.convert(new BigDecimal(text));
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static Refused refused(ListRefusal refusal, String key, Object... arguments) {
        return Refused.because(refusal, "f." + key, arguments);
    }
}
