package io.hesuan.platform.records;

import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Parts of a content that lie in a {@code jsonb} column: lists of records, and records that hold no reference. */
@Component
public class Nested {

    private final JsonMapper json;

    Nested(JsonMapper json) {
        this.json = json;
    }

    public JSONB write(Object part) {
        return JSONB.jsonb(json.writeValueAsString(part));
    }

    public <E> E read(JSONB column, Class<E> type) {
        return json.readValue(column.data(), type);
    }

    public <E> List<E> list(JSONB column, Class<E> type) {
        return json.readValue(column.data(), json.getTypeFactory().constructCollectionType(List.class, type));
    }
}
