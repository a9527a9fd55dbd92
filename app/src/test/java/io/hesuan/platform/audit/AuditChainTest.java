package io.hesuan.platform.audit;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.postgres.TemplateDatabase;
import io.hesuan.testing.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import static hesuandb.audit.Tables.LINK;
import static org.assertj.core.api.Assertions.assertThat;

/** The chain on a database of its own, tampered with by the one who may do anything: the superuser. */
@org.junit.jupiter.api.Timeout(60)
class AuditChainTest {

    /** Small, so that what is wrong stands within a stride, at its end and at the beginning of the next. */
    private static final int STRIDE = 2;
    private static final Acting SOMEBODY = Acting.house("test", Set.of());

    private TemplateDatabase.Copy database;
    private DSLContext sql;
    private TransactionTemplate transaction;
    private AuditSequencer sequencer;
    private AuditChain chain;

    @BeforeEach
    void aLogOfItsOwn() {
        database = TestDatabase.fresh();
        var source = new DriverManagerDataSource(database.ownerUrl());
        var transactions = new DataSourceTransactionManager(source);
        sql = DSL.using(new TransactionAwareDataSourceProxy(source), SQLDialect.POSTGRES);
        transaction = new TransactionTemplate(transactions);
        sequencer = new AuditSequencer(sql, transactions);
        chain = new AuditChain(sql, source, sequencer, Clock.systemUTC(), STRIDE);
    }

    @AfterEach
    void dropped() {
        database.close();
    }

    @Test
    void aChainOfManyTransactionsIsWholeAndCountsEveryEntry() {
        write(10, 3);
        AuditChain.Walk walk = chain.verify();
        assertThat(walk.breach()).isNull();
        assertThat(walk.entries()).isEqualTo(30);
        assertThat(sql.fetchCount(LINK)).isEqualTo(30);
    }

    @Test
    void anAlteredEntryIsNamed() {
        write(5, 2);
        UUID victim = entryOf(4);
        tamper("UPDATE audit.entry SET record_title = 'something else' WHERE id = '" + victim + "'");
        assertThat(chain.verify().breach()).isEqualTo("entry " + victim + " of link 4 was altered, or the link was");
        assertThat(chain.verify().entries()).isEqualTo(3);
    }

    @Test
    void anAlteredValueInsideBeforeAndAfterIsNamed() {
        write(3, 1);
        UUID victim = entryOf(2);
        tamper("UPDATE audit.entry SET after = '{\"amount\": \"1.01\"}' WHERE id = '" + victim + "'");
        assertThat(chain.verify().breach()).contains(victim.toString()).contains("altered");
    }

    @Test
    void aMissingEntryIsNamed() {
        write(5, 1);
        UUID victim = entryOf(3);
        tamper("DELETE FROM audit.entry WHERE id = '" + victim + "'");
        assertThat(chain.verify().breach()).isEqualTo("entry " + victim + " of link 3 is missing");
    }

    @Test
    void aMissingEntryTogetherWithItsLinkIsNamed() {
        write(5, 1);
        UUID victim = entryOf(3);
        tamper("DELETE FROM audit.link WHERE number = 3; DELETE FROM audit.entry WHERE id = '" + victim + "'");
        assertThat(chain.verify().breach()).isEqualTo("link 3 is missing");
    }

    @Test
    void theNewestEntriesCannotGoTogetherWithTheirLinks() {
        write(10, 3);
        assertThat(chain.verify().breach()).isNull();
        tamper("DELETE FROM audit.link WHERE number > 25; DELETE FROM audit.entry e WHERE NOT EXISTS (SELECT FROM audit.link l WHERE l.entry_id = e.id)");
        assertThat(chain.verify().breach()).contains("30 were there once, 25 are left");
    }

    @Test
    void anEntryInsertedIntoThePastIsNamed() {
        write(5, 1);
        sequencer.linkAll();
        long past = sql.fetchSingle(LINK, LINK.NUMBER.eq(2L)).getCommitPosition();
        UUID stranger = Ids.next();
        tamper("INSERT INTO audit.entry (id, commit_position, recorded_at, actor_name, request_id, action, record_type, record_title) VALUES ('"
                + stranger + "', " + past + ", now(), 'nobody', '', 'create', 'note', 'never was')");
        assertThat(chain.verify().breach()).startsWith("entry " + stranger + " was inserted");
    }

