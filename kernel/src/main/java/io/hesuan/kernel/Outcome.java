package io.hesuan.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of one command: done with a result, or refused for a reason. What is broken is neither; it is thrown.
 *
 * <p>The refusal is no type parameter, because the write path adds refusals of its own (rights, idempotency) to those
 * of the room; see {@code docs/decisions/0001-outcome-has-one-type-parameter.md}.
 *
 * @param <R> what a command answers when it is done
 */
public sealed interface Outcome<R> {

    /** Carried out. The result is never null: a command with nothing to tell answers an empty record. */
    record Done<R>(R result) implements Outcome<R> {
        public Done {
            Objects.requireNonNull(result, "result");
        }
    }

    /**
     * Not carried out, and nothing was written.
     *
     * @param refusal the reason
     * @param field the field of the command that is at fault, as the API spells it; null when no single field is
     * @param arguments what stands in the holes {0}, {1} … of the sentence; none is null
     */
    record Refused<R>(Refusal refusal, String field, List<Object> arguments) implements Outcome<R> {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
            arguments = List.copyOf(arguments);
        }
    }

    static <R> Outcome<R> done(R result) {
        return new Done<>(result);
    }

    static <R> Outcome<R> refused(Refusal refusal) {
        return new Refused<>(refusal, null, List.of());
    }

    static <R> Outcome<R> refused(Refusal refusal, String field, Object... arguments) {
        return new Refused<>(refusal, field, Arrays.asList(arguments));
    }

    default boolean isDone() {
        return this instanceof Done;
    }

    default boolean isRefused() {
        return this instanceof Refused;
    }

    /** The reason, or empty when the command was done. */
    default Optional<Refusal> reason() {
        return this instanceof Refused<R> refused ? Optional.of(refused.refusal()) : Optional.empty();
    }

    /** The same outcome with another result; a refusal stays as it is. */
    default <S> Outcome<S> map(Function<? super R, ? extends S> change) {
        return switch (this) {
            case Done<R>(R result) -> new Done<>(change.apply(result));
            case Refused<R>(Refusal refusal, String field, List<Object> arguments) ->
                    new Refused<>(refusal, field, arguments);
        };
    }

    /** The next step, taken only when this one was done. */
    default <S> Outcome<S> then(Function<? super R, Outcome<S>> step) {
        return switch (this) {
            case Done<R>(R result) -> step.apply(result);
            case Refused<R>(Refusal refusal, String field, List<Object> arguments) ->
                    new Refused<>(refusal, field, arguments);
        };
    }

    /** The result, for callers who know that nothing can refuse; a refusal is then a fault and is thrown. */
    default R orElseThrow() {
        return switch (this) {
            case Done<R>(R result) -> result;
            case Refused<R>(Refusal refusal, String field, List<Object> arguments) -> throw new IllegalStateException(
                    "refused: " + refusal.name() + (field == null ? "" : ", field " + field) + ", " + arguments);
        };
    }
}
