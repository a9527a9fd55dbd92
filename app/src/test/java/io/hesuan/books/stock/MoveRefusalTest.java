package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.UUID;

import static io.hesuan.books.stock.StockGround.DAY;
import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Why goods are not moved, in order of precedence: each row mends one thing and meets the next reason. */
@HouseTest
class MoveRefusalTest {

    private static final long ABSURD = 1_000_000_000_000L * ONE;

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    private StockGround ground;
    private UUID plain;
    private UUID lotted;
    private UUID released;
    private UUID foreign;

    @BeforeEach
    void goods() {
        ground = new StockGround(writePath, sql);
        plain = ground.item("moving-average", false);
        lotted = ground.item("moving-average", true);
        released = ground.lot(lotted, "OK", null, DAY.plusDays(100), "released");
        foreign = ground.lot(ground.item("moving-average", true), "OTHER", null, null, "released");
    }

    @Test
    void eachReasonComesBeforeTheNext() {
        UUID service = ground.item("moving-average", "service", false, null);
        UUID alien = new StockGround(writePath, sql).hangzhou;
        refused(StockRefusal.ITEM_UNKNOWN, move(Ids.next(), Ids.next(), alien, -1).lot(foreign).value(-1));
        refused(StockRefusal.ITEM_IS_NOT_STOCKED, move(service, Ids.next(), alien, -1).lot(foreign).value(-1));
        refused(StockRefusal.PLACE_UNKNOWN, move(plain, Ids.next(), alien, -1).lot(foreign).value(-1));
        refused(StockRefusal.PLACE_OF_ANOTHER_COMPANY, move(plain, Place.SUPPLIER, alien, -1).lot(foreign).value(-1));
        refused(StockRefusal.PLACES_ARE_NOT_HELD, move(plain, Place.SUPPLIER, Place.SUPPLIER, -1).lot(foreign).value(-1));
        refused(StockRefusal.PLACES_ARE_THE_SAME, move(plain, ground.hangzhou, ground.hangzhou, -1).lot(foreign).value(-1));
        refused(StockRefusal.QUANTITY_NOT_POSITIVE, move(plain, Place.SUPPLIER, ground.hangzhou, -1).lot(foreign).value(-1));
        refused(StockRefusal.QUANTITY_NOT_POSITIVE, move(plain, Place.SUPPLIER, ground.hangzhou, 0).lot(foreign).value(-1));
        refused(StockRefusal.QUANTITY_IS_ABSURD, move(plain, Place.SUPPLIER, ground.hangzhou, ABSURD).lot(foreign).value(-1));
        refused(StockRefusal.VALUE_IS_NEGATIVE, move(plain, Place.SUPPLIER, ground.hangzhou, ONE).lot(foreign).value(-1));
        refused(StockRefusal.VALUE_IS_ABSURD, move(plain, Place.SUPPLIER, ground.hangzhou, ONE).lot(foreign).value(Long.MAX_VALUE));
        refused(StockRefusal.VALUE_NOT_EXPECTED, move(plain, ground.hangzhou, Place.GIFT, ONE).lot(foreign).value(1));
        refused(StockRefusal.LOT_NOT_EXPECTED, move(plain, Place.SUPPLIER, ground.hangzhou, ONE).lot(foreign).value(1));
        refused(StockRefusal.LOT_MISSING, move(lotted, Place.SUPPLIER, ground.hangzhou, ONE).value(1));
        refused(StockRefusal.LOT_UNKNOWN, move(lotted, Place.SUPPLIER, ground.hangzhou, ONE).lot(Ids.next()).value(1));
        refused(StockRefusal.LOT_OF_ANOTHER_ITEM, move(lotted, Place.SUPPLIER, ground.hangzhou, ONE).lot(foreign).value(1));
        refused(StockRefusal.VALUE_UNKNOWN, move(lotted, Place.SUPPLIER, ground.hangzhou, ONE).lot(released));
    }

    @Test
    void unfitLotsDoNotGoToCustomersButMayBeScrapped() {
        UUID[] unfit = {ground.lot(lotted, "RECALLED", null, null, "recalled"), ground.lot(lotted, "BLOCKED", null, null, "blocked"),
                ground.lot(lotted, "WAITS", null, null, "quarantine"), ground.lot(lotted, "EXPIRED", null, DAY.minusDays(1), "released")};
        StockRefusal[] reasons = {StockRefusal.LOT_IS_RECALLED, StockRefusal.LOT_IS_BLOCKED, StockRefusal.LOT_IS_IN_QUARANTINE, StockRefusal.LOT_HAS_EXPIRED};
        for (int at = 0; at < unfit.length; at++) {
            ground.move(move(lotted, Place.SUPPLIER, ground.hangzhou, 2 * ONE).lot(unfit[at]).value(2)).orElseThrow();
            refused(reasons[at], move(lotted, ground.hangzhou, Place.DISPATCHED, ONE).lot(unfit[at]));
            refused(reasons[at], move(lotted, ground.hangzhou, Place.GIFT, 5 * ONE).lot(unfit[at]));
            ground.move(move(lotted, ground.hangzhou, Place.SCRAP, ONE).lot(unfit[at])).orElseThrow();
        }
    }

    @Test
    void whatIsReservedOrNotThereIsToldApart() {
        ground.move(move(plain, Place.SUPPLIER, ground.hangzhou, 3 * ONE).value(30)).orElseThrow();
        refused(StockRefusal.RESERVATION_UNKNOWN, move(plain, ground.hangzhou, Place.DISPATCHED, ONE).reserved(Ids.next()));
        refused(StockRefusal.MORE_THAN_ON_HAND, move(plain, ground.hangzhou, Place.DISPATCHED, 4 * ONE));
        refused(StockRefusal.MORE_THAN_UNDER_REFERENCE, move(plain, Place.DISPATCHED, Place.CUSTOMER, ONE).reference(Ids.next()));
        refused(StockRefusal.STOCK_ACCOUNT_MISSING, plain);
    }

    private static GoodsMove move(UUID item, UUID from, UUID to, long quantity) {
        return GoodsMove.of(1, item, from, to, quantity);
    }

    private void refused(StockRefusal refusal, GoodsMove move) {
        assertThat(ground.move(move).reason()).contains(refusal);
    }

    /** A company that has no account for such goods. */
    private void refused(StockRefusal refusal, UUID item) {
        assertThat(ground.moveWithoutAccounts(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, ONE)).reason()).contains(refusal);
    }
}
