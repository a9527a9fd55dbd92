package io.hesuan.platform.files;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many files are attached to records. */
@Component
public class FileCounts {

    private final DSLContext sql;

    FileCounts(DSLContext sql) {
        this.sql = sql;
    }

    /** Without those that have none. One statement. */
    public Map<UUID, Integer> of(String recordType, Collection<UUID> records) {
        Map<UUID, Integer> counts = new HashMap<>();
        sql.fetch("SELECT record_id, count(*)::integer FROM files.attachment WHERE record_type = ? AND record_id = ANY (?::uuid[]) GROUP BY record_id", recordType,
                records.toArray(UUID[]::new)).forEach(row -> counts.put(row.get(0, UUID.class), row.get(1, Integer.class)));
        return counts;
    }
}
