package io.hesuan.platform.audit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What differs between two documents, field by field. Pure. */
final class Changes {

    private Changes() {
    }

    /**
     * @param field  path, as in {@code address.city} or {@code units[2].name}
     * @param before null when the field was not there
     * @param after  null when the field is gone
     */
    record Change(String field, JsonNode before, JsonNode after) {
    }

    /** In the order of the fields; empty where both are equal. Either may be null: all fields are then new, or gone. */
    static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        compare("", before == null ? MissingNode.getInstance() : before, after == null ? MissingNode.getInstance() : after, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before.equals(after)) {
            return;
        }
        if ((before.isObject() || before.isMissingNode()) && (after.isObject() || after.isMissingNode())) {
            Set<String> names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name), changes));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "[" + i + "]", before.path(i), after.path(i), changes);
            }
        } else {
            changes.add(new Change(path, before.isMissingNode() ? null : before, after.isMissingNode() ? null : after));
        }
    }
}
