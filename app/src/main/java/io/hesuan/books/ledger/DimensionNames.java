package io.hesuan.books.ledger;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people call the values of dimensions. The rooms that own them are above or beside the ledger: their lists know. */
@Component
public class DimensionNames {

    private final Lists lists;

    DimensionNames(Lists lists) {
        this.lists = lists;
    }

    /** @param id with its prefix, or the bare UUID where no list knows it; code and name null then */
    public record Value(String dimension, String id, String code, String name) {
    }

    /** The list that the values of a dimension stand in. */
    static String list(Dimension dimension) {
        return switch (dimension) {
            case PARTY, HOST -> "parties";
            case CATEGORY -> "categories";
            default -> dimension.written() + "s";
        };
    }

    /** One statement. The nil id means that lines name none: it has no value. */
    Map<UUID, Value> of(Dimension dimension, Collection<UUID> ids, Acting reader) {
        Map<UUID, Lists.Named> names = lists.names(list(dimension), ids, reader);
        Map<UUID, Value> values = new HashMap<>();
        ids.stream().filter(id -> !id.equals(Recording.NONE)).forEach(id -> values.put(id, value(dimension, id, names.get(id))));
        return values;
    }

    /** One statement for each dimension that is named. */
    public List<List<Value>> of(List<Dimensions> lines, Acting reader) {
        Map<Dimension, Set<UUID>> wanted = new EnumMap<>(Dimension.class);
        lines.forEach(line -> named(line).forEach(dimension -> wanted.computeIfAbsent(dimension, any -> new HashSet<>()).add(line.get(dimension))));
        Map<Dimension, Map<UUID, Value>> values = new EnumMap<>(Dimension.class);
        wanted.forEach((dimension, ids) -> values.put(dimension, of(dimension, ids, reader)));
        return lines.stream().map(line -> named(line).stream().map(dimension -> values.get(dimension).get(line.get(dimension))).toList()).toList();
    }

    /** An id with its prefix, or a bare UUID. */
    static UUID read(String written) {
        int end = written == null ? -1 : written.indexOf('_');
        if (end >= 0) {
            return IdFormat.of(written.substring(0, end)).read(written);
        }
        try {
            return UUID.fromString(String.valueOf(written));
        } catch (IllegalArgumentException notOne) {
            throw new MalformedText("id " + written);
        }
    }

    private static Set<Dimension> named(Dimensions line) {
        return java.util.Arrays.stream(Dimension.values()).filter(line::has).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Value value(Dimension dimension, UUID id, Lists.Named named) {
        return named == null ? new Value(dimension.written(), id.toString(), null, null)
                : new Value(dimension.written(), named.id(), named.code(), named.name());
    }
}