    @Test
    void entriesThatChangedPlacesAreNamed() {
        write(5, 1);
        UUID second = entryOf(2);
        UUID third = entryOf(3);
        tamper("UPDATE audit.link SET entry_id = '" + Ids.next() + "' WHERE number = 2; UPDATE audit.link SET entry_id = '" + second
                + "' WHERE number = 3; UPDATE audit.link SET entry_id = '" + third + "' WHERE number = 2");
        assertThat(chain.verify().breach()).contains("of link 2");
    }

    @Test
    void aLinkThatWasComputedAnewBreaksTheNextOne() {
        write(5, 1);
        tamper("UPDATE audit.entry SET record_title = 'forged' WHERE id = '" + entryOf(2) + "'");
        byte[] content = sql.fetchSingle("SELECT " + ChainHash.CONTENT + " AS content FROM audit.entry e WHERE id = ?", entryOf(2)).get("content", byte[].class);
        byte[] forged = new ChainHash().next(sql.fetchSingle(LINK, LINK.NUMBER.eq(1L)).getHash(), 2, content);
        tamper("UPDATE audit.link SET hash = decode('" + java.util.HexFormat.of().formatHex(forged) + "', 'hex') WHERE number = 2");
        assertThat(chain.verify().breach()).contains("of link 3");
    }

    @Test
    void anEntryThatCommitsLateIsLinkedInItsPlaceAndNothingIsLinkedBeforeIt() throws Exception {
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> transaction.executeWithoutResult(status -> {
            write(1);
            written.countDown();
            hold(commit);
        }));
        written.await();
        write(2, 1);
        sequencer.linkAll();
        assertThat(sql.fetchCount(LINK)).isZero();
        commit.countDown();
        slow.join();
        assertThat(chain.verify().breach()).isNull();
        assertThat(sql.fetchCount(LINK)).isEqualTo(3);
    }

    @Test
    void theChainGoesOnAfterARestoreHasRaisedTheEpoch() {
        write(3, 1);
        sequencer.linkAll();
        sql.execute("UPDATE house.epoch SET value = value + 1");
        write(2, 1);
        AuditChain.Walk walk = chain.verify();
        assertThat(walk.breach()).isNull();
        assertThat(walk.entries()).isEqualTo(5);
    }

    @Test
    void manyNodesLinkEachEntryOnce() throws Exception {
        write(40, 5);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            nodes.add(Thread.startVirtualThread(sequencer::linkBatch));
        }
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(chain.verify().breach()).isNull();
        assertThat(sql.fetchCount(LINK)).isEqualTo(200);
    }

    @Test
    void theApplicationCanNeitherAlterNorRemove() {
        write(1, 1);
        assertThat(refused("UPDATE audit.entry SET action = 'x'")).isTrue();
        assertThat(refused("DELETE FROM audit.link")).isTrue();
        assertThat(refused("TRUNCATE audit.entry CASCADE")).isTrue();
    }

    private void write(int transactions, int entries) {
        for (int i = 0; i < transactions; i++) {
            transaction.executeWithoutResult(status -> write(entries));
        }
    }

    private void write(int entries) {
        List<AuditLog.Deed> deeds = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            deeds.add(new AuditLog.Deed(SOMEBODY, AuditEntry.of("create", "note", Ids.next(), "note " + i).changing(null, "{\"amount\":\"1.00\"}")));
        }
        new AuditLog().write(sql, Instant.now(), deeds);
    }

    private UUID entryOf(long number) {
        sequencer.linkAll();
        return sql.fetchSingle(LINK, LINK.NUMBER.eq(number)).getEntryId();
    }

    /** With the triggers off, as only a superuser can. */
    private void tamper(String statements) {
        sequencer.linkAll();
        transaction.executeWithoutResult(status -> {
            sql.execute("SET LOCAL session_replication_role = replica");
            for (String statement : statements.split("; ")) {
                sql.execute(statement);
            }
        });
    }

    private boolean refused(String statement) {
        try (var connection = DriverManager.getConnection(database.ownerUrl()); var asApplication = connection.createStatement()) {
            asApplication.execute("SET ROLE hesuan_app");
            asApplication.execute(statement);
            return false;
        } catch (java.sql.SQLException refused) {
            return refused.getSQLState().equals("42501");
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
