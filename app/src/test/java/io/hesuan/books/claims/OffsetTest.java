package io.hesuan.books.claims;

import io.hesuan.kernel.Outcome;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Advances are set off against what is owed, and what is owed to us against what we owe; undoing either side undoes both. */
@HouseTest
class OffsetTest {

    private static final String RECEIVABLES = "112201";
    private static final String ADVANCES = "2204";
    private static final String PAYABLES = "220201";
    private static final String PREPAYMENTS = "1123";
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
    void anAdvanceIsUsedForTwoInvoicesAndUndoneFromEitherSide() throws Exception {
        UUID advance = item(ADVANCES, "-100.00");
        UUID first = item(RECEIVABLES, "40.00");
        UUID second = item(RECEIVABLES, "90.00");
        for (int side = 0; side < 2; side++) {
            ItemsMatched done = run(List.of(ground.part(first, null), ground.part(second, "60.00")), List.of(ground.part(advance, null))).orElseThrow();
            assertThat(done.amount()).isEqualTo("100.00");
            assertThat(List.of(ground.open(advance), ground.open(first), ground.open(second))).containsExactly("0.00", "0.00", "30.00");
            assertThat(ground.balances(RECEIVABLES, ADVANCES)).containsExactly("30.00", "0.00");
            assertThat(openItems()).isEqualTo(1);
            assertThat(ground.breaches()).isEmpty();
            ground.expect(422, post("/api/vouchers/" + done.entryId() + "/reversal"), "{}");
            ground.undo(side == 0 ? done : other(done)).orElseThrow();
            assertThat(List.of(ground.open(advance), ground.open(first), ground.open(second))).containsExactly("-100.00", "40.00", "90.00");
            assertThat(ground.balances(RECEIVABLES, ADVANCES)).containsExactly("130.00", "-100.00");
            assertThat(openItems()).isEqualTo(3);
            assertThat(ground.breaches()).isEmpty();
            assertThat(ground.undo(done).reason()).contains(ClaimRefusal.MATCH_WAS_UNDONE);
        }
    }

