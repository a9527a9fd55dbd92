package io.hesuan.platform.records;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static java.time.ZoneOffset.UTC;

/** Saves, removes and finds records of any {@link RecordSpec}: four statements a batch and those of the room's rules. */
@Component
public class Records {

    private final DSLContext sql;
    private final JsonMapper json;
    private final FieldChecks fieldChecks;
    private final List<RecordUse> uses;
    private final Upsert upsert;

    Records(DSLContext sql, JsonMapper json, FieldChecks fieldChecks, List<RecordUse> uses) {
        this.sql = sql;
        this.json = json;
        this.fieldChecks = fieldChecks;
        this.uses = uses;
        this.upsert = new Upsert(json);
    }

    public <T, R extends UpdatableRecord<R>> UseCase<Save<T>, Saved> saving(RecordSpec<T, R> spec) {
        return new UseCase<>(spec.name() + ".save", Saved.class, spec.mayWrite(), (writing, calls) -> save(spec, writing, calls, fieldChecks::of));
    }

    /** The same for contents whose fields the caller has checked already, which costs as much as all the rest. */
    public <T, R extends UpdatableRecord<R>> UseCase<Save<T>, Saved> savingChecked(RecordSpec<T, R> spec) {
        return new UseCase<>(spec.name() + ".save", Saved.class, spec.mayWrite(), (writing, calls) -> save(spec, writing, calls, content -> List.of()));
    }

    public <T, R extends UpdatableRecord<R>> UseCase<Remove, Saved> removing(RecordSpec<T, R> spec) {
        return new UseCase<>(spec.name() + ".remove", Saved.class, spec.mayWrite(), (writing, calls) -> remove(spec, writing, calls));
    }

    /** The record, if it is there and the reader may see it. */
    public <T, R extends UpdatableRecord<R>> Optional<Document<T>> find(RecordSpec<T, R> spec, UUID id, Acting reader) {
        if (!reader.may(spec.mayRead())) {
            return Optional.empty();
        }
        return sql.selectFrom(spec.table()).where(spec.id().eq(id), spec.visibleTo(reader)).fetchOptional()
                .map(row -> new Document<>(spec.idFormat().write(id), row.get(spec.version()), row.get(spec.changedAt()).toInstant(),
                        spec.shownTo(reader, spec.content(row))));
    }

    private <T, R extends UpdatableRecord<R>> List<Outcome<Saved>> save(RecordSpec<T, R> spec, Writing writing, List<Call<Save<T>>> calls,
                                                                               Function<Object, List<Outcome.Refused<Saved>>> checks) {
        Map<UUID, R> stored = lock(spec, writing.sql(), calls.stream().map(call -> call.command().id()).filter(Objects::nonNull).toList());
        List<Outcome<Saved>> outcomes = new ArrayList<>();
        List<Draft<T>> drafts = new ArrayList<>();
        Map<UUID, Integer> placeOfId = new HashMap<>();
        for (int place = 0; place < calls.size(); place++) {
            Save<T> command = calls.get(place).command();
            R row = stored.get(command.id());
            Outcome<Saved> refused = refusal(spec, calls.get(place).by(), command, row, placeOfId, checks);
            outcomes.add(refused);
            if (refused == null) {
                UUID id = command.id() == null ? Ids.next() : command.id();
                placeOfId.put(id, place);
                drafts.add(new Draft<>(place, id, command.content(), row == null ? null : spec.content(row), calls.get(place).by()));
            }
        }
        if (drafts.isEmpty()) {
            return outcomes;
        }
        drafts = spec.completed(writing.sql(), drafts);
        var rules = spec.rules(writing.sql(), drafts);
        List<R> rows = new ArrayList<>();
        List<Draft<T>> saved = new ArrayList<>();
        for (Draft<T> draft : drafts) {
            Optional<Outcome.Refused<Saved>> refused = rules.apply(draft);
            if (refused.isPresent()) {
                outcomes.set(draft.place(), refused.get());
            } else {
                R row = filled(spec, writing, draft, stored.get(draft.id()));
                rows.add(row);
                saved.add(draft);
                outcomes.set(draft.place(), record(spec, writing, calls.get(draft.place()).by(), draft, row.get(spec.version())));
            }
        }
        if (!rows.isEmpty()) {
            upsert.write(writing.sql(), spec.table(), spec.id(), rows);
            spec.saveParts(writing.sql(), saved);
        }
        return outcomes;
    }

