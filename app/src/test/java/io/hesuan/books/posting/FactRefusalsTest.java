package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad facts: one with every fault at once is mended fault by fault, and each time the next reason in order of precedence is told. */
@HouseTest
class FactRefusalsTest {

    private static final long ONE = PostingGround.ONE;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final ExchangeRate DOLLARS = rate("USD", "CNY");

    @Autowired
    private ApplicationContext house;
    private PostingGround ground;
    private PostingGround neighbour;

    /** What is refused, at which field, and how it is mended. */
    private record Fault(String refusal, String field, UnaryOperator<Fact> mend) {
    }

    @BeforeEach
    void companies() {
        ground = new PostingGround(house, "asbe");
        neighbour = new PostingGround(house, "asbe");
        ground.books.close("2026-01").orElseThrow();
    }

    @Test
    void aFactOfGoodsTellsItsFaultsInOrder() {
        UUID item = lotItem();
        UUID other = lotItem();
        UUID service = ground.item("moving-average", "service");
        UUID good = lot(item, "A", LocalDate.of(2026, 12, 31), "released");
        ground.fact("goods-received", "2026-03-01").party(ground.supplier).move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, 5 * ONE).lot(good).value(5_000)).post();
        Fact known = ground.fact("sale-invoiced", "2026-03-01").party(ground.customer).line("net_revenue", "1.00").fact();
        ground.postAll(known).getFirst().orElseThrow();
        long stored = facts();
        Fact worst = new Fact(known.id(), "goods-vanished", UUID.randomUUID(), LocalDate.of(2025, 12, 31), new Source("test", null, "x".repeat(101)), "x".repeat(501), Dimensions.NONE,
                List.of(new FactLine(1, "net_revenue", Long.MAX_VALUE, "USD", null, Dimensions.NONE, LocalDate.of(3000, 1, 1), null, null, null, null)),
                List.of(new GoodsMove(2, Ids.next(), Ids.next(), Ids.next(), Ids.next(), -ONE, null, null, -1L, null)), null);
        List<Fault> faults = new ArrayList<>(List.of(
                new Fault("FACT_HAS_OTHER_CONTENT", "id", fact -> with(fact, Ids.next(), fact.companyId())),
                new Fault("BOOK_NOT_OPENED", "companyId", fact -> with(fact, fact.id(), ground.company)),
                new Fault("ITEM_UNKNOWN", "moves[0].itemId", moved(move -> item(move, service))),
                new Fault("ITEM_IS_NOT_STOCKED", "moves[0].itemId", moved(move -> item(move, item))),
                new Fault("PLACE_UNKNOWN", "moves[0].fromPlace", moved(move -> places(move, neighbour.hangzhou, Place.CUSTOMER))),
                new Fault("PLACE_OF_ANOTHER_COMPANY", "moves[0].fromPlace", moved(move -> places(move, Place.CUSTOMER, Place.CUSTOMER))),
                new Fault("PLACES_ARE_NOT_HELD", "moves[0].toPlace", moved(move -> places(move, ground.hangzhou, ground.hangzhou))),
                new Fault("PLACES_ARE_THE_SAME", "moves[0].toPlace", moved(move -> places(move, ground.hangzhou, Place.CUSTOMER))),
                new Fault("QUANTITY_NOT_POSITIVE", "moves[0].quantity", moved(move -> quantity(move, 1_000_000_000_000L * ONE))),
                new Fault("QUANTITY_IS_ABSURD", "moves[0].quantity", moved(move -> quantity(move, 6 * ONE))),
                new Fault("VALUE_IS_NEGATIVE", "moves[0].givenValue", moved(move -> move.value(Long.MAX_VALUE))),
                new Fault("VALUE_IS_ABSURD", "moves[0].givenValue", moved(move -> move.value(1))),
                new Fault("VALUE_NOT_EXPECTED", "moves[0].givenValue", moved(move -> value(move, null))),
                new Fault("LOT_UNKNOWN", "moves[0].lotId", moved(move -> move.lot(lot(other, "B", null, "released")))),
                new Fault("LOT_OF_ANOTHER_ITEM", "moves[0].lotId", moved(move -> move.lot(lot(item, "C", null, "recalled")))),
                new Fault("LOT_IS_RECALLED", "moves[0].lotId", moved(move -> move.lot(lot(item, "D", LocalDate.of(2025, 12, 30), "released")))),
                new Fault("LOT_HAS_EXPIRED", "moves[0].lotId", moved(move -> move.lot(good))),
                new Fault("MORE_THAN_ON_HAND", "moves[0].quantity", moved(move -> quantity(move, 2 * ONE)))));
        faults.addAll(ofWholeFacts());
        mend(worst, faults);
        assertThat(facts()).as("only the mended fact was written").isEqualTo(stored + 1);
        assertThat(ground.goods()).isEqualTo(java.util.Map.of("1405", "30.00"));
    }

    private List<Fault> ofWholeFacts() {
        return List.of(
                new Fault("FACT_TEXT_IS_TOO_LONG", "source.documentNumber", fact -> number(fact, "SI-1")),
                new Fault("FACT_TEXT_IS_TOO_LONG", "memo", fact -> memo(fact, "sold")),
                new Fault("FACT_CURRENCY_NEEDS_RATE", "lines[0].rate", lined(line -> line.at(rate("USD", "EUR")))),
                new Fault("FACT_CURRENCY_NEEDS_RATE", "lines[0].rate", lined(line -> line.at(DOLLARS))),
                new Fault("AMOUNT_IS_ABSURD", "lines[0].amount", lined(line -> amount(line, 10_000))),
                new Fault("RULE_MISSING", "lines[0].net_revenue", fact -> type(fact, "sale-invoiced")),
                new Fault("DATE_BEFORE_FIRST_PERIOD", "on", fact -> on(fact, LocalDate.of(2040, 1, 1))),
                new Fault("LOT_HAS_EXPIRED", "moves[0].lotId", fact -> on(fact, LocalDate.of(2026, 1, 31))),
                new Fault("PERIOD_IS_CLOSED", "on", fact -> on(fact, DAY)),
                new Fault("DIMENSION_MISSING", "lines[0].dimensions.party", fact -> about(fact, Dimensions.NONE.with(Dimension.PARTY, ground.customer))),
                new Fault("DUE_DAY_IS_ABSURD", "lines[0].dueOn", lined(line -> line.due(DAY, "SI-1"))));
    }

    @Test
    void aFactOfMoneyTellsItsFaultsInOrder() {
        Fact worst = new Fact(Ids.next(), "supplier-invoiced", ground.company, LocalDate.of(2040, 1, 1), new Source("test", null, ""), "rent",
                Dimensions.NONE, List.of(), List.of(), null);
        mend(worst, List.of(
                new Fault("FACT_IS_EMPTY", "lines", fact -> lines(fact, new FactLine(1, "expense", 100, "CNY", DOLLARS, Dimensions.NONE, null, null, null, null, null))),
                new Fault("FACT_CURRENCY_NEEDS_RATE", "lines[0].rate", fact -> lines(fact, expense(null))),
                new Fault("ACCOUNT_NOT_GIVEN", "lines[0].expense", fact -> lines(fact, expense(account(ground, "1405")))),
                new Fault("ACCOUNT_IS_FOR_GOODS", "lines[0].expense", fact -> lines(fact, expense(account(neighbour, "660201")))),
                new Fault("DATE_IS_TOO_FAR_AHEAD", "on", fact -> on(fact, DAY)),
                new Fault("ACCOUNT_UNKNOWN", "lines[0].account", fact -> lines(fact, expense(Ids.next()))),
                new Fault("ACCOUNT_UNKNOWN", "lines[0].account", fact -> lines(fact, expense(account(ground, "6602")))),
                new Fault("ACCOUNT_HAS_ACCOUNTS_BELOW", "lines[0].account", fact -> lines(fact, expense(account(ground, "660299")))),
                new Fault("DIMENSION_MISSING", "lines[1].dimensions.party", fact -> about(fact, Dimensions.NONE.with(Dimension.PARTY, ground.supplier)))));
        assertThat(ground.balances()).isEqualTo(java.util.Map.of("660299", "1.00", "220201", "-1.00"));
    }

    /** What books nothing is still something that happened on a day, in a period. */
    @Test
    void aFactThatBooksNothingKeepsToOpenPeriodsToo() {
        UUID item = ground.item("moving-average");
        GoodsMove ofOthers = GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, ONE).owner(ground.supplier);
        assertThat(reason(ground.fact("goods-received", "2026-01-31").move(ofOthers).outcome())).isEqualTo("PERIOD_IS_CLOSED");
        assertThat(reason(ground.fact("goods-received", "2025-12-31").move(ofOthers).outcome())).isEqualTo("DATE_BEFORE_FIRST_PERIOD");
        assertThat(reason(ground.postAll(memo(ground.fact("goods-received", "2026-02-01").move(ofOthers).fact(), "x".repeat(501))).getFirst())).isEqualTo("FACT_TEXT_IS_TOO_LONG");
        assertThat(ground.fact("goods-received", "2026-02-01").move(ofOthers).outcome().isDone()).isTrue();
    }

    /** Sums that leave 64 bits are the fault of one fact, not of its batch. */
    @Test
    void anAbsurdSumIsRefusedAndItsNeighboursGoOn() {
        FactLine huge = new FactLine(1, "net_revenue", Long.MAX_VALUE - 1, "USD", DOLLARS, Dimensions.NONE, null, null, null, null, null);
        Fact absurd = ground.fact("sale-invoiced", "2026-03-01").party(ground.customer).line(huge).line(huge).fact();
        Fact sound = ground.fact("sale-invoiced", "2026-03-01").party(ground.customer).line("net_revenue", "1.00").fact();
        List<Outcome<FactPosted>> outcomes = ground.postAll(absurd, sound);
        assertThat(reason(outcomes.getFirst())).isEqualTo("AMOUNT_IS_ABSURD");
        assertThat(outcomes.getLast().isDone()).isTrue();
    }

    private void mend(Fact worst, List<Fault> faults) {
        Fact fact = worst;
        for (Fault fault : faults) {
            Outcome<FactPosted> outcome = ground.postAll(fact).getFirst();
            assertThat(reason(outcome)).as("before " + fault).isEqualTo(fault.refusal);
            assertThat(((Outcome.Refused<?>) outcome).field()).as(fault.refusal).isEqualTo(fault.field);
            fact = fault.mend.apply(fact);
        }
        assertThat(reason(ground.postAll(fact).getFirst())).as("all faults are mended").isEqualTo("done");
    }

    private static String reason(Outcome<?> outcome) {
        return outcome.reason().map(refusal -> refusal.name()).orElse("done");
    }

    private long facts() {
        return (Long) ground.sql.fetchValue("SELECT count(*) FROM posting.fact WHERE company_id = ?", ground.company);
    }

    private UUID lotItem() {
        UUID item = ground.item("moving-average");
        ground.sql.execute("UPDATE catalog.item SET lot_control = true, expiry_control = true WHERE id = ?", item);
        return item;
    }

    private UUID lot(UUID item, String code, LocalDate expiresOn, String quality) {
        UUID id = Ids.next();
        ground.sql.execute("INSERT INTO stock.lot VALUES (?, 1, now(), ?, ?, NULL, ?, NULL, NULL, ?, '', '')", id, item, code, expiresOn, quality);
        return id;
    }

    private static UUID account(PostingGround ground, String code) {
        return (UUID) ground.sql.fetchValue("SELECT id FROM ledger.account WHERE company_id = ? AND code = ?", ground.company, code);
    }

    private static FactLine expense(UUID account) {
        return FactLine.of(1, "expense", 100, "CNY", Dimensions.NONE).account(account);
    }

    private static ExchangeRate rate(String from, String to) {
        return new ExchangeRate(Currency.of(from), Currency.of(to), new BigDecimal("7.1"), DAY, "PBC");
    }

    private static Fact with(Fact fact, UUID id, UUID company) {
        return new Fact(id, fact.type(), company, fact.occurredOn(), fact.source(), fact.memo(), fact.dimensions(), fact.lines(), fact.moves(), null);
    }

    private static Fact type(Fact fact, String type) {
        return new Fact(fact.id(), type, fact.companyId(), fact.occurredOn(), fact.source(), fact.memo(), fact.dimensions(), fact.lines(), fact.moves(), null);
    }

    private static Fact on(Fact fact, LocalDate day) {
        return new Fact(fact.id(), fact.type(), fact.companyId(), day, fact.source(), fact.memo(), fact.dimensions(), fact.lines(), fact.moves(), null);
    }

    private static Fact number(Fact fact, String number) {
        return new Fact(fact.id(), fact.type(), fact.companyId(), fact.occurredOn(), new Source("test", null, number), fact.memo(), fact.dimensions(), fact.lines(), fact.moves(), null);
    }

    private static Fact memo(Fact fact, String memo) {
        return new Fact(fact.id(), fact.type(), fact.companyId(), fact.occurredOn(), fact.source(), memo, fact.dimensions(), fact.lines(), fact.moves(), null);
    }

    private static Fact about(Fact fact, Dimensions dimensions) {
        return new Fact(fact.id(), fact.type(), fact.companyId(), fact.occurredOn(), fact.source(), fact.memo(), dimensions, fact.lines(), fact.moves(), null);
    }

    private static Fact lines(Fact fact, FactLine... lines) {
        return new Fact(fact.id(), fact.type(), fact.companyId(), fact.occurredOn(), fact.source(), fact.memo(), fact.dimensions(), List.of(lines), fact.moves(), null);
    }

    private static UnaryOperator<Fact> lined(UnaryOperator<FactLine> change) {
        return fact -> lines(fact, change.apply(fact.lines().getFirst()));
    }

    private static UnaryOperator<Fact> moved(UnaryOperator<GoodsMove> change) {
        return fact -> new Fact(fact.id(), fact.type(), fact.companyId(), fact.occurredOn(), fact.source(), fact.memo(), fact.dimensions(), fact.lines(),
                List.of(change.apply(fact.moves().getFirst())), null);
    }

    private static FactLine amount(FactLine line, long amount) {
        return new FactLine(line.number(), line.role(), amount, line.currency(), line.rate(), line.dimensions(), line.dueOn(), line.document(), null, null, null);
    }

    private static GoodsMove item(GoodsMove move, UUID item) {
        return new GoodsMove(move.number(), item, move.lotId(), move.fromPlace(), move.toPlace(), move.quantity(), null, null, move.givenValue(), null);
    }

    private static GoodsMove places(GoodsMove move, UUID from, UUID to) {
        return new GoodsMove(move.number(), move.itemId(), move.lotId(), from, to, move.quantity(), null, null, move.givenValue(), null);
    }

    private static GoodsMove quantity(GoodsMove move, long quantity) {
        return new GoodsMove(move.number(), move.itemId(), move.lotId(), move.fromPlace(), move.toPlace(), quantity, null, null, move.givenValue(), null);
    }

    private static GoodsMove value(GoodsMove move, Long value) {
        return new GoodsMove(move.number(), move.itemId(), move.lotId(), move.fromPlace(), move.toPlace(), move.quantity(), null, null, value, null);
    }
}
