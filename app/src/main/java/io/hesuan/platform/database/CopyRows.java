package io.hesuan.platform.database;

import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/**
 * Rows for one table, sent by COPY in binary form: the fastest way into PostgreSQL, for tables that take hundreds of rows
 * a batch. Values come in the order of the columns; a row is closed when it has as many as there are columns.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, section Binary Format</a>
 */
public final class CopyRows {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final long EPOCH_SECONDS = 946_684_800L; // 2000-01-01, where PostgreSQL counts from
    private static final long EPOCH_DAYS = 10_957;

    private final String statement;
    private final int columns;
    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private int open;
    private int rows;

    public CopyRows(String table, String... columns) {
        this.statement = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)";
        this.columns = columns.length;
        put(HEADER, 0, HEADER.length);
    }

    public CopyRows uuid(UUID value) {
        if (value == null) {
            return absent();
        }
        begin(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    public CopyRows bigint(long value) {
        begin(8);
        putLong(value);
        return this;
    }

    public CopyRows integer(int value) {
        begin(4);
        putInt(value);
        return this;
    }

    public CopyRows smallint(int value) {
        begin(2);
        room(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    public CopyRows flag(boolean value) {
        begin(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopyRows text(String value) {
        return value == null ? absent() : raw(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of type jsonb, as text. */
    public CopyRows jsonb(String value) {
        if (value == null) {
            return absent();
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        begin(text.length + 1);
        room(1);
        bytes[length++] = 1;
        put(text, 0, text.length);
        return this;
    }

    public CopyRows bytea(byte[] value) {
        return value == null ? absent() : raw(value);
    }

    public CopyRows numeric(BigDecimal value) {
        return value == null ? absent() : raw(ByteConverter.numeric(value));
    }

    public CopyRows date(LocalDate value) {
        if (value == null) {
            return absent();
        }
        begin(4);
        putInt((int) (value.toEpochDay() - EPOCH_DAYS));
        return this;
    }

    public CopyRows instant(Instant value) {
        begin(8);
        putLong((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    public CopyRows absent() {
        begin(-1);
        return this;
    }

    /** Where the next row begins, for {@link #digest}. */
    public int end() {
        return length;
    }

    /** Feeds what was written since {@code start}, the beginning of a row, without the count of its columns. */
    public void digest(MessageDigest digest, int start) {
        digest.update(bytes, start + 2, length - start - 2);
    }

    public int rows() {
        return rows;
    }

    /** Writes the rows in the transaction of the context; does nothing when there are none. */
    public void send(DSLContext sql) {
        if (open != 0) {
            throw new IllegalStateException("the last row has " + open + " of " + columns + " values: " + statement);
        }
        if (rows == 0) {
            return;
        }
        room(2);
        bytes[length++] = -1;
        bytes[length++] = -1;
        sql.connection(connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                copy.writeToCopy(bytes, 0, length);
                copy.endCopy();
            } catch (SQLException broken) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                throw broken;
            }
        });
    }

    private CopyRows raw(byte[] value) {
        begin(value.length);
        put(value, 0, value.length);
        return this;
    }

    private void begin(int size) {
        if (open == 0) {
            room(2);
            bytes[length++] = (byte) (columns >> 8);
            bytes[length++] = (byte) columns;
            rows++;
        }
        open = (open + 1) % columns;
        putInt(size);
    }

    private void putInt(int value) {
        room(4);
        ByteConverter.int4(bytes, length, value);
        length += 4;
    }

    private void putLong(long value) {
        room(8);
        ByteConverter.int8(bytes, length, value);
        length += 8;
    }

    private void put(byte[] source, int from, int size) {
        room(size);
        System.arraycopy(source, from, bytes, length, size);
        length += size;
    }

    private void room(int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
    }
}
