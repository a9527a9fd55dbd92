package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class ReservationTest {

    private static final Acting SELLER = Acting.house("test", Set.of(StockRights.RESERVE));
    private static final UUID LIVE = Ids.next();
    private static final UUID SHOP = Ids.next();

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    private StockGround ground;
    private UUID item;

    @BeforeEach
    void tenUnits() {
        ground = new StockGround(writePath, sql);
        item = ground.item("moving-average", false);
        ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 10 * ONE).value(1_000)).orElseThrow();
    }

    @Test
    void whatIsReservedIsHeldUntilItIsIssued() {
        UUID id = Ids.next();
        assertThat(reserve(ask(id, 6)).orElseThrow().state()).isEqualTo("tried");
        assertThat(ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 5 * ONE)).reason()).contains(StockRefusal.GOODS_ARE_RESERVED);
        assertThat(reserve(ask(Ids.next(), 5)).reason()).contains(StockRefusal.GOODS_ARE_RESERVED);
        assertThat(confirm(id).orElseThrow().state()).isEqualTo("confirmed");
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 2 * ONE).reserved(id)).orElseThrow();
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 4 * ONE).reserved(id)).orElseThrow();
        assertThat(ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, ONE).reserved(id)).reason()).contains(StockRefusal.RESERVATION_IS_OVER);
        assertThat(reserved()).isZero();
        assertThat(ground.onHand(item, ground.hangzhou)).isEqualTo(4 * ONE);
    }

    @Test
    void refusalsComeInOrderOfPrecedence() {
        UUID service = ground.item("moving-average", "service", false, null);
        UUID alien = new StockGround(writePath, sql).hangzhou;
        refused(StockRefusal.ITEM_UNKNOWN, change(Ids.next(), alien, 0));
        refused(StockRefusal.ITEM_IS_NOT_STOCKED, change(service, alien, 0));
        refused(StockRefusal.PLACE_UNKNOWN, change(item, Ids.next(), 0));
        refused(StockRefusal.PLACE_OF_ANOTHER_COMPANY, change(item, alien, 0));
        refused(StockRefusal.QUANTITY_NOT_POSITIVE, change(item, ground.hangzhou, 0));
        refused(StockRefusal.QUANTITY_NOT_POSITIVE, change(item, ground.hangzhou, -1));
        refused(StockRefusal.QUANTITY_IS_ABSURD, change(item, ground.hangzhou, 1_000_000_000_000L * ONE));
        refused(StockRefusal.MORE_THAN_ON_HAND, change(item, ground.shanghai, ONE));
        refused(StockRefusal.MORE_THAN_ON_HAND, change(item, ground.hangzhou, 10 * ONE + 1));
    }

    @Test
    void everyStepMayBeRepeatedAndMayArriveInAnyOrder() {
        UUID id = Ids.next();
        assertThat(confirm(id).reason()).contains(StockRefusal.RESERVATION_UNKNOWN);
        var first = reserve(ask(id, 3)).orElseThrow();
        assertThat(reserve(ask(id, 3)).orElseThrow()).isEqualTo(first);
        assertThat(reserved()).isEqualTo(3 * ONE);
        assertThat(reserve(ask(id, 4)).reason()).contains(StockRefusal.RESERVATION_HAS_OTHER_CONTENT);
        assertThat(writePath.one(Reservations.CONFIRM, new Call<>(SELLER, "c" + id, new SettleReservation(ground.company, id))).isDone()).isTrue();
        assertThat(writePath.one(Reservations.CONFIRM, new Call<>(SELLER, "c" + id, new SettleReservation(ground.company, id))).isDone()).isTrue();
        assertThat(confirm(id).reason()).contains(StockRefusal.RESERVATION_WAS_CONFIRMED);
        cancel(id).orElseThrow();
        cancel(id).orElseThrow();
        assertThat(reserved()).isZero();
        assertThat(confirm(id).reason()).contains(StockRefusal.RESERVATION_WAS_CANCELLED);
        UUID overtaken = Ids.next();
        cancel(overtaken).orElseThrow();
        assertThat(reserve(ask(overtaken, 1)).reason()).contains(StockRefusal.RESERVATION_WAS_CANCELLED);
        assertThat(reserved()).isZero();
    }

    @Test
    void whatHasExpiredIsGivenBackWhenTheItemIsTouched() {
        UUID id = Ids.next();
        reserve(new ReserveStock(id, ground.company, item, null, ground.hangzhou, null, LIVE, null, 8 * ONE, 0, 0, Instant.now().plusMillis(400))).orElseThrow();
        assertThat(reserve(ask(Ids.next(), 5)).isRefused()).isTrue();
        sleep(600);
        assertThat(reserve(ask(Ids.next(), 5)).isDone()).isTrue();
        assertThat(confirm(id).reason()).contains(StockRefusal.RESERVATION_HAS_EXPIRED);
        assertThat(sql.fetchValue("SELECT held + drawn FROM stock.channel_use WHERE item_id = ?", item)).isEqualTo(0L);
    }

    @Test
    void aChannelPromisesNoMoreThanItsQuotaAndTheRestIsForTheOthers() {
        quota(LIVE, "fixed", 4 * ONE, 0);
        quota(SHOP, "ratio", 0, 3_000);
        assertThat(reserve(by(null, 4)).reason()).contains(StockRefusal.QUOTA_IS_USED_UP);
        assertThat(reserve(by(null, 3)).isDone()).isTrue();
        assertThat(reserve(by(LIVE, 5)).reason()).contains(StockRefusal.QUOTA_IS_USED_UP);
        assertThat(reserve(by(LIVE, 4)).isDone()).isTrue();
        assertThat(reserve(by(SHOP, 3)).isDone()).isTrue();
        ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 10 * ONE).value(1_000)).orElseThrow();
        assertThat(reserve(by(LIVE, 1)).reason()).as("a fixed quota does not grow").contains(StockRefusal.QUOTA_IS_USED_UP);
        assertThat(reserve(by(SHOP, 4)).reason()).contains(StockRefusal.QUOTA_IS_USED_UP);
        assertThat(reserve(by(SHOP, 3)).isDone()).as("a share rebalances when goods come").isTrue();
    }

    @Test
    void withinABatchTheHigherPriorityIsServedFirst() {
        var low = new ReserveStock(Ids.next(), ground.company, item, null, ground.hangzhou, null, null, null, 8 * ONE, 1, 0, null);
        var high = new ReserveStock(Ids.next(), ground.company, item, null, ground.hangzhou, null, null, null, 8 * ONE, 9, 0, null);
        var outcomes = writePath.all(Reservations.RESERVE, List.of(Call.of(SELLER, low), Call.of(SELLER, high)), Mode.REAL);
        assertThat(outcomes.get(0).isRefused()).isTrue();
        assertThat(outcomes.get(1).isDone()).isTrue();
    }

    @Test
    void aThousandWritersOnOneItemNeverPromiseMoreThanThereIs() throws Exception {
        AtomicInteger granted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.submit(() -> {
                    if (reserve(ask(Ids.next(), 1)).isDone()) {
                        granted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(granted).hasValue(10);
        assertThat(reserved()).isEqualTo(10 * ONE);
    }

    @Test
    void batchesThatCrossOnTheDatabaseNeverPromiseMoreThanThereIs() throws Exception {
        AtomicInteger granted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> granted.addAndGet((int) writePath.all(Reservations.RESERVE,
                        List.of(Call.of(SELLER, ask(Ids.next(), 1)), Call.of(SELLER, ask(Ids.next(), 1))), Mode.REAL).stream().filter(Outcome::isDone).count()));
            }
        }
        assertThat(granted).hasValue(10);
        assertThat(reserved()).isEqualTo(10 * ONE);
    }

    private ReserveStock ask(UUID id, long units) {
        return new ReserveStock(id, ground.company, item, null, ground.hangzhou, null, null, null, units * ONE, 0, 0, null);
    }

    private ReserveStock by(UUID channel, long units) {
        return new ReserveStock(Ids.next(), ground.company, item, null, ground.hangzhou, null, channel, null, units * ONE, 0, 0, null);
    }

    private ReserveStock change(UUID ofItem, UUID warehouse, long quantity) {
        return new ReserveStock(Ids.next(), ground.company, ofItem, null, warehouse, null, null, null, quantity, 0, 0, null);
    }

    private void refused(StockRefusal refusal, ReserveStock command) {
        assertThat(reserve(command).reason()).contains(refusal);
    }

    private Outcome<StockPromised> reserve(ReserveStock command) {
        return writePath.one(Reservations.RESERVE, Call.of(SELLER, command));
    }

    private Outcome<StockPromised> confirm(UUID id) {
        return writePath.one(Reservations.CONFIRM, Call.of(SELLER, new SettleReservation(ground.company, id)));
    }

    private Outcome<StockPromised> cancel(UUID id) {
        return writePath.one(Reservations.CANCEL, Call.of(SELLER, new SettleReservation(ground.company, id)));
    }

    private void quota(UUID channel, String mode, long quantity, int ratio) {
        sql.execute("INSERT INTO stock.quota VALUES (?, 1, now(), ?, ?, ?, ?, ?, ?, ?, 0, NULL)",
                Ids.next(), ground.company, item, ground.hangzhou, channel, mode, quantity, ratio);
    }

    private long reserved() {
        return ((Number) sql.fetchValue("SELECT coalesce(sum(reserved), 0) FROM stock.balance WHERE item_id = ?", item)).longValue();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
