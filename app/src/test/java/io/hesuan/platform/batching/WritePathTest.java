package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static hesuandb.audit.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@HouseTest
class WritePathTest {

    private static final Permission NOTE = new Permission("note.write");
    private static final Acting WRITER = Acting.house("test", Set.of(NOTE));
    private static final Acting STRANGER = Acting.house("test", Set.of());

    enum NoteRefusal implements Refusal { NOTE_IS_EMPTY }

    record WriteNote(String text) { }

    record Written(String text, UUID number) { }

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    private String useCaseName;
    private UseCase<WriteNote, Written> useCase;

    @BeforeEach
    void aUseCaseOfItsOwn() {
        useCaseName = "note." + UUID.randomUUID();
        useCase = new UseCase<>(useCaseName, Written.class, NOTE, (writing, calls) -> calls.stream().map(call -> {
            if (call.command().text().isEmpty()) {
                return Outcome.<Written>refused(NoteRefusal.NOTE_IS_EMPTY, "text");
            }
            if (call.command().text().equals("broken")) {
                throw new IllegalStateException("broken on purpose");
            }
            writing.audit(call.by(), AuditEntry.of("create", useCaseName, null, call.command().text()));
            return Outcome.done(new Written(call.command().text(), UUID.randomUUID()));
        }).toList());
    }

    @Test
    void aRefusedCommandDoesNotFailItsBatchAndLeavesNothing() {
        var outcomes = writePath.all(useCase, List.of(call(null, "a"), call(null, ""), call(null, "b")), Mode.REAL);
        assertThat(outcomes.get(0).isDone()).isTrue();
        assertThat(outcomes.get(1).reason()).contains(NoteRefusal.NOTE_IS_EMPTY);
        assertThat(outcomes.get(2).isDone()).isTrue();
        assertThat(notes()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theSameKeyWithTheSameContentGivesTheFirstAnswerAgain() {
        var first = writePath.all(useCase, List.of(call("k", "a")), Mode.REAL).getFirst().orElseThrow();
        var again = writePath.all(useCase, List.of(call("k", "a")), Mode.REAL).getFirst().orElseThrow();
        assertThat(again).isEqualTo(first);
        assertThat(notes()).containsExactly("a");
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        writePath.all(useCase, List.of(call("k", "a")), Mode.REAL);
        assertThat(writePath.all(useCase, List.of(call("k", "b")), Mode.REAL).getFirst().reason())
                .contains(WriteRefusal.KEY_WAS_USED_FOR_OTHER_CONTENT);
    }

    @Test
    void aKeyTwiceInOneBatchHasItsEffectOnce() {
        var outcomes = writePath.all(useCase, List.of(call("k", "a"), call("k", "a"), call("k", "b")), Mode.REAL);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(outcomes.get(2).reason()).contains(WriteRefusal.KEY_WAS_USED_FOR_OTHER_CONTENT);
        assertThat(notes()).containsExactly("a");
    }

    @Test
    void aRefusalIsNotRememberedUnderItsKey() {
        writePath.all(useCase, List.of(call("k", "")), Mode.REAL);
        assertThat(writePath.all(useCase, List.of(call("k", "a")), Mode.REAL).getFirst().isDone()).isTrue();
    }

    @Test
    void oneKeyFromManyThreadsHasItsEffectOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 40).mapToObj(i -> threads.submit(() ->
                    writePath.all(useCase, List.of(call("race", "a")), Mode.REAL).getFirst().orElseThrow())).toList();
            Written first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(notes()).containsExactly("a");
    }

    @Test
    void aDryRunAnswersLikeTheRealPathAndLeavesNothing() {
        assertThat(writePath.dryRun(useCase, call("k", "a")).isDone()).isTrue();
        assertThat(notes()).isEmpty();
        assertThat(writePath.all(useCase, List.of(call("k", "other")), Mode.REAL).getFirst().isDone()).isTrue();
    }

    @Test
    void whoLacksThePermissionIsRefusedBeforeAnythingElse() {
        var outcomes = writePath.all(useCase, List.of(new Call<>(STRANGER, "k", new WriteNote("")), call("k", "a")), Mode.REAL);
        assertThat(outcomes.get(0).reason()).contains(AccessRefusal.NOT_PERMITTED);
        assertThat(outcomes.get(1).isDone()).isTrue();
    }

    @Test
    void aKeyOfMoreThanTwoHundredLettersIsRefused() {
        assertThat(writePath.all(useCase, List.of(call("k".repeat(201), "a")), Mode.REAL).getFirst().reason())
                .contains(WriteRefusal.KEY_IS_TOO_LONG);
    }

    @Test
    void concurrentSingleCallsShareTransactions() throws Exception {
        int callers = 200;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, callers).mapToObj(i -> threads.submit(() ->
                    writePath.one(useCase, call(null, "note " + i)).orElseThrow().text())).toList();
            for (int i = 0; i < callers; i++) {
                assertThat(answers.get(i).get()).isEqualTo("note " + i);
            }
        }
        assertThat(notes()).hasSize(callers);
        int transactions = sql.fetchCount(sql.selectDistinct(ENTRY.COMMIT_POSITION).from(ENTRY).where(ENTRY.RECORD_TYPE.eq(useCaseName)));
        assertThat(transactions).isLessThan(callers / 2);
    }

    @Test
    void aBrokenCommandFailsAloneAmongItsNeighbours() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = IntStream.range(0, 50).mapToObj(i -> threads.submit(() ->
                    writePath.one(useCase, call(null, "note " + i)).isDone())).toList();
            assertThatThrownBy(() -> writePath.one(useCase, call(null, "broken"))).hasMessage("broken on purpose");
            for (var answer : good) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(notes()).hasSize(50);
    }

    private static Call<WriteNote> call(String key, String text) {
        return new Call<>(WRITER, key, new WriteNote(text));
    }

    private List<String> notes() {
        return sql.select(ENTRY.RECORD_TITLE).from(ENTRY).where(ENTRY.RECORD_TYPE.eq(useCaseName)).fetch(ENTRY.RECORD_TITLE);
    }
}