    @Test
    void aPrepaymentIsUsedForABillAndAReceivableForAPayable() throws Exception {
        UUID bill = item(PAYABLES, "-80.00");
        UUID prepaid = item(PREPAYMENTS, "50.00");
        UUID receivable = item(RECEIVABLES, "30.00");
        run(List.of(ground.part(bill, "50.00")), List.of(ground.part(prepaid, null))).orElseThrow();
        run(List.of(ground.part(receivable, null)), List.of(ground.part(bill, "30.00"))).orElseThrow();
        assertThat(ground.balances(PAYABLES, PREPAYMENTS, RECEIVABLES)).containsExactly("0.00", "0.00", "0.00");
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void inDollarsTheAdvanceKeepsItsRateAndTheDifferenceIsOfExchange() throws Exception {
        UUID advance = dollars(ADVANCES, "-700.00", "100.00", "7");
        UUID invoice = dollars(RECEIVABLES, "723.00", "100.00", "7.23");
        ItemsMatched first = run(List.of(ground.part(invoice, "33.33")), List.of(ground.part(advance, "33.33"))).orElseThrow();
        run(List.of(ground.part(invoice, null)), List.of(ground.part(advance, null))).orElseThrow();
        assertThat(ground.balances(RECEIVABLES, ADVANCES, EXCHANGE)).containsExactly("0.00", "0.00", "23.00");
        assertThat(openItems()).isZero();
        assertThat(ground.breaches()).isEmpty();
        ground.undo(first).orElseThrow();
        assertThat(List.of(ground.open(advance), ground.open(invoice))).containsExactly("-33.33", "33.33");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void offsetsHaveTheirRefusalsInOrder() throws Exception {
        UUID advance = item(ADVANCES, "-100.00");
        UUID invoice = item(RECEIVABLES, "40.00");
        UUID owed = item(PAYABLES, "-40.00");
        UUID credit = item(RECEIVABLES, "-40.00");
        String another = ground.party("另一家", 0, null);
        UUID foreign = ground.item(ground.voucher("2026-01-10", claim(ADVANCES, another, "-40.00", null, null), line("6001", "40.00")), ADVANCES);
        assertThat(refusal(List.of(), List.of(ground.part(advance, null)))).isEqualTo(ClaimRefusal.MATCH_HAS_NO_ITEMS);
        assertThat(refusal(List.of(ground.part(invoice, "x")), List.of())).isEqualTo(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD);
        Outcome<ItemsMatched> tooMuch = run(List.of(ground.part(invoice, null)), List.of(ground.part(advance, "100.01")));
        assertThat(tooMuch.reason()).contains(ClaimRefusal.MORE_THAN_IS_OPEN);
        assertThat(((Outcome.Refused<ItemsMatched>) tooMuch).field()).isEqualTo("against[0].amount");
        assertThat(refusal(List.of(ground.part(invoice, null)), List.of(ground.part(credit, "39.00")))).isEqualTo(ClaimRefusal.OFFSET_ON_ONE_ACCOUNT);
        assertThat(refusal(List.of(ground.part(invoice, "1.00")), List.of(ground.part(foreign, null)))).isEqualTo(ClaimRefusal.ITEMS_OF_DIFFERENT_PARTIES);
        assertThat(refusal(List.of(ground.part(invoice, null)), List.of(ground.part(dollars(ADVANCES, "-70.00", "10.00", "7"), null)))).isEqualTo(ClaimRefusal.ITEMS_OF_DIFFERENT_CURRENCIES);
        assertThat(refusal(List.of(ground.part(invoice, null)), List.of(ground.part(advance, null)))).isEqualTo(ClaimRefusal.OFFSETS_DIFFER);
        assertThat(refusal(List.of(ground.part(credit, null)), List.of(ground.part(owed, null)))).isEqualTo(ClaimRefusal.OFFSETS_DIFFER);
        assertThat(ground.open(advance)).isEqualTo("-100.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aClosedPeriodLeavesBothSidesAsTheyWere() throws Exception {
        UUID advance = item(ADVANCES, "-40.00");
        UUID invoice = item(RECEIVABLES, "40.00");
        ground.sql.execute("INSERT INTO ledger.watermark VALUES (?, 'ledger', 1, 202601, now(), NULL, 'test')", ground.company);
        assertThat(refusal(List.of(ground.part(invoice, null)), List.of(ground.part(advance, null))).toString()).isEqualTo("PERIOD_IS_CLOSED");
        assertThat(List.of(ground.open(advance), ground.open(invoice))).containsExactly("-40.00", "40.00");
        assertThat(ground.breaches()).isEmpty();
    }

    private Object refusal(List<MatchItems.Line> lines, List<MatchItems.Line> against) {
        return run(lines, against).reason().orElseThrow();
    }

    private Outcome<ItemsMatched> run(List<MatchItems.Line> lines, List<MatchItems.Line> against) {
        return ground.run(ground.matching.offsetting(), new OffsetItems(ground.company, null, "", lines, against));
    }

    private ItemsMatched other(ItemsMatched match) {
        UUID id = (UUID) ground.sql.fetchValue("SELECT o.id FROM claims.match m JOIN claims.match o ON o.entry_id = m.entry_id AND o.id <> m.id WHERE m.id = ?", Claims.MATCH_ID.read(match.id()));
        return new ItemsMatched(Claims.MATCH_ID.write(id), match.amount(), match.currency(), match.entryId());
    }

    private long openItems() {
        return (Long) ground.sql.fetchValue("SELECT count(*) FROM claims.item WHERE company_id = ? AND open", ground.company);
    }

    private UUID item(String account, String amount) throws Exception {
        String back = amount.startsWith("-") ? amount.substring(1) : "-" + amount;
        return ground.item(ground.voucher("2026-01-10", claim(account, partner, amount, null, null), line("6001", back)), account);
    }

    private UUID dollars(String account, String amount, String original, String rate) throws Exception {
        String back = amount.startsWith("-") ? amount.substring(1) : "-" + amount;
        return ground.item(ground.voucher("2026-01-10", claim(account, partner, amount, "USD", original, rate, null), line("6001", back)), account);
    }
}
