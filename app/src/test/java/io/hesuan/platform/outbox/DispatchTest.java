package io.hesuan.platform.outbox;

import hesuandb.outbox.tables.records.SubscriberRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import static hesuandb.outbox.Tables.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Subscribers whose reactions are rows of a table, so that a reaction that was rolled back or came twice shows. */
@HouseTest
@org.junit.jupiter.api.Timeout(60)
class DispatchTest {

    /** The house's own tables are no place for tests: reactions go into remembered answers, which any text may key. */
    private final class Noting implements Subscriber {
        private final String name = "noting-" + Ids.next();
        private volatile int breaksAt = -1;

        @Override public String name() { return name; }

        @Override public Set<String> types() { return Set.of(type); }

        @Override public void handle(List<StoredEvent> events, Reaction reaction) {
            for (StoredEvent event : events) {
                int number = event.content().get("number").asInt();
                reaction.sql().execute("INSERT INTO batching.answer VALUES (?, ?, decode(repeat('00', 32), 'hex'), to_jsonb(clock_timestamp()), now())",
                        name, String.valueOf(number));
                if (number == breaksAt) {
                    throw new IllegalStateException("broken on purpose");
                }
            }
        }

        /** Numbers in the order of the reactions; a second reaction to an event would have broken the primary key. */
        List<Integer> noted() {
            return sql.fetch("SELECT key FROM batching.answer WHERE use_case = ? ORDER BY (answer #>> '{}')::timestamptz", name).getValues(0, Integer.class);
        }
    }

    private record Numbered(String type, int number) implements Event {
    }

    @Autowired DSLContext sql;
    @Autowired Outbox outbox;
    @Autowired EventReader reader;
    @Autowired Dispatch dispatch;
    @Autowired PlatformTransactionManager transactions;
    @Autowired MockMvc http;
    private String type;
    private final Noting noting = new Noting();

    @BeforeEach
    void aTypeOfItsOwn() {
        type = "test." + Ids.next();
        dispatch.declare(noting);
    }

    @Test
    void eachEventIsHandledOnceAndInOrder() {
        tell(0, 1_200);
        settle();
        catchUp(noting);
        assertThat(noting.noted()).isEqualTo(IntStream.range(0, 1_200).boxed().toList());
        catchUp(noting);
        assertThat(row(noting).getHandled()).isEqualTo(1_200);
    }

    @Test
    void anEventThatCommitsLateIsNotMissed() throws Exception {
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.write(sql, Instant.now(), List.of(new Numbered(type, 1)));
            written.countDown();
            hold(commit);
        }));
        written.await();
        tell(2, 3);
        catchUp(noting);
        assertThat(noting.noted()).isEmpty();
        commit.countDown();
        slow.join();
        settle();
        catchUp(noting);
        assertThat(noting.noted()).containsExactly(1, 2);
    }

    @Test
    void severalNodesDoNotHandleAnEventTwice() throws Exception {
        tell(0, 3_000);
        settle();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Thread.startVirtualThread(() -> {
                for (int look = 0; look < 40; look++) {
                    dispatch.step(noting);
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }
        catchUp(noting);
        assertThat(noting.noted()).isEqualTo(IntStream.range(0, 3_000).boxed().toList());
        assertThat(row(noting).getFailures()).isZero();
    }

    @Test
    void aFailingSubscriberStopsBeforeTheBrokenEventHoldsUpNobodyAndGoesOnWhenMended() {
        var other = new Noting();
        dispatch.declare(other);
        tell(0, 10);
        settle();
        noting.breaksAt = 6;
        catchUp(noting);
        catchUp(other);
        assertThat(noting.noted()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(row(noting).getFailingSince()).isNotNull();
        assertThat(row(noting).getFailure()).contains("broken on purpose");
        assertThat(other.noted()).hasSize(10);
        catchUp(noting);
        assertThat(row(noting).getFailures()).as("not before its pause is over").isEqualTo(1);
        retryNow();
        catchUp(noting);
        assertThat(noting.noted()).hasSize(6);
        assertThat(row(noting).getFailures()).isEqualTo(2);
        noting.breaksAt = -1;
        retryNow();
        catchUp(noting);
        assertThat(noting.noted()).hasSize(10);
        assertThat(row(noting).getFailingSince()).isNull();
    }

    @Test
    void theOrderHoldsAcrossARestoreThatRaisedTheEpoch() throws Exception {
        tell(0, 3);
        settle();
        try (var owner = java.sql.DriverManager.getConnection(ownerUrl); var statement = owner.createStatement()) {
            statement.execute("UPDATE house.epoch SET value = value + 1");
        }
        tell(3, 6);
        settle();
        catchUp(noting);
        assertThat(noting.noted()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void pausesGrowToFiveMinutesAndNoFurther() {
        assertThat(Dispatch.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Dispatch.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Dispatch.pauseAfter(1_000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anOutsideReaderGetsAllEventsByItsCursorWithoutLossOrRepeat() throws Exception {
        tell(0, 250);
        settle();
        List<Integer> read = new ArrayList<>();
        String cursor = "";
        boolean more;
        do {
            JsonNode answer = events(cursor);
            answer.get("events").forEach(event -> read.add(event.get("content").get("number").asInt()));
            cursor = answer.get("next").asString();
            more = answer.get("more").asBoolean();
        } while (more);
        assertThat(read).isEqualTo(IntStream.range(0, 250).boxed().toList());
        tell(250, 251);
        settle();
        assertThat(events(cursor).get("events")).hasSize(1);
    }

    @Test
    void aStrangeCursorAndAStrangerAreRefused() throws Exception {
        http.perform(get("/api/events?types=a&after=shoe").with(Everybody.who(List.of(EventController.READ)))).andExpect(status().is(422))
                .andExpect(jsonPath("$.code", equalTo("EVENT_CURSOR_NOT_UNDERSTOOD")));
        http.perform(get("/api/events?types=a&after=99999999999999999999.1").with(Everybody.who(List.of(EventController.READ)))).andExpect(status().is4xxClientError());
        http.perform(get("/api/events?types=a").with(Everybody.who(List.of()))).andExpect(status().isForbidden());
    }

    @org.springframework.beans.factory.annotation.Value("${hesuan.db.url}?user=${hesuan.db.user}&password=${hesuan.db.password}")
    private String ownerUrl;

    private JsonNode events(String cursor) throws Exception {
        return JsonMapper.shared().readTree(http.perform(get("/api/events").param("types", type).param("after", cursor).param("limit", "100")
                .with(Everybody.who(List.of(EventController.READ)))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
    }

    private void tell(int from, int to) {
        outbox.write(sql, Instant.now(), IntStream.range(from, to).<Event>mapToObj(number -> new Numbered(type, number)).toList());
    }

    /** Waits until everything that was told is below the settled position: other tests' transactions may still be open. */
    private void settle() {
        long until = System.nanoTime() + 10_000_000_000L;
        while ((boolean) sql.fetchValue("SELECT EXISTS (SELECT FROM outbox.event WHERE type = ? AND commit_position >= house.settled_position())", type)) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private void catchUp(Subscriber subscriber) {
        while (dispatch.step(subscriber)) {
            // until there is nothing more, or it fails
        }
    }

    private void retryNow() {
        sql.update(SUBSCRIBER).setNull(SUBSCRIBER.RETRY_AT).where(SUBSCRIBER.NAME.eq(noting.name())).execute();
    }

    private SubscriberRecord row(Subscriber subscriber) {
        return sql.fetchSingle(SUBSCRIBER, SUBSCRIBER.NAME.eq(subscriber.name()));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
