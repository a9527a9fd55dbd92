package io.hesuan.platform.jobs;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;

import java.util.List;

/** A refusal as it is stored with the job, to be told later in the reader's language. */
record StoredRefusal(String code, String field, List<String> arguments) {

    private record ByName(String name) implements Refusal {
    }

    static StoredRefusal of(Outcome.Refused<?> refused) {
        return new StoredRefusal(refused.refusal().name(), refused.field(), refused.arguments().stream().map(String::valueOf).toList());
    }

    static StoredRefusal of(Refusal refusal, String... arguments) {
        return new StoredRefusal(refusal.name(), null, List.of(arguments));
    }

    Outcome.Refused<?> refused() {
        return new Outcome.Refused<>(new ByName(code), field, List.copyOf(arguments));
    }
}
