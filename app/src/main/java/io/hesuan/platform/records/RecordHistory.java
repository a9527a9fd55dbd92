package io.hesuan.platform.records;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.Audited;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/** Who may read a record may read its history. */
@Component
class RecordHistory implements Audited {

    private final ObjectProvider<RecordSpec<?, ?>> specs;

    RecordHistory(ObjectProvider<RecordSpec<?, ?>> specs) {
        this.specs = specs;
    }

    @Override
    public List<Kind> kinds() {
        return specs.orderedStream().map(spec -> kind(spec)).toList();
    }

    private static <R extends UpdatableRecord<R>> Kind kind(RecordSpec<?, R> spec) {
        return new Kind(spec.name(), spec.idFormat(), (reader, id) -> visible(spec, reader, id));
    }

    private static <R extends UpdatableRecord<R>> Condition visible(RecordSpec<?, R> spec, Acting reader, Field<UUID> id) {
        return reader.may(spec.mayRead())
                ? DSL.exists(DSL.selectOne().from(spec.table()).where(spec.id().eq(id), spec.visibleTo(reader)))
                : DSL.falseCondition();
    }
}
