package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Open items follow their entries, and reversals meet what they take back. */
@HouseTest
class OpenItemsTest {

    @Autowired ApplicationContext house;
    @Value("${hesuan.db.url}") String url;
    @Value("${hesuan.db.user}") String owner;
    @Value("${hesuan.db.password}") String password;

    private ClaimGround ground;
    private String customer;

    @BeforeEach
    void open() throws Exception {
        ground = new ClaimGround(house);
        customer = ground.party("安吉美妆", 30, null);
    }

    @Test
    void linesWithTheSameTermsAreOneItemAndOthersAreApart() throws Exception {
        ground.voucher("2026-01-10", claim("112201", customer, "100.00", "2026-02-10", "FP-1"), claim("112201", customer, "23.00", "2026-02-10", "FP-1"),
                claim("112201", customer, "7.00", "2026-03-10", "FP-1"), claim("112201", customer, "5.00", "2026-02-10", "FP-2"),
                claim("112201", customer, "-5.00", "2026-02-10", "FP-2"), line("6001", "-130.00"));
        assertThat(ground.sql.fetch("SELECT due_on, document, amount FROM claims.item WHERE company_id = ? ORDER BY document, due_on, amount", ground.company)
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                .containsExactly("2026-02-10 FP-1 12300", "2026-03-10 FP-1 700", "2026-02-10 FP-2 -500", "2026-02-10 FP-2 500");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void whatNobodyDatedIsDueByTheTermsOfThePartner() throws Exception {
        String monthly = ground.party("月结客户", 15, 25);
        ground.voucher("2026-01-10", claim("112201", customer, "1.00", null, null), claim("112201", monthly, "2.00", null, null),
                claim("112201", customer, "-3.00", null, null));
        assertThat(ground.sql.fetch("SELECT due_on FROM claims.item WHERE company_id = ? ORDER BY amount", ground.company).getValues(0, String.class))
                .containsExactly("2026-01-10", "2026-02-09", "2026-01-25");
    }

    @Test
    void aReversalIsMatchedWithWhatItTakesBack() throws Exception {
        String invoice = ground.voucher("2026-01-10", claim("112201", customer, "100.00", null, "FP-1"), line("6001", "-100.00"));
        ground.expect(201, post("/api/vouchers/" + invoice + "/reversal"), "{}");
        assertThat(ground.open(ground.item(invoice, "112201"))).isEqualTo("0.00");
        assertThat(ground.sql.fetchValue("SELECT count(*) FROM claims.item WHERE company_id = ? AND open", ground.company)).isEqualTo(0L);
        assertThat(ground.sql.fetchValue("SELECT kind FROM claims.match WHERE company_id = ?", ground.company)).isEqualTo("reversal");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void anEntryWithMatchedItemsIsReversedOnlyAfterUndoing() throws Exception {
        String invoice = ground.voucher("2026-01-10", claim("112201", customer, "100.00", null, "FP-1"), line("6001", "-100.00"));
        String receipt = ground.voucher("2026-01-20", line("1002", "60.00"), claim("112201", customer, "-60.00", null, null));
        ItemsMatched match = ground.match(ground.part(ground.item(invoice, "112201"), "60.00"), ground.part(ground.item(receipt, "112201"), null)).orElseThrow();
        assertThat(ground.expect(422, post("/api/vouchers/" + invoice + "/reversal"), "{}").at("/code").asString()).isEqualTo("ENTRY_HAS_MATCHED_ITEMS");
        ground.undo(match).orElseThrow();
        ground.expect(201, post("/api/vouchers/" + invoice + "/reversal"), "{}");
        assertThat(ground.open(ground.item(receipt, "112201"))).isEqualTo("-60.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void whatIsRecordedStaysAndNothingIsOverdrawnEvenBehindTheProgram() throws Exception {
        String invoice = ground.voucher("2026-01-10", claim("112201", customer, "100.00", null, "FP-1"), line("6001", "-100.00"));
        String receipt = ground.voucher("2026-01-20", line("1002", "100.00"), claim("112201", customer, "-100.00", null, null));
        ground.match(ground.item(invoice, "112201"), ground.item(receipt, "112201")).orElseThrow();
        UUID other = ground.item(ground.voucher("2026-01-21", claim("112201", customer, "9.00", null, null), line("6001", "-9.00")), "112201");
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            for (String role : List.of("hesuan_app", owner)) {
                execute(connection, "SET ROLE \"" + role + "\"");
                String expected = role.equals(owner) ? "never changed or deleted" : "permission denied";
                for (String table : List.of("match", "match_line")) {
                    assertThatThrownBy(() -> execute(connection, "UPDATE claims." + table + " SET amount = amount")).hasMessageContaining(expected);
                    assertThatThrownBy(() -> execute(connection, "DELETE FROM claims." + table)).hasMessageContaining(expected);
                    assertThatThrownBy(() -> execute(connection, "TRUNCATE claims." + table + " CASCADE")).hasMessageContaining(expected);
                }
                assertThatThrownBy(() -> execute(connection, "DELETE FROM claims.item")).hasMessageContaining(expected);
            }
            execute(connection, "SET ROLE hesuan_app");
            assertThatThrownBy(() -> execute(connection, "UPDATE claims.item SET amount = amount + 1")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "UPDATE claims.item SET open_amount = -open_amount - 1, open_original = -open_original - 1 WHERE amount > 0"))
                    .hasMessageContaining("violates check constraint");
            assertThatThrownBy(() -> execute(connection, "INSERT INTO claims.match_line SELECT (SELECT id FROM claims.match WHERE company_id = i.company_id), "
                    + "i.id, i.company_id, i.entered_on, 1, 1 FROM claims.item i WHERE i.id = '" + other + "'")).hasMessageContaining("does not add up to zero");
        }
    }

    @Test
    void aPlantedDifferenceIsFoundAndNamed() throws Exception {
        String invoice = ground.voucher("2026-01-10", claim("112201", customer, "100.00", null, "FP-1"), line("6001", "-100.00"));
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            execute(connection, "UPDATE claims.item SET open_amount = 9900, open_original = 9900 WHERE entry_id = '" + Journal.ENTRY_ID.read(invoice) + "'");
            assertThat(ground.breaches()).anySatisfy(breach -> assertThat(breach).contains("account 112201").contains("open items 9900, balance 10000"))
                    .anySatisfy(breach -> assertThat(breach).contains("9900 open of 10000, matched 0"));
            execute(connection, "UPDATE claims.item SET open_amount = 10000, open_original = 10000 WHERE entry_id = '" + Journal.ENTRY_ID.read(invoice) + "'");
        }
        assertThat(ground.breaches()).isEmpty();
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
