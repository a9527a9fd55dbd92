package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.stock.Place;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.UUID;

import static io.hesuan.books.posting.Flow.goods;

/** Worked examples of buying, and of costs that are learned late. */
@HouseTest
class PurchaseFlowsTest {

    @Autowired
    private ApplicationContext house;

    /** A sale on credit straight from the warehouse: revenue, tax and cost at once. */
    private static PostingGround.FactDraft sale(Flow flow, String day, String number, UUID item, long units, String net, String tax) {
        return flow.fact("sale-invoiced", day, number).party(flow.ground.customer).line("net_revenue", net).line("output_vat", tax)
                .move(item, units, flow.ground.hangzhou, Place.CUSTOMER);
    }

    @Test
    void purchaseToPayment() throws Exception {
        var flow = new Flow(house, "asbe", "Purchase to payment, with an invoice that differs from the receipt");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        UUID receipt = flow.tell("100 jars come in. The order says 30.00 each; nobody has seen an invoice.", flow.receipt("2026-01-05", "GR-1", jar, 100, "3000.00"));
        flow.tell("40 of them are sold on credit, at what they are thought to cost.", sale(flow, "2026-01-08", "SI-1", jar, 40, "2000.00", "260.00"));
        flow.tellLate("The invoice comes and says 31.00 each: 100.00 more, of which 60 jars that are there take 60.00 and 40 that were sold take 40.00.",
                flow.fact("late-cost", "2026-01-15", "INV-77").party(ground.supplier), jar, receipt, "100.00");
        flow.tell("The invoice itself, with 13 % VAT, is owed by 14 February.", flow.fact("supplier-invoiced", "2026-01-15", "INV-77").party(ground.supplier)
                .line(FactLine.of(0, "received_cost", 310_000, "CNY", io.hesuan.books.ledger.Dimensions.NONE).due(LocalDate.of(2026, 2, 14), "INV-77"))
                .line(FactLine.of(0, "input_vat", 40_300, "CNY", io.hesuan.books.ledger.Dimensions.NONE).due(LocalDate.of(2026, 2, 14), "INV-77")));
        flow.match("The invoice meets what was received.");
        flow.tell("It is paid by bank; the bank takes 15.00.", flow.fact("supplier-paid", "2026-02-10", "PAY-9").party(ground.supplier).line("paid", "3503.00").line("fee", "15.00"));
        flow.match("The payment meets the invoice.");
        flow.standsIn("purchase-to-payment");
    }

    @Test
    void prepaidPurchase() throws Exception {
        var flow = new Flow(house, "asbe", "A purchase that is paid in advance, and partly sent back");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("1,000.00 go out before anything comes.", flow.fact("supplier-paid", "2026-01-04", "PAY-1").party(ground.supplier).line("prepaid", "1000.00"));
        flow.tell("30 jars come at 1,000.00 in all: no price per jar is exact.", flow.receipt("2026-01-09", "GR-1", jar, 30, "1000.00"));
        flow.tell("10 go back broken, at the average cost of that moment.", flow.fact("goods-returned-to-supplier", "2026-01-10", "RT-1").party(ground.supplier)
                .move(jar, 10, ground.hangzhou, Place.SUPPLIER));
        flow.tell("The invoice is for the 20 that stayed.", flow.fact("supplier-invoiced", "2026-01-12", "INV-5").party(ground.supplier)
                .line("received_cost", "666.67").line("input_vat", "86.67"));
        flow.tell("The advance pays it; 246.66 stay with the supplier.", flow.fact("supplier-paid", "2026-01-12", "INV-5").party(ground.supplier).line("advance_used", "753.34"));
        flow.match("All that belongs together is matched.");
        flow.standsIn("prepaid-purchase");
    }

