package io.hesuan.trade.orders;

import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.HouseTest;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.RefundStage;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of orders, down to the balances of the ledger; figures as in the worked flows of posting. */
@HouseTest
class OrderFlowsTest {

    @Autowired ApplicationContext house;
    @Autowired List<Proof> proofs;
    private OrderGround ground;
    private String code;
    private UUID item;

    @BeforeEach
    void aShopWithGoods() {
        ground = new OrderGround(house, "confirmed");
        code = OrderGround.code();
        item = ground.item(code);
        ground.stock(item, ground.warehouse, 50, 3_000);
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(ground.breaches(proofs)).isEmpty();
    }

    @Test
    void anOrderGoesFromPaymentToRevenueInSteps() {
        var order = ground.told("A-1").line(code, 2, 22_600).discount(null, Bearer.PLATFORM, 1_000);
        UUID id = ground.take(order.order()).orderId();
        assertThat(ground.state(id)).isEqualTo("ready");
        assertThat(ground.balances()).containsEntry("112202", 22_600L).containsEntry("2204", -22_600L);
        assertThat(ground.run(ground.steps.sending(), new OrderCommand.Send(id, Map.of(), "SF", "SF1")).orElseThrow().state()).isEqualTo("shipped");
        assertThat(ground.balances()).containsEntry("1406", 6_000L);
        ground.take(order.at(Stage.FINISHED, 2).order());
        assertThat(ground.state(id)).isEqualTo("finished");
        assertThat(ground.balances()).doesNotContainKeys("2204", "1406").containsEntry("6001", -20_000L).containsEntry("22210101", -2_600L).containsEntry("6401", 6_000L)
                .containsEntry("112202", 22_600L);
        assertThat(ground.take(order.order()).news()).as("told twice").isFalse();
        assertThat(ground.onHand(item)).isEqualTo(48);
    }

    @Test
    void anOrderThatComesFinishedIsBookedWholeAtOnce() {
        UUID id = ground.take(ground.told("A-2").line(code, 2, 22_600).at(Stage.FINISHED, 5).parcel("SF9").order()).orderId();
        assertThat(ground.state(id)).isEqualTo("finished");
        assertThat(ground.balances()).containsEntry("6001", -20_000L).containsEntry("6401", 6_000L).doesNotContainKeys("2204", "1406");
        assertThat(ground.sql.fetchValue("SELECT tracking FROM orders.shipment WHERE order_id = ?", id)).isEqualTo("SF9");
    }

    @Test
    void moneyGivenBackBeforeAnythingIsSentCancelsTheOrder() {
        var order = ground.told("A-3").line(code, 2, 22_600).discount("1", Bearer.PLATFORM, 2_260);
        UUID id = ground.take(order.order()).orderId();
        ground.refund("A-3", OrderGround.refund("R1", "1", RefundKind.REFUND, RefundStage.ASKED, 20_340, null, 1));
        assertThat(ground.state(id)).isEqualTo("held refund-asked");
        ground.refund("A-3", OrderGround.refund("R1", "1", RefundKind.REFUND, RefundStage.DONE, 20_340, null, 2));
        assertThat(ground.state(id)).isEqualTo("cancelled");
        assertThat(ground.balances()).as("the platform's part goes back with the buyer's").doesNotContainKeys("2204", "112202");
        assertThat(ground.sql.fetchValue("SELECT sum(reserved)::bigint FROM stock.balance WHERE item_id = ?", item)).isEqualTo(0L);
    }

    @Test
    void aRefundAfterControlPassedTakesBackRevenueAndTheGoodsComeBackAtTheirCost() {
        UUID id = ground.take(ground.told("A-4").line(code, 2, 22_600).at(Stage.FINISHED, 5).order()).orderId();
        ground.refund("A-4", OrderGround.refund("R1", "1", RefundKind.RETURN, RefundStage.DONE, 11_300, 1, 1));
        assertThat(ground.balances()).containsEntry("6001", -10_000L).containsEntry("22210101", -1_300L).containsEntry("112202", 11_300L).containsEntry("6401", 6_000L);
        UUID line = (UUID) ground.sql.fetchValue("SELECT id FROM orders.shipment_line WHERE order_id = ?", id);
        ground.run(ground.steps.receiving(), new OrderCommand.ReceiveBack(id, List.of(new OrderCommand.Goods(line, OrderGround.ONE, ground.warehouse)))).orElseThrow();
        assertThat(ground.balances()).containsEntry("6401", 3_000L);
        assertThat(ground.onHand(item)).isEqualTo(49);
        assertThat(ground.run(ground.steps.receiving(), new OrderCommand.ReceiveBack(id, List.of(new OrderCommand.Goods(line, 2 * OrderGround.ONE, ground.warehouse)))).reason())
                .contains(OrderRefusal.MORE_THAN_CAN_COME_BACK);
    }

