package io.hesuan.books.posting;

import io.hesuan.books.ledger.Journal;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever changes the books behind the house's back, with all rights of the database, is found by the proofs, and where it began
 * is told. In a house of its own: proofs look at all books, and other tests keep halves of some.
 */
@HouseTest
@TestPropertySource(properties = "test.house=planted differences")
@DirtiesContext
class PlantedDifferencesTest {

    @Autowired
    private ApplicationContext house;
    @Autowired
    private List<Proof> proofs;
    @Value("${hesuan.db.url}")
    private String url;
    @Value("${hesuan.db.user}")
    private String user;
    @Value("${hesuan.db.password}")
    private String password;
    private PostingGround ground;
    private UUID item;
    private UUID receipt;
    private UUID sale;

    @BeforeEach
    void someBusiness() {
        ground = new PostingGround(house, "asbe");
        item = ground.item("moving-average");
        receipt = ground.fact("goods-received", "2026-01-05").party(ground.supplier)
                .move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, 10 * PostingGround.ONE).value(10_000)).post();
        sale = ground.fact("sale-invoiced", "2026-01-06").party(ground.customer).line("net_revenue", "90.00").move(item, 4, ground.hangzhou, Place.CUSTOMER).post();
        ground.fact("goods-dispatched", "2026-01-07").party(ground.customer).move(item, 1, ground.hangzhou, Place.DISPATCHED).post();
        ground.books.number();
        assertThat(found()).as("before anything is planted").isEmpty();
    }

    /** The breach of each proof that does not hold, by name. */
    private Map<String, String> found() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Proof proof : proofs) {
            Proof.Result result = proof.run();
            if (!result.holds()) {
                found.put(proof.name(), result.breach());
            }
        }
        return found;
    }

    /** What the proofs say while a change stands that no trigger could see; then it is taken back, as others use the same database. */
    private Map<String, String> foundWhile(Consumer<DSLContext> change, Consumer<DSLContext> back) {
        behindTheHouse(change);
        Map<String, String> found;
        try {
            found = found();
        } finally {
            behindTheHouse(back);
        }
        assertThat(found()).as("after the change was taken back").isEmpty();
        return found;
    }

    /** As the owner of the database, with its triggers off. */
    private void behindTheHouse(Consumer<DSLContext> change) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute("SET session_replication_role = replica");
            sql.transaction(all -> change.accept(all.dsl()));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    /** One row changed by so many minor units. */
    private Map<String, String> foundWith(String table, String column, long by, String where, Object value) {
        String change = "UPDATE " + table + " SET " + column + " = " + column + " + ? WHERE " + where;
        return foundWhile(sql -> assertThat(sql.execute(change, by, value)).as(change).isEqualTo(1), sql -> sql.execute(change, -by, value));
    }

    /** Rows of a table that are gone. */
    private Map<String, String> foundWithout(String table, String where, UUID value) {
        Object rows = ground.sql.fetchValue("SELECT jsonb_agg(t)::text FROM " + table + " t WHERE " + where, value);
        return foundWhile(sql -> assertThat(sql.execute("DELETE FROM " + table + " WHERE " + where, value)).isPositive(),
                sql -> sql.execute("INSERT INTO " + table + " SELECT * FROM jsonb_populate_recordset(NULL::" + table + ", ?::jsonb)", rows));
    }

    private static String fact(UUID id) {
        return PostingRights.FACT_ID.write(id);
    }

    private UUID entryOf(UUID fact) {
        return (UUID) ground.sql.fetchValue("SELECT entry_id FROM posting.fact WHERE id = ?", fact);
    }

    private String entry(UUID fact) {
        return Journal.ENTRY_ID.write(entryOf(fact));
    }

    private UUID account(String code) {
        return (UUID) ground.sql.fetchValue("SELECT id FROM ledger.account WHERE company_id = ? AND code = ?", ground.company, code);
    }

    @Test
    void theValueOfAPool() {
        UUID pool = (UUID) ground.sql.fetchValue("SELECT id FROM stock.pool WHERE item_id = ? AND kind = 'bin'", item);
        var found = foundWith("stock.pool", "value", 1, "id = ?", pool);
        assertThat(found).containsOnlyKeys("stock-pools", "stock-equals-ledger");
        assertThat(found.get("stock-pools")).contains(pool.toString());
        assertThat(found.get("stock-equals-ledger")).contains("1405", "50.01", "50.00");
    }

    @Test
    void theValueOfAMove() {
        var found = foundWith("stock.move", "value", 100, "fact_id = ?", sale);
        assertThat(found).containsOnlyKeys("stock-pools", "entries-equal-moves");
        assertThat(found.get("entries-equal-moves")).contains(fact(sale), entry(sale), "-40.00", "-41.00");
    }

    @Test
    void aMoveThatIsGone() {
        var found = foundWithout("stock.move", "fact_id = ?", sale);
        assertThat(found).containsOnlyKeys("stock-pools", "stock-balances", "entries-equal-moves");
        assertThat(found.get("entries-equal-moves")).contains(fact(sale), entry(sale));
    }

    @Test
    void aJournalLine() {
        var found = foundWith("ledger.line", "debit", 7, "account_id = ? AND debit > 0", account("6401"));
        assertThat(found).containsKeys("debits-equal-credits", "turnover-equals-lines", "voucher-contents");
        assertThat(found.get("debits-equal-credits")).contains(entry(sale));
    }

    @Test
    void bothSidesOfAnEntry() {
        String lines = """
                UPDATE ledger.line SET debit = CASE WHEN debit > 0 THEN debit + ? ELSE 0 END, credit = CASE WHEN credit > 0 THEN credit + ? ELSE 0 END, original = original + ?
                 WHERE entry_id = ?""";
        String whole = "UPDATE ledger.entry SET amount = amount + ? WHERE id = ?";
        UUID entry = entryOf(receipt);
        var found = foundWhile(sql -> {
            sql.execute(lines, 500, 500, 500, entry);
            sql.execute(whole, 500, entry);
        }, sql -> {
            sql.execute(lines, -500, -500, -500, entry);
            sql.execute(whole, -500, entry);
        });
        assertThat(found).containsKeys("turnover-equals-lines", "voucher-contents", "entries-equal-moves").doesNotContainKey("debits-equal-credits");
        assertThat(found.get("entries-equal-moves")).contains(fact(receipt), entry(receipt), "105.00", "100.00");
    }

    @Test
    void aBalance() {
        var found = foundWith("ledger.turnover", "debit", 300, "account_id = ?", account("1405"));
        assertThat(found).containsKeys("turnover-equals-lines", "stock-equals-ledger");
        assertThat(found.get("stock-equals-ledger")).contains("1405", "50.00", "53.00");
    }

    @Test
    void anOpenItem() {
        UUID open = (UUID) ground.sql.fetchValue("SELECT id FROM claims.item WHERE fact_id = ?", sale);
        var found = foundWith("claims.item", "open_amount", -1, "id = ?", open);
        assertThat(found).containsOnlyKeys("claims-equal-control-accounts", "claims-open-amounts");
        assertThat(found.get("claims-open-amounts")).contains(open.toString());
        assertThat(found.get("claims-equal-control-accounts")).contains("112201", "8999", "9000");
    }

    @Test
    void linesThatAreGone() {
        var found = foundWithout("ledger.line", "entry_id = ?", entryOf(sale));
        assertThat(found).containsKeys("debits-equal-credits", "turnover-equals-lines", "voucher-contents", "facts-have-entries", "entries-equal-moves");
        assertThat(found.get("facts-have-entries")).contains(fact(sale));
        assertThat(found.get("entries-equal-moves")).contains(fact(sale), "0.00", "-40.00");
    }
}
