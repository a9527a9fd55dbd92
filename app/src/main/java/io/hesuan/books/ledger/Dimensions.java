package io.hesuan.books.ledger;

import java.util.Arrays;
import java.util.UUID;

/** The dimensions of one line: at most one value each. Immutable. */
public final class Dimensions {

    public static final Dimensions NONE = new Dimensions(new UUID[Dimension.values().length]);

    private final UUID[] values;

    private Dimensions(UUID[] values) {
        this.values = values;
    }

    public Dimensions with(Dimension dimension, UUID value) {
        UUID[] copy = values.clone();
        copy[dimension.ordinal()] = value;
        return new Dimensions(copy);
    }

    /** These, and over them what the other names. */
    public Dimensions overlaidBy(Dimensions other) {
        if (other == NONE || this == NONE) {
            return other == NONE ? this : other;
        }
        UUID[] merged = values.clone();
        for (int at = 0; at < merged.length; at++) {
            merged[at] = other.values[at] != null ? other.values[at] : merged[at];
        }
        return new Dimensions(merged);
    }

    /** @return null when the line does not name one */
    public UUID get(Dimension dimension) {
        return values[dimension.ordinal()];
    }

    public boolean has(Dimension dimension) {
        return values[dimension.ordinal()] != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dimensions that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Dimension dimension : Dimension.values()) {
            if (has(dimension)) {
                text.append(text.isEmpty() ? "" : " ").append(dimension.written()).append('=').append(get(dimension));
            }
        }
        return text.toString();
    }
}