    @Test
    void aRefundThatIsLearnedTogetherWithControlIsLateWhenItCameLater() {
        var late = new ChannelOrder.Refund("R1", "1", RefundKind.REFUND, RefundStage.DONE, 11_300, java.math.BigDecimal.ONE, 1, OrderGround.PAID.plusSeconds(20 * 86_400));
        UUID id = ground.take(ground.told("A-9").line(code, 2, 22_600).at(Stage.FINISHED, 5).refund(late).order()).orderId();
        assertThat(ground.sql.fetch("SELECT kind FROM orders.step WHERE order_id = ?", id).getValues(0, String.class)).contains("recognised", "reversed").doesNotContain("refunded");
        assertThat(ground.balances()).containsEntry("6001", -10_000L).containsEntry("22210101", -1_300L);
    }

    @Test
    void whatIsSentAgainCostsUsAndNotTheCustomer() {
        UUID id = ground.take(ground.told("A-10").line(code, 2, 22_600).at(Stage.FINISHED, 5).order()).orderId();
        ground.run(ground.steps.sendingAgain(), new OrderCommand.SendAgain(id, code, OrderGround.ONE, "broken")).orElseThrow();
        assertThat(ground.state(id)).isEqualTo("part-shipped");
        ground.run(ground.steps.sending(), new OrderCommand.Send(id, Map.of(), "SF", "SF10")).orElseThrow();
        assertThat(ground.state(id)).isEqualTo("finished");
        assertThat(ground.balances()).containsEntry("6001", -20_000L).containsEntry("6401", 9_000L).doesNotContainKeys("1406", "2204");
        assertThat(ground.onHand(item)).isEqualTo(47);
    }

    @Test
    void aParcelThatIsRefusedComesBackAtTheCostItLeftWithAndNothingWasRevenue() {
        var order = ground.told("A-5").line(code, 1, 11_300);
        UUID id = ground.take(order.order()).orderId();
        ground.run(ground.steps.sending(), new OrderCommand.Send(id, Map.of(), "SF", "SF5")).orElseThrow();
        ground.stock(item, ground.warehouse, 50, 9_000);
        ground.refund("A-5", OrderGround.refund("R1", "1", RefundKind.RETURN, RefundStage.DONE, 11_300, 1, 1));
        UUID line = (UUID) ground.sql.fetchValue("SELECT id FROM orders.shipment_line WHERE order_id = ?", id);
        ground.run(ground.steps.receiving(), new OrderCommand.ReceiveBack(id, List.of(new OrderCommand.Goods(line, OrderGround.ONE, ground.warehouse)))).orElseThrow();
        ground.take(order.at(Stage.CLOSED, 9).order());
        assertThat(ground.balances()).doesNotContainKeys("2204", "112202", "1406", "6001", "6401").containsEntry("1405", 600_000L);
        assertThat(ground.state(id)).isEqualTo("finished");
    }

    @Test
    void aPresaleIsALiabilityFromItsDepositOn() {
        UUID id = ground.take(ground.told("A-6").line(code, 1, 11_300).presale(1_300).at(Stage.DEPOSIT_PAID, 1).order()).orderId();
        assertThat(ground.state(id)).isEqualTo("deposit");
        assertThat(ground.balances()).containsEntry("2204", -1_300L);
        ground.take(ground.told("A-6").line(code, 1, 11_300).presale(1_300).at(Stage.PAID, 2).order());
        assertThat(ground.state(id)).isEqualTo("ready");
        assertThat(ground.balances()).containsEntry("2204", -11_300L);
    }

    @Test
    void whatNobodyMappedWaitsAndIsReleasedByItsMapping() {
        UUID id = ground.take(ground.told("A-7").line("UNKNOWN-" + code, 1, 11_300).order()).orderId();
        assertThat(ground.state(id)).isEqualTo("unmapped");
        ground.sql.execute("INSERT INTO listings.listing VALUES (?, 1, now(), ?, ?, 'outer', ?, '', ?, 3000000, true, '')", io.hesuan.kernel.Ids.next(), ground.company, ground.shop,
                "UNKNOWN-" + code, item);
        GoingOn goingOn = house.getBean(GoingOn.class);
        goingOn.carryOn(goingOn.waitingFor(java.util.Set.of("UNKNOWN-" + code)));
        assertThat(ground.state(id)).isEqualTo("ready");
        assertThat(ground.sql.fetchValue("SELECT quantity / 1000000 FROM orders.part WHERE order_id = ?", id)).as("three in one unit of the offer").isEqualTo(3L);
    }

