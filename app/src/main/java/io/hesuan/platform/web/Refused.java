package io.hesuan.platform.web;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;

import java.util.List;

/** A refusal on its way to the client: thrown by controllers for single commands, answered as a problem. */
public final class Refused extends RuntimeException {

    private final transient Outcome.Refused<?> outcome;

    public Refused(Outcome.Refused<?> outcome) {
        super(outcome.refusal().name(), null, false, false);
        this.outcome = outcome;
    }

    /** A refusal that is no outcome of a command. */
    public static Refused because(Refusal refusal, String field, Object... arguments) {
        return new Refused(new Outcome.Refused<Void>(refusal, field, List.of(arguments)));
    }

    public Outcome.Refused<?> outcome() {
        return outcome;
    }

    /** The result, or the refusal as a problem. */
    public static <R> R unlessDone(Outcome<R> outcome) {
        return switch (outcome) {
            case Outcome.Done<R>(R result) -> result;
            case Outcome.Refused<R> refused -> throw new Refused(refused);
        };
    }
}
