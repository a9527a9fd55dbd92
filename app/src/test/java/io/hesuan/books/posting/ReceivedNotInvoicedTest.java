package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.Ids;
import io.hesuan.testing.HouseTest;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What came without an invoice is owed in the currency of the books, once, and is traced also after goods moved to another account. */
@HouseTest
class ReceivedNotInvoicedTest {

    private static final String ACCRUED = "220202";

    @Autowired ApplicationContext house;

    private PostingGround ground;

    @BeforeEach
    void open() {
        ground = new PostingGround(house, "asbe");
    }

    @Test
    void anInvoiceInDollarsClearsWhatWasAccruedInYuan() {
        UUID item = ground.item("moving-average");
        ground.fact("goods-received", "2026-01-05").number("GR-1").party(ground.supplier).move(arrived(item, 10, 100_000)).post();
        var rate = new ExchangeRate(Currency.of("USD"), Currency.CNY, new BigDecimal("7.2"), LocalDate.of(2026, 1, 15), "PBC");
        ground.fact("supplier-invoiced", "2026-01-15").number("INV-1").party(ground.supplier)
                .line(FactLine.of(1, "received_cost", 10_000, "CNY", Dimensions.NONE).at(rate)).post();
        assertThat(items(ACCRUED)).containsExactly("CNY -1000.00", "CNY 720.00");
        assertThat(items("220201")).containsExactly("USD -100.00");
    }

    @Test
    void aFavourableVarianceIsOwedOnlyForTheRest() {
        UUID item = ground.item("standard");
        ground.standardCost(item, "12.00");
        ground.fact("goods-received", "2026-01-05").number("GR-1").party(ground.supplier).move(arrived(item, 10, 10_000)).post();
        assertThat(ground.balances()).containsEntry("1405", "120.00").containsEntry("1404", "-20.00").containsEntry(ACCRUED, "-100.00");
        assertThat(items(ACCRUED)).containsExactly("CNY -100.00");
    }

    @Test
    void movesAreOnTheAccountThatCarriedThemAlsoAfterThePoolCameToLieOnAnother() {
        UUID item = ground.item("moving-average");
        ground.fact("goods-received", "2026-01-05").party(ground.supplier).move(arrived(item, 10, 10_000)).post();
        ground.fact("goods-given", "2026-01-06").move(item, 10, ground.hangzhou, Place.GIFT).post();
        ground.sql.execute("INSERT INTO posting.mapping SELECT ?, 1, now(), company_id, 'INVENTORY', NULL, NULL, NULL, id FROM ledger.account WHERE company_id = ? AND code = '1403'",
                Ids.next(), ground.company);
        ground.fact("goods-received", "2026-01-07").party(ground.supplier).move(arrived(item, 3, 3_000)).post();
        assertThat(ground.balances()).containsEntry("1403", "30.00").doesNotContainKey("1405");
        List<String> apart = ground.sql.fetch("""
                SELECT l.fact_id, l.account_id, sum(l.debit - l.credit) AS booked, (SELECT sum(m.value) FROM stock.account_move_view m WHERE m.fact_id = l.fact_id AND m.account_id = l.account_id) AS moved
                  FROM ledger.fact_line_view l JOIN ledger.account a ON a.id = l.account_id WHERE a.company_id = ? AND a.control = 'stock' GROUP BY 1, 2""", ground.company)
                .stream().filter(row -> !row.get("booked", BigDecimal.class).equals(row.get("moved", BigDecimal.class))).map(Record::toString).toList();
        assertThat(apart).isEmpty();
    }

    private GoodsMove arrived(UUID item, long units, long cents) {
        return GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, units * PostingGround.ONE).value(cents);
    }

    private List<String> items(String account) {
        return ground.sql.fetch("""
                SELECT i.currency || ' ' || (i.original / 100.0)::numeric(20,2) FROM claims.item i JOIN ledger.account a ON a.id = i.account_id
                 WHERE i.company_id = ? AND a.code = ? ORDER BY i.entered_on, i.id""", ground.company, account).map(row -> row.get(0, String.class));
    }
}
