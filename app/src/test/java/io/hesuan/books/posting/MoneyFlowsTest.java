package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** Worked examples of money that is not quite what was owed. */
@HouseTest
class MoneyFlowsTest {

    @Autowired
    private ApplicationContext house;

    private static FactLine dollars(String role, String amount, String rate, String day) {
        return FactLine.of(0, role, PostingGround.cents(amount), "CNY", Dimensions.NONE)
                .at(new ExchangeRate(Currency.of("USD"), Currency.CNY, new BigDecimal(rate), LocalDate.parse(day), "PBC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asbe", "sme"})
    void twoCurrencies(String standard) throws Exception {
        var flow = new Flow(house, standard, "A sale in dollars that is paid at other rates");
        var ground = flow.ground;
        UUID jar = flow.item("jar", "moving-average");
        flow.tell("100 jars at 30.00.", flow.receipt("2026-01-04", "GR-1", jar, 100, "3000.00"));
        flow.tell("Sold abroad for 999.99 dollars in two parts at 7.1003. Only the total is converted: 7,100.23, of which each part takes its own.",
                flow.fact("sale-invoiced", "2026-01-05", "SI-1").party(ground.customer).line(dollars("net_revenue", "333.33", "7.1003", "2026-01-05"))
                        .line(dollars("net_revenue", "666.66", "7.1003", "2026-01-05")).move(GoodsMove.of(0, jar, ground.hangzhou, Place.CUSTOMER, 100 * PostingGround.ONE)));
        flow.tell("600 dollars come at 7.15.", flow.fact("customer-paid", "2026-01-20", "BR-1").party(ground.customer).line(dollars("paid", "600.00", "7.15", "2026-01-20")));
        flow.match("In dollars it is a part of the invoice; in yuan it brought 29.82 more than that part was booked at.");
        flow.tell("The rest comes at 7.05.", flow.fact("customer-paid", "2026-02-20", "BR-2").party(ground.customer).line(dollars("paid", "399.99", "7.05", "2026-02-20")));
        flow.match("Nothing is owed any more, neither in dollars nor in yuan.");
        flow.standsIn("two-currencies-" + standard);
    }

    @Test
    void discount() throws Exception {
        var flow = new Flow(house, "asbe", "A customer who pays early and keeps a discount");
        var ground = flow.ground;
        flow.tell("A sale on credit.", flow.fact("sale-invoiced", "2026-01-05", "SI-1").party(ground.customer).line("net_revenue", "1000.00").line("output_vat", "130.00"));
        flow.tell("The customer pays 1,110.00 within ten days.", flow.fact("customer-paid", "2026-01-12", "BR-1").party(ground.customer).line("paid", "1110.00"));
        flow.matchWithDiscount("The invoice is settled all the same.", "112201");
        flow.standsIn("discount");
    }
}