    @Test
    void amountsThatDoNotAddUpAreHeldAndNotBooked() {
        UUID id = ground.take(ground.told("A-8").line(code, 1, 11_300).paid(11_000).order()).orderId();
        assertThat(ground.state(id)).isEqualTo("held amounts-differ");
        assertThat(ground.balances()).doesNotContainKeys("2204", "112202");
        ground.take(ground.told("A-8").line(code, 1, 11_300).at(Stage.PAID, 2).order());
        assertThat(ground.state(id)).isEqualTo("ready");
    }

    @Test
    void theLastGoodsGoToWhoPaidFirstAndNothingIsSoldTwice() {
        List<ChannelOrder> many = new ArrayList<>();
        for (int at = 0; at < 30; at++) {
            many.add(ground.told("F-" + at).line(code, 4, 40_000).order());
        }
        List<UUID> ids = ground.take(many).stream().map(outcome -> outcome.orElseThrow().orderId()).toList();
        assertThat(ids.stream().filter(id -> ground.state(id).equals("ready")).count()).as("12 × 4 of 50").isEqualTo(12);
        assertThat(ids.stream().filter(id -> ground.state(id).equals("short")).count()).isEqualTo(18);
        ground.stock(item, ground.warehouse, 100, 3_000);
        GoingOn goingOn = house.getBean(GoingOn.class);
        goingOn.carryOn(goingOn.coverable());
        assertThat(ids).allMatch(id -> ground.state(id).equals("ready"));
    }

    @Test
    void anyOrderOfArrivalGivesTheSameOrderAndTheSameBalances() {
        Map<String, Long> expected = null;
        String state = null;
        for (int seed = 0; seed < 12; seed++) {
            aShopWithGoods();
            List<Runnable> news = new ArrayList<>();
            news.add(() -> ground.take(version(Stage.UNPAID, 1)));
            news.add(() -> ground.take(version(Stage.PAID, 2)));
            news.add(() -> ground.take(version(Stage.SHIPPED, 3)));
            news.add(() -> ground.take(version(Stage.FINISHED, 4)));
            news.add(() -> ground.refund("C-1", OrderGround.refund("R1", "2", RefundKind.REFUND, RefundStage.DONE, 1_000, null, 2)));
            news.add(() -> ground.refund("C-1", OrderGround.refund("R2", "1", RefundKind.REFUND, RefundStage.DONE, 333, null, 7)));
            news.add(() -> ground.refund("C-1", OrderGround.refund("R2", "1", RefundKind.REFUND, RefundStage.AGREED, 999, null, 6)));
            if (seed > 0) {
                Collections.shuffle(news, new Random(seed));
            }
            news.forEach(Runnable::run);
            UUID id = (UUID) ground.sql.fetchValue("SELECT id FROM orders.sale WHERE channel_id = ?", ground.shop);
            expected = expected == null ? ground.balances() : expected;
            state = state == null ? ground.state(id) : state;
            assertThat(ground.balances()).as("arrival " + seed).isEqualTo(expected);
            assertThat(ground.state(id)).as("arrival " + seed).isEqualTo(state).isEqualTo("finished");
        }
    }

    private ChannelOrder version(Stage stage, long version) {
        return ground.told("C-1").line(code, 1, 7_777).line(code, 2, 3_333).freight(1_001).discount(null, Bearer.PLATFORM, 101).at(stage, version).parcel("SF-C").order();
    }

    @Test
    void theWindowOfReturnEndsByItself() {
        UUID window = ground.shop("douyin", "return-window");
        var told = ground.told("W-1").line(code, 1, 11_300).at(Stage.SIGNED, OrderGround.PAID.plusSeconds(2 * 86_400).toEpochMilli()).order();
        var moved = new ChannelOrder(window, told.number(), "", told.version(), 1, told.stage(), told.createdAt(), told.paidAt(), told.shippedAt(), null, "CNY", 0, told.paid(), told.lines(),
                List.of(), List.of(), List.of(), told.receiver(), told.attribution(), null, false, "", "", java.util.Set.of(), null);
        UUID id = ground.take(moved).orderId();
        assertThat(ground.state(id)).as("seven days after sign-off have passed long ago").isEqualTo("delivered");
        assertThat(ground.sql.fetchValue("SELECT control_at FROM orders.sale WHERE id = ?", id).toString()).startsWith("2026-03-11");
    }

