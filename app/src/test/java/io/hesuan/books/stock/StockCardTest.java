package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.lists.ListQuery;
import io.hesuan.platform.lists.Lists;
import io.hesuan.platform.web.Refused;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What people see of stock, and what they say of how it is kept. */
@HouseTest
class StockCardTest {

    private static final Acting KEEPER = reader(StockRights.READ);
    private static final Acting ACCOUNTANT = reader(StockRights.READ, StockRights.COST, StockRights.SETTLE, StockRights.SETTLE_COST);

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    @Autowired StockCards cards;
    @Autowired StockAtHome home;
    @Autowired StockAtWork work;
    @Autowired Lists lists;
    private StockGround ground;
    private UUID item;

    @BeforeEach
    void someGoods() {
        ground = new StockGround(writePath, sql);
        item = ground.item("moving-average", false);
        ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 10 * ONE).value(1_000)).orElseThrow();
        ground.move(GoodsMove.of(1, item, ground.hangzhou, ground.shanghai, 4 * ONE)).orElseThrow();
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 2 * ONE)).orElseThrow();
    }

    @Test
    void theCardTellsEachMovementWithTheBalanceAfterIt() {
        var page = cards.movements(card(), null, null, 100, ACCOUNTANT);
        assertThat(page.rows()).extracting(StockCards.Movement::balance).containsExactly("8", "10");
        assertThat(page.rows()).extracting(StockCards.Movement::valueBalance).containsExactly("8.00", "10.00");
        assertThat(page.before()).isNull();
        var inHangzhou = cards.movements(card(), Warehouses.ID.write(ground.hangzhou), null, 2, KEEPER);
        assertThat(inHangzhou.rows()).extracting(StockCards.Movement::balance).containsExactly("4", "6");
        assertThat(inHangzhou.rows()).extracting(StockCards.Movement::valueBalance).containsOnlyNulls();
        assertThat(cards.movements(card(), Warehouses.ID.write(ground.hangzhou), inHangzhou.before(), 2, KEEPER).rows())
                .extracting(StockCards.Movement::balance).containsExactly("10");
    }

    @Test
    void costsAreForThoseWhoMaySeeThem() {
        assertThat(cards.card(card(), ACCOUNTANT).value()).isEqualTo("8.00");
        assertThat(cards.card(card(), ACCOUNTANT).unitCost()).isEqualTo("1.000000");
        var seen = cards.card(card(), KEEPER);
        assertThat(seen.value()).isNull();
        assertThat(seen.available()).isEqualTo("8");
        assertThat(seen.places()).extracting(StockCards.Place::onHand).containsExactly("4", "4", "2");
        assertThat(row(KEEPER)).doesNotContainKey("value").containsEntry("onHand", "8");
        assertThat(row(ACCOUNTANT)).containsEntry("value", "8.00");
        assertThatThrownBy(() -> lists.page(lists.spec("stock-cards"), query("sort", "value"), KEEPER)).isInstanceOf(Refused.class);
    }

    @Test
    void theCardOfAnotherCompanyIsNotShown() {
        Acting stranger = new Acting(Ids.next(), "stranger", Map.of(StockRights.READ, io.hesuan.platform.access.CompanyScope.of(Set.of(Ids.next()))),
                java.util.Locale.ENGLISH, "test");
        assertThatThrownBy(() -> cards.card(card(), stranger)).isInstanceOf(Refused.class);
    }

    @Test
    void whatExpiresAndWhatIsLowStandsOnTheFirstPage() {
        UUID perishing = ground.item("moving-average", true);
        UUID lot = ground.lot(perishing, "L1", null, LocalDate.now().plusDays(10), "released");
        ground.move(GoodsMove.of(1, perishing, Place.SUPPLIER, ground.hangzhou, ONE).lot(lot).value(1)).orElseThrow();
        assertThat(home.look(KEEPER)).anyMatch(found -> found.kind().equals("lot-expiring") && found.to().endsWith(StockIds.LOT.write(lot)));
        writePath.one(StockPolicies.SET_MINIMUM, Call.of(ACCOUNTANT, new SetMinimum(ground.company, item, 9 * ONE))).orElseThrow();
        assertThat(row(KEEPER)).containsEntry("level", "low");
    }

    @Test
    void whatIsValuedTogetherStaysWhileThereAreGoods() {
        var whole = new SetStockPolicy(ground.company, 0, true, false, 30);
        assertThat(set(whole).reason()).contains(StockRefusal.GOODS_ARE_VALUED_OTHERWISE);
        assertThat(set(new SetStockPolicy(ground.company, 3, false, true, 30)).reason()).contains(StockRefusal.POLICY_HAS_CHANGED);
        assertThat(set(new SetStockPolicy(ground.company, 0, false, true, 30)).orElseThrow().version()).isEqualTo(1);
        assertThat(StockPolicies.find(sql, ground.company)).isEqualTo(new StockPolicyView(Companies.ID.write(ground.company), 1, "warehouse", true, 30));
        StockGround empty = new StockGround(writePath, sql);
        assertThat(set(new SetStockPolicy(empty.company, 0, true, false, 30)).orElseThrow().area()).isEqualTo("company");
    }

    @Test
    void theSweepGivesBackWhatNobodyTouches() throws InterruptedException {
        Acting seller = reader(StockRights.RESERVE);
        writePath.one(Reservations.RESERVE, Call.of(seller, new ReserveStock(Ids.next(), ground.company, item, null, ground.hangzhou, null, null, null, ONE, 0, 0,
                Instant.now().plusMillis(200)))).orElseThrow();
        Thread.sleep(300);
        work.look();
        assertThat(sql.fetchValue("SELECT sum(reserved) FROM stock.balance WHERE item_id = ?", item)).hasToString("0");
        assertThat(sql.fetchValue("SELECT state FROM stock.reservation WHERE item_id = ?", item)).isEqualTo("expired");
    }

    @Test
    void quotasShowHowTheyShareWhatIsThere() {
        UUID channel = Ids.next();
        sql.execute("INSERT INTO stock.quota VALUES (?, 1, now(), ?, ?, ?, ?, 'ratio', 0, 2500, 0, NULL)", Ids.next(), ground.company, item, ground.hangzhou, channel);
        var shares = cards.entitlements(card(), Warehouses.ID.write(ground.hangzhou), KEEPER);
        assertThat(shares.quotas()).extracting(StockCards.Entitlement::left).containsExactly("1");
        assertThat(shares.leftForOthers()).isEqualTo("3");
    }

    private Outcome<StockPolicyView> set(SetStockPolicy policy) {
        return writePath.one(StockPolicies.SET, Call.of(ACCOUNTANT, policy));
    }

    private Map<String, Object> row(Acting reader) {
        return lists.page(lists.spec("stock-cards"), query("f.itemId", io.hesuan.master.catalog.Catalog.ITEM_ID.write(item)), reader).rows().getFirst();
    }

    private static ListQuery query(String key, String value) {
        return ListQuery.of(new org.springframework.util.LinkedMultiValueMap<>(Map.of(key, java.util.List.of(value))));
    }

    private String card() {
        return StockIds.CARD.write((UUID) sql.fetchValue("SELECT id FROM stock.card WHERE company_id = ? AND item_id = ?", ground.company, item));
    }

    private static Acting reader(Permission... permissions) {
        return Acting.house("test", Set.of(permissions));
    }
}