    @Test
    void lateFreight() throws Exception {
        var flow = new Flow(house, "asbe", "A freight bill that comes when part of the goods is dispatched and part is sold");
        var ground = flow.ground;
        UUID carrier = flow.thing("Yunda");
        UUID order = flow.thing("SO-1");
        UUID jar = flow.item("jar", "moving-average");
        UUID receipt = flow.tell("10 jars at 10.00.", flow.receipt("2026-01-05", "GR-1", jar, 10, "100.00"));
        flow.tell("3 are on their way to a customer.", flow.about(flow.fact("goods-dispatched", "2026-01-06", "DN-1"), order)
                .move(goods(jar, 3, ground.hangzhou, Place.DISPATCHED, order)));
        flow.tell("4 are sold.", sale(flow, "2026-01-07", "SI-1", jar, 4, "80.00", "10.40"));
        flow.tellLate("The carrier bills 10.01: 3 jars there and 3 on their way take 3.00 each, the 4 that were sold 4.01, and no cent is lost.",
                flow.fact("late-cost", "2026-01-20", "YD-1").party(carrier), jar, receipt, "10.01");
        flow.tell("The bill itself, with 9 % VAT.", flow.fact("supplier-invoiced", "2026-01-20", "YD-1").party(carrier).line("received_cost", "10.01").line("input_vat", "0.90"));
        flow.match("The bill meets the cost.");
        flow.standsIn("late-freight");
    }

    @Test
    void standardCost() throws Exception {
        var flow = new Flow(house, "asbe", "Goods at standard cost");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "standard");
        ground.standardCost(jar, "9.00");
        flow.tell("10 jars cost 100.00; the standard is 9.00, so 10.00 are a price variance.", flow.receipt("2026-01-05", "GR-1", jar, 10, "100.00"));
        flow.tell("10 more cost 85.00, which is 5.00 less than the standard.", flow.receipt("2026-01-06", "GR-2", jar, 10, "85.00"));
        flow.tell("15 are sold at the standard.", sale(flow, "2026-01-07", "SI-1", jar, 15, "300.00", "39.00"));
        flow.tell("5 cross to Shanghai; the last one takes the rest, so the pool is empty.", flow.fact("goods-transferred", "2026-01-08", "TR-1")
                .move(jar, 5, ground.hangzhou, ground.shanghai));
        flow.standsIn("standard-cost");
    }

    @Test
    void owedLayer() throws Exception {
        var flow = new Flow(house, "asbe", "Goods that are sold before their receipt is keyed in");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        ground.allowShortage();
        flow.tell("One jar is there, at 10.00.", flow.receipt("2026-01-05", "GR-1", jar, 1, "10.00"));
        flow.tell("3 are sold. Two are owed, at what a jar cost last.", sale(flow, "2026-01-06", "SI-1", jar, 3, "60.00", "7.80"));
        flow.tell("5 come at 12.00: two cover what is owed and have cost 4.00 more than was taken, which goes to the cost of sales; three stay.",
                flow.receipt("2026-01-07", "GR-2", jar, 5, "60.00"));
        flow.standsIn("owed-layer");
    }

    @Test
    void workOrder() throws Exception {
        var flow = new Flow(house, "asbe", "A work order, from material to output");
        var ground = flow.ground;
        UUID order = flow.thing("MO-1");
        UUID resin = flow.named(ground.item("moving-average", "material"), "resin");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("100 kg of resin at 8.00.", flow.receipt("2026-01-05", "GR-1", resin, 100, "800.00"));
        flow.tell("60 kg are issued to the work order.", flow.fact("material-issued", "2026-01-06", "MI-1").of(Dimension.WORK_ORDER, order)
                .move(goods(resin, 60, ground.hangzhou, Place.WIP, order)));
        flow.tell("10 kg come back.", flow.fact("material-returned", "2026-01-07", "MR-1").of(Dimension.WORK_ORDER, order)
                .move(goods(resin, 10, Place.WIP, ground.hangzhou, order)));
        flow.tell("Labour, energy and overhead of the order.", flow.fact("work-reported", "2026-01-08", "WR-1").of(Dimension.WORK_ORDER, order)
                .line("labour", "120.00").line("energy", "30.00").line("overhead", "50.00"));
        flow.standsIn("work-order");
    }
}