    /** 3,000 of 30,000 came back of what is past its time; of 20,000 that may still come back, 2,000 are expected, a tenth of their cost with it. */
    @Test
    void returnsAreExpectedAsOftenAsTheyWereSeen() {
        for (int at = 0; at < 3; at++) {
            ground.take(ground.told("E-" + at).line(code, 1, 11_300).paidAt(OrderGround.PAID.minusSeconds(40 * 86_400)).at(Stage.FINISHED, 5).order());
        }
        ground.refund("E-0", OrderGround.refund("R", "1", RefundKind.REFUND, RefundStage.DONE, 3_390, null, 1));
        ground.take(ground.told("E-9").line(code, 2, 22_600).at(Stage.FINISHED, 5).order());
        var estimates = house.getBean(ReturnEstimates.class).estimating();
        java.time.LocalDate end = java.time.LocalDate.parse("2026-03-31");
        var made = ground.run(estimates, new ReturnEstimates.Estimate(ground.company, end)).orElseThrow().channels().getFirst();
        assertThat(made.rate()).isEqualTo("10.00");
        assertThat(made.expectedRefund()).isEqualTo("20.00");
        assertThat(made.expectedCost()).isEqualTo("6.00");
        assertThat(ground.run(estimates, new ReturnEstimates.Estimate(ground.company, end)).reason()).contains(OrderRefusal.RETURNS_ARE_ESTIMATED);
        var later = ground.run(estimates, new ReturnEstimates.Estimate(ground.company, end.plusDays(30))).orElseThrow().channels().getFirst();
        assertThat(later.bookedRefund()).as("nothing can come back any more").isEqualTo("-20.00");
        assertThat(ground.balances()).containsEntry("6001", -50_000L + 3_000L);
    }

    @Test
    void aRuleIsTriedOnPastOrdersBeforeItGoesLive() {
        ground.take(ground.told("P-1").line(code, 1, 11_300).order());
        ground.take(ground.told("P-2").line(code, 2, 22_600).remark("x").order());
        var trial = new OrderRule(io.hesuan.master.company.Companies.ID.write(ground.company), 1, "large", "paid > 200 and has remark", "hold", "", true);
        var seen = house.getBean(RuleReplay.class).of(trial.companyId(), java.time.LocalDate.parse("2026-03-01"), java.time.LocalDate.parse("2026-03-31"), trial, ground.by);
        assertThat(seen.orders()).isEqualTo(2);
        assertThat(seen.held()).isEqualTo(1);
        assertThat(seen.rules().getFirst().examples().getFirst().number()).isEqualTo("P-2");
    }

    /** What one order costs in statements does not depend on how many come together. */
    @Test
    void theNumberOfStatementsDoesNotGrowWithTheBatch() throws Exception {
        ground.take(ground.told("S-0").line(code, 1, 11_300).at(Stage.FINISHED, 5).order());
        int one = io.hesuan.testing.Statements.of(() -> ground.take(List.of(ground.told("S-1").line(code, 1, 11_300).at(Stage.FINISHED, 5).order())));
        List<ChannelOrder> many = new ArrayList<>();
        for (int at = 2; at < 22; at++) {
            many.add(ground.told("S-" + at).line(code, 1, 11_300).at(Stage.FINISHED, 5).order());
        }
        assertThat(io.hesuan.testing.Statements.of(() -> ground.take(many))).isLessThanOrEqualTo(one);
    }

    @Test
    void rulesHoldTagAndAddGifts() {
        String gift = OrderGround.code();
        UUID given = ground.item(gift);
        ground.stock(given, ground.warehouse, 10, 500);
        rule(1, "remarks", "has remark", "hold", "有留言");
        rule(2, "large", "paid > 100", "tag", "大单");
        rule(3, "gift", "item = " + code + " and quantity >= 2", "gift", gift + " 1");
        UUID plain = ground.take(ground.told("G-1").line(code, 2, 22_600).order()).orderId();
        assertThat(ground.state(plain)).isEqualTo("ready");
        assertThat(ground.sql.fetchValue("SELECT tags FROM orders.sale WHERE id = ?", plain)).isEqualTo("大单");
        ground.run(ground.steps.sending(), new OrderCommand.Send(plain, Map.of(), "SF", "SFG")).orElseThrow();
        assertThat(ground.onHand(given)).as("the gift went with it").isEqualTo(9);
        UUID held = ground.take(ground.told("G-2").line(code, 1, 11_300).remark("请发顺丰").order()).orderId();
        assertThat(ground.state(held)).isEqualTo("held rule");
        assertThat(ground.run(ground.steps.approving(), new OrderCommand.Approve(held)).orElseThrow().state()).isEqualTo("ready");
    }

    private void rule(int place, String name, String condition, String action, String argument) {
        ground.sql.execute("INSERT INTO orders.rule VALUES (?, 1, now(), ?, ?, ?, ?, ?, ?, true, '')", io.hesuan.kernel.Ids.next(), ground.company, place, name, condition, action, argument);
    }
}
