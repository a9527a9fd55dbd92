package io.hesuan.platform.intake;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** In what two readings of a payload differ, document by document and field by field. Pure. */
final class Differences {

    private static final int FIELDS_SHOWN = 20;
    private static final int LONGEST = 120;

    /** @param before empty where there was nothing, as {@code after} where there is nothing now */
    record Field(String path, String before, String after) {
    }

    record Difference(String document, String what, List<Field> fields) {
    }

    private final Set<String> unremarkable;
    private final Set<String> personal;

    Differences(Set<String> unremarkable, Set<String> personal) {
        this.unremarkable = unremarkable;
        this.personal = personal;
    }

    /** Documents by name; those that are the same are left out. */
    List<Difference> between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<Difference> differences = new ArrayList<>();
        before.forEach((name, old) -> {
            JsonNode now = after.get(name);
            if (now == null) {
                differences.add(new Difference(name, "vanished", List.of()));
                return;
            }
            List<Field> fields = new ArrayList<>();
            compare("", old, now, fields);
            if (!fields.isEmpty()) {
                differences.add(new Difference(name, "changed", fields.subList(0, Math.min(FIELDS_SHOWN, fields.size()))));
            }
        });
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(name -> differences.add(new Difference(name, "appeared", List.of())));
        return differences;
    }

    private void compare(String path, JsonNode before, JsonNode after, List<Field> fields) {
        if (unremarkable.contains(path) || Objects.equals(before, after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), fields));
        } else if (before != null && after != null && before.isArray() && after.isArray()) {
            for (int at = 0; at < Math.max(before.size(), after.size()); at++) {
                compare(path + "[" + at + "]", before.get(at), after.get(at), fields);
            }
        } else if (!text(before).equals(text(after))) {
            boolean hidden = personal.stream().anyMatch(field -> path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "["));
            fields.add(new Field(path, hidden ? "•" : text(before), hidden ? "••" : text(after)));
        }
    }

    private static String text(JsonNode node) {
        String text = node == null || node.isNull() ? "" : node.isValueNode() ? node.asString() : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
