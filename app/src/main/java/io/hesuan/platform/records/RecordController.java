package io.hesuan.platform.records;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Guarded;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The HTTP face of one kind of record; a room's controller extends it and names its address. Single writes go through
 * the coalescer, batches are batches.
 */
public abstract class RecordController<T, R extends UpdatableRecord<R>> implements Guarded {

    private static final int LARGEST_BATCH = 5_000;

    private final RecordSpec<T, R> spec;
    private final Records records;
    private final WritePath writePath;
    private final Problems problems;
    private final UseCase<Save<T>, Saved> save;
    private final UseCase<Remove, Saved> remove;

    protected RecordController(RecordSpec<T, R> spec, Records records, WritePath writePath, Problems problems) {
        this.spec = spec;
        this.records = records;
        this.writePath = writePath;
        this.problems = problems;
        this.save = records.saving(spec);
        this.remove = records.removing(spec);
    }

    public record Creation<T>(T content) {
    }

    public record Change<T>(int version, T content) {
    }

    /** An item without an id is created, one with id and version is changed. */
    public record BatchItem<T>(String id, Integer version, String key, T content) {
    }

    public record BatchOf<T>(List<BatchItem<T>> items, boolean dryRun) {
    }

    /** Exactly one of the two is there. */
    public record BatchOutcome(Saved done, Problem refused) {
    }

    public record BatchOutcomes(List<BatchOutcome> outcomes) {
    }

    @Override
    public Permission needed(boolean reading) {
        return reading ? spec.mayRead() : spec.mayWrite();
    }

    @GetMapping("/{id}")
    public Document<T> find(@PathVariable String id, Acting reader) {
        return records.find(spec, read(id), reader).orElseThrow(() -> notFound(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Saved create(@RequestBody Creation<T> creation, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                        @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(new Call<>(by, key, new Save<>(null, null, required(creation.content()))), dryRun);
    }

    @PutMapping("/{id}")
    public Saved change(@PathVariable String id, @RequestBody Change<T> change, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(new Call<>(by, null, new Save<>(read(id), change.version(), required(change.content()))), dryRun);
    }

    @DeleteMapping("/{id}")
    public Saved remove(@PathVariable String id, @RequestParam int version, Acting by) {
        return Refused.unlessDone(writePath.all(remove, List.of(new Call<>(by, null, new Remove(read(id), version))), Mode.REAL).getFirst());
    }

    @PostMapping("/batch")
    public BatchOutcomes batch(@RequestBody BatchOf<T> batch, Acting by) {
        if (batch.items() == null || batch.items().isEmpty()) {
            throw refused(RequestRefusal.FIELD_MISSING, "items", "items");
        }
        if (batch.items().size() > LARGEST_BATCH) {
            throw refused(RequestRefusal.REQUEST_IS_TOO_LARGE, "items");
        }
        List<Call<Save<T>>> calls = new ArrayList<>();
        List<Outcome<Saved>> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            Outcome<Saved> unreadable = unreadable(batch.items().get(i), "items[" + i + "]");
            outcomes.add(unreadable);
            if (unreadable == null) {
                BatchItem<T> item = batch.items().get(i);
                calls.add(new Call<>(by, item.key(), new Save<>(item.id() == null ? null : read(item.id()), item.version(), item.content())));
            }
        }
        var decided = writePath.all(save, calls, batch.dryRun() ? Mode.DRY_RUN : Mode.REAL).iterator();
        outcomes.replaceAll(outcome -> outcome == null ? decided.next() : outcome);
        return new BatchOutcomes(outcomes.stream().map(outcome -> switch (outcome) {
            case Outcome.Done<Saved>(Saved done) -> new BatchOutcome(done, null);
            case Outcome.Refused<Saved> no -> new BatchOutcome(null, problems.of(by.locale(), no));
        }).toList());
    }

    /** What keeps an item from becoming a command, null where nothing does. The others are not refused with it. */
    private Outcome<Saved> unreadable(BatchItem<T> item, String field) {
        if (item == null) {
            return Outcome.refused(RequestRefusal.FIELD_MISSING, field, field);
        }
        if (item.content() == null) {
            return Outcome.refused(RequestRefusal.FIELD_MISSING, field + ".content", field + ".content");
        }
        try {
            if (item.id() != null) {
                spec.idFormat().read(item.id());
            }
            return null;
        } catch (MalformedText malformed) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, field + ".id", item.id());
        }
    }

    private Saved write(Call<Save<T>> call, boolean dryRun) {
        return Refused.unlessDone(dryRun ? writePath.dryRun(save, call) : writePath.one(save, call));
    }

    private UUID read(String id) {
        try {
            return spec.idFormat().read(id);
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static <T> T required(T content) {
        if (content == null) {
            throw refused(RequestRefusal.FIELD_MISSING, "content", "content");
        }
        return content;
    }

    private static Refused notFound(String id) {
        return refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }

    private static Refused refused(RequestRefusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
