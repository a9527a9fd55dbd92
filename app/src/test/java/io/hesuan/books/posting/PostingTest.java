package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Outcome;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.hesuan.books.posting.PostingGround.cents;
import static org.assertj.core.api.Assertions.assertThat;

/** Facts go into the books whole or not at all, and stock, claims and ledger agree. */
@HouseTest
class PostingTest {

    @Autowired
    private ApplicationContext house;
    private PostingGround ground;

    @BeforeEach
    void aCompany() {
        ground = new PostingGround(house, "asbe");
    }

    private UUID received(UUID item, int units, String value) {
        return ground.fact("goods-received", "2026-01-05").party(ground.supplier)
                .move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, units * PostingGround.ONE).value(cents(value))).post();
    }

    @Test
    void aReceiptRaisesStockAndWhatIsOwedForIt() {
        received(ground.item("moving-average"), 100, "3000.00");
        assertThat(ground.balances()).isEqualTo(Map.of("1405", "3000.00", "220202", "-3000.00"));
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "3000.00"));
    }

    @Test
    void anOrderGoesFromMoneyToRevenueAtTheCostItLeftWith() {
        UUID item = ground.item("moving-average");
        UUID order = UUID.randomUUID();
        received(item, 3, "10.00");
        ground.fact("order-paid", "2026-01-06").party(ground.customer).platformLine("prepaid", "113.00").post();
        ground.fact("goods-dispatched", "2026-01-07").party(ground.customer).of(Dimension.ORDER, order)
                .move(GoodsMove.of(0, item, ground.hangzhou, Place.DISPATCHED, 2 * PostingGround.ONE).reference(order)).post();
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "3.33", "1406", "6.67"));
        ground.fact("revenue-recognised", "2026-01-10").party(ground.customer).of(Dimension.ORDER, order).line("net_revenue", "100.00").line("output_vat", "13.00")
                .move(GoodsMove.of(0, item, Place.DISPATCHED, Place.CUSTOMER, 2 * PostingGround.ONE).reference(order)).post();
        assertThat(ground.balances()).isEqualTo(Map.of("1405", "3.33", "220202", "-10.00", "112202", "113.00", "6001", "-100.00", "22210101", "-13.00", "6401", "6.67"));
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "3.33"));
    }

    @Test
    void aFactWithoutARuleIsRefusedByNameAndTheOthersGoOn() {
        UUID item = ground.item("moving-average");
        received(item, 10, "100.00");
        var good = ground.fact("goods-dispatched", "2026-01-06").move(GoodsMove.of(0, item, ground.hangzhou, Place.DISPATCHED, PostingGround.ONE).reference(UUID.randomUUID()));
        var unknown = ground.fact("goods-vanished", "2026-01-06").move(GoodsMove.of(0, item, ground.hangzhou, Place.SCRAP, PostingGround.ONE));
        List<Outcome<FactPosted>> outcomes = ground.postAll(unknown.fact(), good.fact());
        assertThat(outcomes.get(0).reason()).contains(PostingRefusal.RULE_MISSING);
        assertThat(((Outcome.Refused<?>) outcomes.get(0)).arguments()).contains("goods-vanished", "goods", "bin → scrap");
        assertThat(outcomes.get(1).isDone()).isTrue();
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "90.00", "1406", "10.00"));
        assertThat(ground.balances()).containsEntry("1405", "90.00").containsEntry("1406", "10.00");
    }

    @Test
    void theSameFactTwiceIsAnsweredAgainAndOtherContentRefused() {
        var draft = ground.fact("customer-paid", "2026-01-05").party(ground.customer).line("paid", "50.00");
        Fact fact = draft.fact();
        UUID entry = ground.postAll(fact).getFirst().orElseThrow().entryId();
        assertThat(ground.postAll(fact, fact).stream().map(outcome -> outcome.orElseThrow().entryId())).containsExactly(entry, entry);
        draft.line("fee", "1.00");
        assertThat(draft.outcome().reason()).contains(PostingRefusal.FACT_HAS_OTHER_CONTENT);
        assertThat(ground.balances()).isEqualTo(Map.of("1002", "50.00", "112201", "-50.00"));
    }

    @Test
    void aRefusedEntryTakesItsGoodsBack() {
        UUID item = ground.item("moving-average");
        // no supplier named: the account of goods received asks for the party
        Outcome<FactPosted> refused = ground.fact("goods-received", "2026-01-05")
                .move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, PostingGround.ONE).value(100)).outcome();
        assertThat(refused.reason().map(reason -> reason.name())).contains("DIMENSION_MISSING");
        assertThat(ground.goods()).isEmpty();
        assertThat(ground.sql.fetchCount(org.jooq.impl.DSL.table("stock.move"), org.jooq.impl.DSL.condition("company_id = ?", ground.company))).isZero();
    }

    @Test
    void standardCostSendsTheDifferenceToTheVariance() {
        UUID item = ground.item("standard");
        ground.standardCost(item, "9.00");
        received(item, 10, "100.00");
        assertThat(ground.balances()).isEqualTo(Map.of("1405", "90.00", "1404", "10.00", "220202", "-100.00"));
    }

    @Test
    void anOwedLayerIsTruedUpAgainstTheCostOfSales() {
        UUID item = ground.item("moving-average");
        ground.allowShortage();
        received(item, 1, "10.00");
        ground.fact("revenue-recognised", "2026-01-06").move(item, 3, ground.hangzhou, Place.CUSTOMER).post();
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "-20.00"));
        received(item, 5, "60.00");
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "36.00"));
        assertThat(ground.balances()).isEqualTo(Map.of("1405", "36.00", "6401", "34.00", "220202", "-70.00"));
    }

    @Test
    void lateFreightFollowsTheGoods() {
        UUID item = ground.item("moving-average");
        UUID receipt = received(item, 10, "100.00");
        ground.fact("revenue-recognised", "2026-01-06").move(item, 4, ground.hangzhou, Place.CUSTOMER).post();
        ground.fact("late-cost", "2026-01-20").party(ground.supplier).postLate(item, receipt, "10.01");
        assertThat(ground.goods()).isEqualTo(Map.of("1405", "66.01"));
        assertThat(ground.balances()).isEqualTo(Map.of("1405", "66.01", "6401", "44.00", "220202", "-110.01"));
    }

    @Test
    void anotherCurrencyIsConvertedOnceAndItsPartsAddUp() {
        var rate = new io.hesuan.kernel.ExchangeRate(io.hesuan.kernel.Currency.of("USD"), io.hesuan.kernel.Currency.CNY, new java.math.BigDecimal("7.1234"),
                java.time.LocalDate.of(2026, 1, 5), "PBC");
        var draft = ground.fact("sale-invoiced", "2026-01-05").party(ground.customer);
        for (int i = 0; i < 3; i++) {
            draft.line(FactLine.of(0, "net_revenue", 3333, "CNY", io.hesuan.books.ledger.Dimensions.NONE).at(rate));
        }
        draft.post();
        // 99.99 × 7.1234 = 712.268766
        assertThat(ground.balances()).isEqualTo(Map.of("112201", "712.27", "6001", "-712.27"));
    }
}
