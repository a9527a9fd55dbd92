package io.hesuan.books.claims;

import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;

/** What is left between debits and credits is booked by its reason, in the transaction of the match, to the cent. */
@HouseTest
class DifferencesTest {

    private static final String RECEIVABLES = "112201";
    private static final String PAYABLES = "220201";
    private static final String SALES = "6001";
    private static final String CHARGES = "660303";
    private static final String EXCHANGE = "660304";

    @Autowired ApplicationContext house;

    private ClaimGround ground;
    private String partner;

    @BeforeEach
    void open() throws Exception {
        ground = new ClaimGround(house);
        partner = ground.party("明州商贸", 0, null);
    }

    @Test
    void aCustomersDiscountAndFeeAreBookedAndUndoneToTheCent() throws Exception {
        UUID invoice = invoice("100.00");
        UUID payment = receipt("97.50");
        ItemsMatched match = match(List.of(difference(Difference.Reason.DISCOUNT, "2.00"), difference(Difference.Reason.FEE, null)), invoice, payment);
        assertThat(match.entryId()).startsWith("jrn_");
        assertThat(balances(RECEIVABLES, SALES, CHARGES)).containsExactly("0.00", "-98.00", "0.50");
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
        ground.undo(match).orElseThrow();
        assertThat(balances(RECEIVABLES, SALES, CHARGES)).containsExactly("2.50", "-100.00", "0.00");
        assertThat(List.of(ground.open(invoice), ground.open(payment))).containsExactly("100.00", "-97.50");
        assertThat(openItems()).isEqualTo(2);
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aSuppliersDiscountGoesTheOtherWay() throws Exception {
        UUID bill = ground.item(ground.voucher("2026-01-10", line("660203", "100.00"), claim(PAYABLES, partner, "-100.00", null, "GY-1")), PAYABLES);
        UUID payment = ground.item(ground.voucher("2026-01-20", claim(PAYABLES, partner, "98.00", null, null), line("1002", "-98.00")), PAYABLES);
        match(List.of(difference(Difference.Reason.DISCOUNT, null)), bill, payment);
        assertThat(balances(PAYABLES, CHARGES)).containsExactly("0.00", "-2.00");
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aBadDebtIsWrittenOffWithoutAnyPayment() throws Exception {
        UUID invoice = invoice("100.00");
        match(List.of(difference(Difference.Reason.WRITE_OFF, null)), invoice);
        assertThat(balances(RECEIVABLES, "6721")).containsExactly("0.00", "100.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void differencesHaveTheirRefusalsInOrder() throws Exception {
        UUID invoice = invoice("100.00");
        UUID payment = receipt("97.50");
        UUID exact = receipt("100.00");
        assertThat(run(List.of(), invoice, payment).reason()).contains(ClaimRefusal.MATCH_LEAVES_A_DIFFERENCE);
        assertThat(run(List.of(difference(Difference.Reason.FEE, null)), invoice, exact).reason()).contains(ClaimRefusal.DIFFERENCE_IS_NOT_THERE);
        assertThat(run(List.of(difference(Difference.Reason.FEE, "x"), difference(Difference.Reason.FEE, "9.99")), invoice, payment).reason())
                .contains(ClaimRefusal.DIFFERENCE_NOT_UNDERSTOOD);
        assertThat(run(List.of(difference(Difference.Reason.FEE, "2.49")), invoice, payment).reason()).contains(ClaimRefusal.DIFFERENCES_DO_NOT_ADD_UP);
        assertThat(ground.open(invoice)).isEqualTo("100.00");
    }

    @Test
    void whatARatePairGainsIsBookedAsExchangeDifference() throws Exception {
        UUID invoice = ground.item(ground.voucher("2026-01-10", claim(RECEIVABLES, partner, "7100.00", "USD", "1000.00", "7.1", "INV-1"), line(SALES, "-7100.00")), RECEIVABLES);
        UUID payment = dollars("2026-02-20", "2888.00", "400.00", "7.22");
        ItemsMatched first = match(List.of(), ground.part(invoice, "400.00"), ground.part(payment, null));
        assertThat(balances(RECEIVABLES, EXCHANGE)).containsExactly("4260.00", "-48.00");
        UUID rest = dollars("2026-03-20", "4188.00", "600.00", "6.98");
        match(List.of(), invoice, rest);
        assertThat(balances(RECEIVABLES, EXCHANGE)).containsExactly("0.00", "24.00");
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
        ground.undo(first).orElseThrow();
        assertThat(balances(RECEIVABLES, EXCHANGE)).containsExactly("-48.00", "72.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aDiscountInDollarsAndAnExchangeDifferenceStandTogether() throws Exception {
        UUID invoice = ground.item(ground.voucher("2026-01-10", claim(RECEIVABLES, partner, "710.00", "USD", "100.00", "7.1", "INV-1"), line(SALES, "-710.00")), RECEIVABLES);
        UUID payment = dollars("2026-02-20", "705.60", "98.00", "7.2");
        ItemsMatched match = match(List.of(difference(Difference.Reason.DISCOUNT, null)), invoice, payment);
        assertThat(balances(RECEIVABLES, SALES, EXCHANGE)).containsExactly("0.00", "-695.80", "-9.80");
        assertThat(ground.breaches()).isEmpty();
        ground.undo(match).orElseThrow();
        assertThat(balances(RECEIVABLES, SALES, EXCHANGE)).containsExactly("4.40", "-710.00", "0.00");
        assertThat(ground.breaches()).isEmpty();
    }

    /** Odd rates and odd parts: whatever is matched in dollars, nothing is left of an account whose dollars are gone. */
    @Test
    void noCentIsLeftInYuanWhenAllDollarsAreMatched() throws Exception {
        var random = new Random(11);
        for (int round = 0; round < 6; round++) {
            String customer = ground.party("外币客户" + round, 0, null);
            long cents = 1_000 + random.nextInt(100_000);
            UUID invoice = foreign(customer, cents, 7.0 + random.nextInt(9_999) / 10_000.0, 1);
            long left = cents;
            while (left > 0) {
                long part = Math.min(left, 1 + random.nextInt(40_000));
                UUID payment = foreign(customer, part, 7.0 + random.nextInt(9_999) / 10_000.0, -1);
                match(List.of(), ground.part(invoice, java.math.BigDecimal.valueOf(part, 2).toPlainString()), ground.part(payment, null));
                left -= part;
            }
            assertThat(ground.sql.fetchValue("SELECT sum(amount)::bigint FROM claims.item WHERE party_id = ?", ClaimGround.uuid(customer))).isEqualTo(0L);
        }
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aDifferenceInAClosedPeriodIsRefusedAndTheMatchLeavesNothing() throws Exception {
        UUID invoice = invoice("100.00");
        UUID payment = receipt("99.00");
        ground.sql.execute("INSERT INTO ledger.watermark VALUES (?, 'ledger', 1, 202601, now(), NULL, 'test')", ground.company);
        assertThat(run(List.of(difference(Difference.Reason.ROUNDING, null)), invoice, payment).reason().map(Object::toString)).contains("PERIOD_IS_CLOSED");
        assertThat(ground.open(invoice)).isEqualTo("100.00");
        assertThat(ground.breaches()).isEmpty();
    }

    private static MatchItems.Difference difference(Difference.Reason reason, String amount) {
        return new MatchItems.Difference(reason, amount);
    }

    private ItemsMatched match(List<MatchItems.Difference> differences, UUID... items) {
        return run(differences, items).orElseThrow();
    }

    private ItemsMatched match(List<MatchItems.Difference> differences, MatchItems.Line... lines) {
        return ground.run(ground.matching.matching(), new MatchItems(ground.company, null, "", List.of(lines), differences)).orElseThrow();
    }

    private io.hesuan.kernel.Outcome<ItemsMatched> run(List<MatchItems.Difference> differences, UUID... items) {
        return ground.run(ground.matching.matching(), new MatchItems(ground.company, null, "", Arrays.stream(items).map(item -> ground.part(item, null)).toList(), differences));
    }

    private List<String> balances(String... codes) {
        return ground.balances(codes);
    }

    private long openItems() {
        return (Long) ground.sql.fetchValue("SELECT count(*) FROM claims.item WHERE company_id = ? AND open", ground.company);
    }

    private UUID invoice(String amount) throws Exception {
        return ground.item(ground.voucher("2026-01-10", claim(RECEIVABLES, partner, amount, null, "FP-1"), line(SALES, "-" + amount)), RECEIVABLES);
    }

    private UUID receipt(String amount) throws Exception {
        return ground.item(ground.voucher("2026-01-20", line("1002", amount), claim(RECEIVABLES, partner, "-" + amount, null, null)), RECEIVABLES);
    }

    private UUID dollars(String on, String amount, String original, String rate) throws Exception {
        return ground.item(ground.voucher(on, line("1002", amount), claim(RECEIVABLES, partner, "-" + amount, "USD", original, rate, null)), RECEIVABLES);
    }

    private UUID foreign(String customer, long cents, double rate, int sign) throws Exception {
        var precise = java.math.BigDecimal.valueOf(rate).setScale(4, java.math.RoundingMode.HALF_UP);
        var original = java.math.BigDecimal.valueOf(cents, 2);
        var amount = original.multiply(precise).setScale(2, java.math.RoundingMode.HALF_UP);
        return ground.item(ground.voucher("2026-01-15", claim(RECEIVABLES, customer, amount.multiply(java.math.BigDecimal.valueOf(sign)).toPlainString(), "USD",
                original.toPlainString(), precise.toPlainString(), null), line("1002", amount.multiply(java.math.BigDecimal.valueOf(-sign)).toPlainString())), RECEIVABLES);
    }
}
