package io.hesuan.platform.security;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Sentences;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The permission matrix: what the roles screen chooses from. */
@RestController
class PermissionController {

    private final KnownPermissions known;
    private final Sentences sentences;

    PermissionController(KnownPermissions known, Sentences sentences) {
        this.known = known;
        this.sentences = sentences;
    }

    /** @param sentence what it permits, in the reader's language */
    record Described(String name, String action, String sentence) {
    }

    record OfRecord(String record, List<Described> permissions) {
    }

    @GetMapping("/api/permissions")
    @Needs("role.read")
    List<OfRecord> all(Acting reader) {
        Map<String, List<Described>> byRecord = known.all().stream().collect(Collectors.groupingBy(Permission::record, TreeMap::new,
                Collectors.mapping(permission -> new Described(permission.name(), permission.action(),
                        sentences.say(reader.locale(), "permission." + permission.name())), Collectors.toList())));
        return byRecord.entrySet().stream().map(entry -> new OfRecord(entry.getKey(), entry.getValue())).toList();
    }
}
