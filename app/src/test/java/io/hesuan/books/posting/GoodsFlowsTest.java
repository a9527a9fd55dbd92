package io.hesuan.books.posting;

import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.UUID;

import static io.hesuan.books.posting.Flow.goods;

/** Worked examples of goods that change their place or are not where they should be. */
@HouseTest
class GoodsFlowsTest {

    @Autowired
    private ApplicationContext house;

    @Test
    void consignment() throws Exception {
        var flow = new Flow(house, "asbe", "A counter in a department store that sells our goods");
        var ground = flow.ground;
        UUID store = flow.thing("Intime");
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("20 jars at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 20, "600.00"));
        flow.tell("8 go to the counter: another place, still ours.", flow.fact("goods-consigned", "2026-01-06", "CS-1").move(jar, 8, ground.hangzhou, ground.counter));
        flow.tell("The counter's list for the month says 5 were sold: revenue and cost now, and the store owes.", flow.fact("sale-invoiced", "2026-01-31", "CL-1").party(store)
                .line("net_revenue", "500.00").line("output_vat", "65.00").move(jar, 5, ground.counter, Place.CUSTOMER));
        flow.tell("The store keeps its share, for which it sends an invoice.", flow.fact("supplier-invoiced", "2026-01-31", "IT-1").party(store)
                .line(FactLine.of(0, "expense", 10_000, "CNY", io.hesuan.books.ledger.Dimensions.NONE).account(account(flow, "660103"))).line("input_vat", "6.00"));
        flow.tell("One jar comes back from the counter.", flow.fact("goods-consigned", "2026-02-01", "CS-2").move(jar, 1, ground.counter, ground.hangzhou));
        flow.standsIn("consignment");
    }

    private static UUID account(Flow flow, String code) {
        return (UUID) flow.ground.sql.fetchValue("SELECT id FROM ledger.account WHERE company_id = ? AND code = ?", flow.ground.company, code);
    }

    @Test
    void goodsOfOthers() throws Exception {
        var flow = new Flow(house, "asbe", "Goods of a supplier that lie in our warehouse");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("5 jars of our own at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 5, "150.00"));
        flow.tell("10 jars come in that stay the supplier's: they are counted and not valued.", flow.fact("goods-received", "2026-01-06", "CI-1").party(ground.supplier)
                .move(GoodsMove.of(0, jar, Place.SUPPLIER, ground.hangzhou, 10 * PostingGround.ONE).owner(ground.supplier)));
        flow.tell("4 of them become ours: out of theirs, into ours, at the price agreed.", flow.fact("goods-received", "2026-01-20", "CI-2").party(ground.supplier)
                .move(GoodsMove.of(0, jar, ground.hangzhou, Place.SUPPLIER, 4 * PostingGround.ONE).owner(ground.supplier))
                .move(GoodsMove.of(0, jar, Place.SUPPLIER, ground.hangzhou, 4 * PostingGround.ONE).value(10_000)));
        flow.standsIn("goods-of-others");
    }

    @Test
    void countDifferences() throws Exception {
        var flow = new Flow(house, "asbe", "A count that finds too little of one thing and too much of another");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        UUID lid = flow.item("lid", "fifo");
        flow.tell("10 jars at 30.00.", flow.receipt("2026-01-05", "GR-1", jar, 10, "300.00"));
        flow.tell("10 lids at 1.00.", flow.receipt("2026-01-05", "GR-2", lid, 10, "10.00"));
        flow.tell("10 lids at 1.20.", flow.receipt("2026-01-06", "GR-3", lid, 10, "12.00"));
        flow.tell("Two jars are missing, and three lids are too many: they come in at what the newest lids cost. Until somebody decides, both are pending.",
                flow.fact("goods-counted", "2026-01-31", "CT-1").move(jar, 2, ground.hangzhou, Place.COUNT).move(lid, 3, Place.COUNT, ground.hangzhou));
        flow.tell("The shortage was breakage, the overage nobody can explain.", flow.fact("count-settled", "2026-02-02", "CT-1").line("loss", "60.00").line("gain", "3.60"));
        flow.standsIn("count-differences");
    }

    @Test
    void transferAndLoss() throws Exception {
        var flow = new Flow(house, "asbe", "A transfer by layers, with goods on the way, scrapped and given away");
        var ground = flow.ground;
        UUID transfer = flow.thing("TR-1");
        UUID lid = flow.item("lid", "fifo");
        flow.tell("10 lids at 1.00.", flow.receipt("2026-01-05", "GR-1", lid, 10, "10.00"));
        flow.tell("10 lids at 1.50.", flow.receipt("2026-01-06", "GR-2", lid, 10, "15.00"));
        flow.tell("12 leave Hangzhou: the ten oldest, and two of the next.", flow.fact("goods-transferred", "2026-01-07", "TR-1").move(goods(lid, 12, ground.hangzhou, Place.TRANSIT, transfer)));
        flow.tell("11 arrive in Shanghai.", flow.fact("goods-transferred", "2026-01-09", "TR-1").move(goods(lid, 11, Place.TRANSIT, ground.shanghai, transfer)));
        flow.tell("One was crushed on the way.", flow.fact("goods-scrapped", "2026-01-09", "TR-1").move(goods(lid, 1, Place.TRANSIT, Place.SCRAP, transfer)));
        flow.tell("Three are given away as samples.", flow.fact("goods-given", "2026-01-12", "SA-1").move(lid, 3, ground.shanghai, Place.GIFT));
        flow.standsIn("transfer-and-loss");
    }
}
