package io.hesuan.platform.records;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Ids of other records inside a content. Empty text refers to nothing. */
public final class Reference {

    private Reference() {
    }

    /** The id, or nothing where the text is empty or no id of this kind. */
    public static Optional<UUID> id(IdFormat format, String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.read(text));
        } catch (MalformedText otherKind) {
            return Optional.empty();
        }
    }

    /** All ids of this kind; texts that are none are passed over, {@link #wrongKind} refuses them. */
    public static Set<UUID> ids(IdFormat format, Collection<String> texts) {
        Set<UUID> ids = new HashSet<>();
        texts.forEach(text -> id(format, text).ifPresent(ids::add));
        return ids;
    }

    /** Refuses what is neither empty nor an id of this kind. */
    public static Optional<Outcome.Refused<Saved>> wrongKind(IdFormat format, String text, String field) {
        return text.isEmpty() || id(format, text).isPresent() ? Optional.empty()
                : Optional.of(new Outcome.Refused<>(RecordRefusal.REFERENCE_IS_OF_ANOTHER_KIND, field, List.of(text, format.prefix() + "_")));
    }
}
