package io.hesuan.books.ledger;

import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is recorded stays: the application has no right to change it, and its owner meets the second lock. */
@HouseTest
class LocksTest {

    private static final List<String> FOREVER = List.of("entry", "line", "voucher", "watermark", "reversal", "book", "entry_202601", "line_202601");

    @Autowired ApplicationContext house;
    @Value("${hesuan.db.url}") String url;
    @Value("${hesuan.db.user}") String user;
    @Value("${hesuan.db.password}") String password;

    @Test
    void neitherApplicationNorOwnerChangesDeletesOrEmptiesWhatIsRecorded() throws SQLException {
        var books = new TestBooks(house, "asbe", "single");
        String posted = books.post("2026-01-05", debit("1002", "1.00"), credit("4001", "1.00")).orElseThrow().id();
        books.reverse(posted).orElseThrow();
        books.number();
        books.close("2026-01").orElseThrow();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            for (String role : List.of("hesuan_app", user)) {
                execute(connection, "SET ROLE \"" + role + "\"");
                String expected = role.equals(user) ? "never changed or deleted" : "permission denied";
                for (String table : FOREVER) {
                    String column = table.startsWith("watermark") || table.equals("book") || table.equals("voucher") ? "company_id" : table.equals("reversal") ? "entry_id" : "period";
                    assertThatThrownBy(() -> execute(connection, "UPDATE ledger." + table + " SET " + column + " = " + column)).hasMessageContaining(expected);
                    assertThatThrownBy(() -> execute(connection, "DELETE FROM ledger." + table)).hasMessageContaining(expected);
                    assertThatThrownBy(() -> execute(connection, "TRUNCATE ledger." + table)).hasMessageContaining(expected);
                }
            }
        }
    }

    @Test
    void theDatabaseItselfRefusesClosedPeriodsUnbalancedEntriesAndForeignPositions() throws SQLException {
        var books = new TestBooks(house, "asbe", "single");
        books.post("2026-01-05", debit("1002", "1.00"), credit("4001", "1.00"));
        books.number();
        books.close("2026-01").orElseThrow();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> execute(connection, entry(books, 202601, "2026-01-31", "house.commit_position()"))).hasMessageContaining("period 202601 is closed");
            connection.rollback();
            execute(connection, "SELECT ledger.make_room(ARRAY[202602])");
            assertThatThrownBy(() -> execute(connection, entry(books, 202602, "2026-02-01", "1"))).hasMessageContaining("commit position");
            connection.rollback();
            execute(connection, "SELECT ledger.make_room(ARRAY[202602])");
            execute(connection, entry(books, 202602, "2026-02-01", "house.commit_position()"));
            assertThatThrownBy(() -> execute(connection, """
                    INSERT INTO ledger.line (entry_id, period, number, company_id, account_id, entered_on, debit, credit, currency, original)
                    SELECT id, period, 1, company_id, (SELECT id FROM ledger.account LIMIT 1), entered_on, 5, 0, 'CNY', 5 FROM ledger.entry
                     WHERE company_id = '%s' AND period = 202602""".formatted(books.company))).hasMessageContaining("does not balance");
            connection.rollback();
        }
    }

    @Test
    void tamperingUnderneathIsFoundAndNamed() throws SQLException {
        var books = new TestBooks(house, "asbe", "single");
        String posted = books.post("2026-01-05", debit("1002", "1.00"), credit("4001", "1.00")).orElseThrow().id();
        books.number();
        var chain = house.getBean(VoucherChain.class);
        var contents = house.getBean(VoucherContents.class);
        assertThat(chain.walk().breach()).isNull();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            execute(connection, "SET session_replication_role = replica");
            execute(connection, "UPDATE ledger.line SET memo = 'x' WHERE company_id = '" + books.company + "' AND number = 1");
            assertThat(contents.walk().breach()).contains(posted).contains("not as they were posted");
            execute(connection, "UPDATE ledger.line SET memo = NULL WHERE company_id = '" + books.company + "' AND number = 1");
            assertThat(contents.walk().breach()).isNull();
            execute(connection, "UPDATE ledger.voucher SET number = 77 WHERE company_id = '" + books.company + "'");
            assertThat(chain.walk().breach()).contains("chain breaks at link 1").contains(posted);
            execute(connection, "UPDATE ledger.voucher SET number = 1 WHERE company_id = '" + books.company + "'");
            execute(connection, "UPDATE ledger.turnover SET debit = debit + 1 WHERE company_id = '" + books.company + "' AND debit > 0");
            var proof = house.getBean("turnoverProof", io.hesuan.platform.proofs.Proof.class);
            assertThat(proof.run().breach()).contains("account 1002").contains("lines 100 and 0, turnover 101 and 0");
            execute(connection, "UPDATE ledger.turnover SET debit = debit - 1 WHERE company_id = '" + books.company + "' AND debit > 0");
            assertThat(proof.run().breach()).isNull();
        }
    }

    private static String entry(TestBooks books, int period, String on, String position) {
        return """
                INSERT INTO ledger.entry (id, period, company_id, entered_on, kind, word, memo, amount, recorded_at, commit_position, content_hash)
                VALUES (gen_random_uuid(), %d, '%s', '%s', 'manual', 'general', '', 5, now(), %s, decode(repeat('00', 32), 'hex'))"""
                .formatted(period, books.company, on, position);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
