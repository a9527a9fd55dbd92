package io.hesuan.platform.database;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The rows of a query, streamed by COPY in binary form: the fastest way out of PostgreSQL, in constant memory. One row at
 * a time; its bytes are as {@link CopyRows} would have sent them.
 */
public final class CopyStream implements AutoCloseable {

    private static final int HEADER = 19;

    private final CopyOut copy;
    private ByteBuffer row;
    private boolean begun;
    private boolean ended;

    /** @param query without parameters */
    public CopyStream(Connection connection, String query) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
    }

    /** Goes to the next row. @return false when there is none; the stream is closed then */
    public boolean next() throws SQLException {
        while (!ended) {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                ended = true;
                return false;
            }
            row = ByteBuffer.wrap(message);
            if (!begun) {
                begun = true;
                row.position(HEADER);
            }
            if (row.remaining() >= 2 && row.getShort() >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The row's fields, each with its length in front, from the current one on. */
    public ByteBuffer fields() {
        return row;
    }

    /** Reads the field at the current place and goes on. */
    public UUID uuid() {
        row.getInt();
        return new UUID(row.getLong(), row.getLong());
    }

    public int integer() {
        row.getInt();
        return row.getInt();
    }

    public long bigint() {
        row.getInt();
        return row.getLong();
    }

    public byte[] bytes() {
        byte[] value = new byte[row.getInt()];
        row.get(value);
        return value;
    }

    /** Reads on to the end: a COPY that is cancelled halfway leaves the driver's view of the transaction in doubt. */
    @Override
    public void close() throws SQLException {
        while (next()) {
            // passed over
        }
    }
}