    private <T, R extends UpdatableRecord<R>> Outcome<Saved> refusal(RecordSpec<T, R> spec, Acting by, Save<T> command, R row, Map<UUID, Integer> placeOfId,
                                                                              Function<Object, List<Outcome.Refused<Saved>>> checks) {
        if (command.id() != null && (row == null || !spec.mayWrite(by, command.id(), spec.content(row)))) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", spec.idFormat().write(command.id()));
        }
        if (row != null && (!row.get(spec.version()).equals(command.version()) || placeOfId.containsKey(command.id()))) {
            return Outcome.refused(RequestRefusal.RECORD_WAS_CHANGED_MEANWHILE, "version", spec.title(spec.content(row)));
        }
        List<Outcome.Refused<Saved>> wrong = checks.apply(command.content());
        if (!wrong.isEmpty()) {
            return wrong.getFirst();
        }
        if (!spec.mayWrite(by, command.id(), command.content())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId");
        }
        return null;
    }

    private <T, R extends UpdatableRecord<R>> R filled(RecordSpec<T, R> spec, Writing writing, Draft<T> draft, R stored) {
        R row = writing.sql().newRecord(spec.table());
        row.set(spec.id(), draft.id());
        row.set(spec.version(), stored == null ? 1 : stored.get(spec.version()) + 1);
        row.set(spec.changedAt(), writing.now().atOffset(UTC));
        spec.fill(row, draft.content());
        return row;
    }

    private <T> Outcome<Saved> record(RecordSpec<T, ?> spec, Writing writing, Acting by, Draft<T> draft, int version) {
        boolean isNew = draft.before() == null;
        String id = spec.idFormat().write(draft.id());
        writing.audit(by, new AuditEntry(isNew ? "create" : "change", spec.name(), draft.id(), spec.title(draft.content()),
                spec.company(draft.content()), isNew ? null : recorded(spec, draft.before()), recorded(spec, draft.content())));
        writing.publish(new RecordEvent(spec.name() + ".saved", id, version));
        return Outcome.done(new Saved(id, version));
    }

    private <T> String recorded(RecordSpec<T, ?> spec, T content) {
        return json.writeValueAsString(spec.recorded(content));
    }

    private <T, R extends UpdatableRecord<R>> List<Outcome<Saved>> remove(RecordSpec<T, R> spec, Writing writing, List<Call<Remove>> calls) {
        Map<UUID, R> stored = lock(spec, writing.sql(), calls.stream().map(call -> call.command().id()).toList());
        Set<UUID> inUse = inUse(spec, writing.sql(), stored.keySet());
        List<Outcome<Saved>> outcomes = new ArrayList<>();
        List<UUID> removed = new ArrayList<>();
        for (Call<Remove> call : calls) {
            R row = stored.get(call.command().id());
            String id = spec.idFormat().write(call.command().id());
            if (row == null || !spec.mayWrite(call.by(), call.command().id(), spec.content(row))) {
                outcomes.add(Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
            } else if (row.get(spec.version()) != call.command().version() || removed.contains(call.command().id())) {
                outcomes.add(Outcome.refused(RequestRefusal.RECORD_WAS_CHANGED_MEANWHILE, "version", spec.title(spec.content(row))));
            } else if (inUse.contains(call.command().id())) {
                outcomes.add(Outcome.refused(RecordRefusal.RECORD_IS_IN_USE, null));
            } else {
                T content = spec.content(row);
                removed.add(call.command().id());
                writing.audit(call.by(), new AuditEntry("remove", spec.name(), call.command().id(), spec.title(content), spec.company(content),
                        recorded(spec, content), null));
                writing.publish(new RecordEvent(spec.name() + ".removed", id, row.get(spec.version())));
                outcomes.add(Outcome.done(new Saved(id, row.get(spec.version()))));
            }
        }
        if (!removed.isEmpty()) {
            delete(spec, writing.sql(), removed);
        }
        return outcomes;
    }

    private Set<UUID> inUse(RecordSpec<?, ?> spec, DSLContext sql, Set<UUID> ids) {
        Set<UUID> inUse = new HashSet<>();
        uses.stream().filter(use -> use.record().equals(spec.name())).forEach(use -> inUse.addAll(use.inUse(sql, ids)));
        return inUse;
    }

    private static <T, R extends UpdatableRecord<R>> void delete(RecordSpec<T, R> spec, DSLContext sql, List<UUID> ids) {
        try {
            sql.deleteFrom(spec.table()).where(spec.id().eq(DSL.any(ids.toArray(UUID[]::new)))).execute();
        } catch (DataIntegrityViolationException inUse) {
            throw Refused.because(RecordRefusal.RECORD_IS_IN_USE, null);
        }
    }

    private static <T, R extends UpdatableRecord<R>> Map<UUID, R> lock(RecordSpec<T, R> spec, DSLContext sql, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        return sql.selectFrom(spec.table()).where(spec.id().eq(DSL.any(ids.toArray(UUID[]::new)))).orderBy(spec.id()).forUpdate().fetchMap(spec.id());
    }
}
