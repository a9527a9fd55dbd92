package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    enum Reason implements Refusal {
        SHELF_IS_EMPTY,
        DOOR_IS_LOCKED
    }

    @Test
    void a_done_outcome_gives_its_result() {
        Outcome<String> done = Outcome.done("shipped");

        assertThat(done.isDone()).isTrue();
        assertThat(done.isRefused()).isFalse();
        assertThat(done.reason()).isEmpty();
        assertThat(done.orElseThrow()).isEqualTo("shipped");
    }

    @Test
    void a_refused_outcome_tells_reason_field_and_arguments() {
        Outcome<String> refused = Outcome.refused(Reason.SHELF_IS_EMPTY, "quantity", 5, "A-01");

        assertThat(refused).isEqualTo(
                new Outcome.Refused<String>(Reason.SHELF_IS_EMPTY, "quantity", List.of(5, "A-01")));
        assertThat(refused.reason()).contains(Reason.SHELF_IS_EMPTY);
        assertThat(refused.isRefused()).isTrue();
    }

    @Test
    void a_refusal_need_not_name_a_field() {
        assertThat(Outcome.refused(Reason.DOOR_IS_LOCKED))
                .isEqualTo(new Outcome.Refused<>(Reason.DOOR_IS_LOCKED, null, List.of()));
    }

    @Test
    void mapping_changes_a_result_and_keeps_a_refusal() {
        assertThat(Outcome.done(2).map(n -> n * 10)).isEqualTo(Outcome.done(20));
        assertThat(Outcome.<Integer>refused(Reason.SHELF_IS_EMPTY, "item", "tea").map(n -> n * 10))
                .isEqualTo(Outcome.refused(Reason.SHELF_IS_EMPTY, "item", "tea"));
    }

    @Test
    void the_next_step_is_taken_only_after_a_done_one() {
        var taken = new ArrayList<Integer>();
        assertThat(Outcome.done(1).then(n -> Outcome.done("step " + n))).isEqualTo(Outcome.done("step 1"));
        assertThat(Outcome.done(1).then(n -> Outcome.refused(Reason.DOOR_IS_LOCKED)))
                .isEqualTo(Outcome.refused(Reason.DOOR_IS_LOCKED));
        assertThat(Outcome.<Integer>refused(Reason.SHELF_IS_EMPTY).then(n -> Outcome.done(taken.add(n))))
                .isEqualTo(Outcome.refused(Reason.SHELF_IS_EMPTY));
        assertThat(taken).isEmpty();
    }

    @Test
    void taking_the_result_of_a_refused_outcome_is_a_fault_that_names_the_reason() {
        assertThatThrownBy(() -> Outcome.refused(Reason.SHELF_IS_EMPTY, "quantity", 5).orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused: SHELF_IS_EMPTY, field quantity, [5]");
    }

    @Test
    void the_arguments_of_a_refusal_cannot_be_changed_afterwards() {
        var arguments = new ArrayList<Object>(List.of("one"));
        var refused = new Outcome.Refused<String>(Reason.SHELF_IS_EMPTY, null, arguments);
        arguments.add("two");

        assertThat(refused.arguments()).containsExactly("one");
    }
}
