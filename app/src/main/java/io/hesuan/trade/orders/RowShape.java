package io.hesuan.trade.orders;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a table and where their values are found; new rows go by COPY, changed ones by one UPDATE. The first column is the id. */
final class RowShape<T> {

    private enum Type {
        UUIDS("uuid", UUID.class), BIGINT("bigint", Long.class), INTEGER("integer", Integer.class), TEXT("text", String.class), FLAG("boolean", Boolean.class),
        INSTANT("timestamptz", OffsetDateTime.class), JSONB("jsonb", String.class);

        final String written;
        final Class<?> javaType;

        Type(String written, Class<?> javaType) {
            this.written = written;
            this.javaType = javaType;
        }

        /** JSON travels as text and is read by the database. */
        String carried() {
            return this == JSONB ? "text" : written;
        }
    }

    private record Column<T>(String name, Type type, Function<T, ?> value) {
    }

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();

    RowShape(String table) {
        this.table = table;
    }

    RowShape<T> uuid(String name, Function<T, UUID> value) {
        return with(name, Type.UUIDS, value);
    }

    RowShape<T> bigint(String name, Function<T, Long> value) {
        return with(name, Type.BIGINT, value);
    }

    RowShape<T> integer(String name, Function<T, Integer> value) {
        return with(name, Type.INTEGER, value);
    }

    RowShape<T> text(String name, Function<T, String> value) {
        return with(name, Type.TEXT, value);
    }

    RowShape<T> flag(String name, Function<T, Boolean> value) {
        return with(name, Type.FLAG, value);
    }

    RowShape<T> instant(String name, Function<T, Instant> value) {
        return with(name, Type.INSTANT, value);
    }

    RowShape<T> jsonb(String name, Function<T, String> value) {
        return with(name, Type.JSONB, value);
    }

    private RowShape<T> with(String name, Type type, Function<T, ?> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    void insert(DSLContext sql, List<T> rows) {
        var copy = new CopyRows(table, columns.stream().map(Column::name).toArray(String[]::new));
        for (T row : rows) {
            columns.forEach(column -> put(copy, column.type, column.value.apply(row)));
        }
        copy.send(sql);
    }

    private static void put(CopyRows copy, Type type, Object value) {
        if (value == null) {
            copy.absent();
            return;
        }
        switch (type) {
            case UUIDS -> copy.uuid((UUID) value);
            case BIGINT -> copy.bigint((Long) value);
            case INTEGER -> copy.integer((Integer) value);
            case TEXT -> copy.text((String) value);
            case FLAG -> copy.flag((Boolean) value);
            case INSTANT -> copy.instant((Instant) value);
            case JSONB -> copy.jsonb((String) value);
        }
    }

    void update(DSLContext sql, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String set = columns.stream().skip(1).map(column -> column.name + " = n." + column.name + (column.type == Type.JSONB ? "::jsonb" : "")).collect(Collectors.joining(", "));
        String given = columns.stream().map(column -> "?::" + column.type.carried() + "[]").collect(Collectors.joining(", "));
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        sql.execute("UPDATE " + table + " t SET " + set + " FROM unnest(" + given + ") AS n (" + names + ") WHERE t.id = n.id",
                columns.stream().map(column -> array(column, rows)).toArray());
    }

    private static <T> Object array(Column<T> column, List<T> rows) {
        Object array = Array.newInstance(column.type.javaType, rows.size());
        IntStream.range(0, rows.size()).forEach(at -> {
            Object value = column.value.apply(rows.get(at));
            Array.set(array, at, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        });
        return array;
    }
}
