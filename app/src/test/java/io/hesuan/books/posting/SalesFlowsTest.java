package io.hesuan.books.posting;

import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.UUID;

import static io.hesuan.books.posting.Flow.goods;

/** Worked examples of selling: when revenue is revenue, and what comes back. */
@HouseTest
class SalesFlowsTest {

    @Autowired
    private ApplicationContext house;

    private static void paid(Flow flow, UUID order, String number, String amount) {
        flow.tell("The customer pays " + amount + " to the platform, which holds it.", flow.about(flow.fact("order-paid", "2026-01-06", number), order).platformLine("prepaid", amount));
    }

    private static void dispatched(Flow flow, UUID jar, UUID order, long units) {
        flow.tell((units == 1 ? "One jar leaves" : units + " jars leave") + " the warehouse, not yet the customer's.", flow.about(flow.fact("goods-dispatched", "2026-01-07", "DN-1"), order)
                .move(goods(jar, units, flow.ground.hangzhou, Place.DISPATCHED, order)));
    }

    private static void signed(Flow flow, UUID jar, UUID order, long units, String net, String tax) {
        flow.tell("The customer signs for " + units + ": control passes, so there is revenue, tax and cost.",
                flow.about(flow.fact("revenue-recognised", "2026-01-10", "SO-1"), order).line("net_revenue", net).line("output_vat", tax)
                        .move(goods(jar, units, Place.DISPATCHED, Place.CUSTOMER, order)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asbe", "sme"})
    void orderToCash(String standard) throws Exception {
        var flow = new Flow(house, standard, "An order on a platform, from the customer's money to ours");
        var ground = flow.ground;
        UUID order = flow.thing("SO-1");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("50 jars at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 50, "1500.00"));
        flow.tell("The customer pays 216.00 for two, and the platform adds a discount of 10.00 at its own expense.",
                flow.about(flow.fact("order-paid", "2026-01-06", "SO-1"), order).platformLine("prepaid", "216.00").platformLine("platform_discount", "10.00"));
        dispatched(flow, jar, order, 2);
        signed(flow, jar, order, 2, "200.00", "26.00");
        flow.match("What the customer paid meets what became revenue.");
        flow.tell("The platform charges its fees, each for what it is.", flow.fact("platform-charged", "2026-01-15", "BILL-1").party(ground.platform)
                .line("platform_commission", "10.25").line("service_fee", "1.13").line("host_commission", "20.00").line("advertising", "5.00").line("freight", "3.20")
                .line("freight_insurance", "0.35").line("storage", "0.50").line("seller_coupon", "2.00").line("input_vat", "2.43"));
        flow.tell("It pays out the rest to the cent.", flow.fact("platform-paid-out", "2026-01-16", "PO-1").party(ground.platform).line("paid_out", "181.14"));
        flow.match("The platform owes nothing any more.");
        flow.standsIn("order-to-cash-" + standard);
    }

    @Test
    void returnBeforeControlPasses() throws Exception {
        var flow = new Flow(house, "asbe", "A parcel that is refused at the door");
        var ground = flow.ground;
        UUID order = flow.thing("SO-1");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("3 jars for 10.00: no price per jar is exact.", flow.receipt("2026-01-05", "GR-1", jar, 3, "10.00"));
        paid(flow, order, "SO-1", "113.00");
        dispatched(flow, jar, order, 1);
        flow.tell("Another receipt raises the average meanwhile.", flow.receipt("2026-01-08", "GR-2", jar, 2, "40.00"));
        flow.tell("The parcel comes back unopened. There was no revenue, so there is none to take back: the goods return at the cost they left with, the money goes back.",
                flow.about(flow.fact("order-refunded", "2026-01-09", "SO-1"), order).platformLine("prepaid_returned", "113.00")
                        .move(goods(jar, 1, Place.DISPATCHED, ground.hangzhou, order)));
        flow.match("Payment and refund meet.");
        flow.standsIn("return-before-control-passes");
    }

    @Test
    void returnAfterControlPasses() throws Exception {
        var flow = new Flow(house, "asbe", "Goods that come back when they were the customer's already");
        var ground = flow.ground;
        UUID order = flow.thing("SO-1");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("10 jars at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 10, "300.00"));
        paid(flow, order, "SO-1", "226.00");
        dispatched(flow, jar, order, 2);
        signed(flow, jar, order, 2, "200.00", "26.00");
        flow.tell("The refund takes back revenue and tax of one jar. Its cost stays out until the jar is here.",
                flow.about(flow.fact("revenue-reversed", "2026-01-18", "RF-1"), order).platformLine("net_revenue", "100.00").platformLine("output_vat", "13.00"));
        flow.tell("It is here and fit for sale: it comes in at the cost it left with.", flow.about(flow.fact("goods-returned", "2026-01-21", "RF-1"), order)
                .move(GoodsMove.of(0, jar, Place.CUSTOMER, ground.hangzhou, PostingGround.ONE).value(3_000)));
        flow.match("What was paid meets what was revenue and what went back.");
        flow.standsIn("return-after-control-passes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asbe", "sme"})
    void expectedReturns(String standard) throws Exception {
        var flow = new Flow(house, standard, "Returns that are expected at the end of the month");
        var ground = flow.ground;
        UUID order = flow.thing("SO-1");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("50 jars at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 50, "1500.00"));
        paid(flow, order, "SO-1", "2260.00");
        dispatched(flow, jar, order, 20);
        signed(flow, jar, order, 20, "2000.00", "260.00");
        flow.tell("One in twenty comes back, as it did last year.", flow.fact("expected-returns", "2026-01-31", "ER-1").party(ground.customer)
                .line("expected_refund", "100.00").line("expected_cost", "30.00"));
        flow.tell("At the end of February fewer are expected: the estimate falls by 60.00 and 18.00.", flow.fact("expected-returns", "2026-02-28", "ER-2").party(ground.customer)
                .line("expected_refund", "-60.00").line("expected_cost", "-18.00"));
        flow.standsIn("expected-returns-" + standard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asbe", "sme"})
    void rebate(String standard) throws Exception {
        var flow = new Flow(house, standard, "A rebate that grows with what a customer buys");
        var ground = flow.ground;
        flow.tell("A sale on credit.", flow.fact("sale-invoiced", "2026-01-05", "SI-1").party(ground.customer).line("net_revenue", "1000.00").line("output_vat", "130.00"));
        flow.tell("5 % are promised for the year.", flow.fact("rebate-accrued", "2026-01-31", "RB-1").party(ground.customer).line("rebate", "50.00"));
        flow.tell("The next tier is reached: 8 %, on what was sold before as well.", flow.fact("rebate-accrued", "2026-02-28", "RB-2").party(ground.customer).line("rebate", "30.00"));
        flow.tell("It is granted against what the customer owes.", flow.fact("rebate-granted", "2026-03-05", "RB-3").party(ground.customer).line("rebate", "80.00"));
        flow.tell("The customer pays the rest.", flow.fact("customer-paid", "2026-03-10", "BR-1").party(ground.customer).line("paid", "1050.00"));
        flow.match("Sale, rebate and payment meet.");
        flow.standsIn("rebate-" + standard);
    }
}
