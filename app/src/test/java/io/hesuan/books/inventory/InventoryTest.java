package io.hesuan.books.inventory;

import io.hesuan.books.ledger.TestBooks;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static io.hesuan.testing.Everybody.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The documents of the warehouse as the screens use them, down to the vouchers. */
@HouseTest
class InventoryTest {

    private static final IdFormat ENTRY = InventoryIds.ENTRY;

    @Autowired MockMvc http;
    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;
    @Autowired Collection<Permission> everything;
    @Autowired List<Proof> proofs;
    private UUID company;
    private UUID hangzhou;
    private UUID shanghai;
    private UUID counter;
    private UUID item;
    private UUID perishing;

    @BeforeEach
    void aCompanyWithBooks() {
        company = new TestBooks(house, "asbe", "single").company;
        hangzhou = warehouse("HZ", "own");
        shanghai = warehouse("SH", "own");
        counter = warehouse("CT", "consignment");
        item = item("moving-average", false);
        perishing = item("moving-average", true);
    }

    @Test
    void openingStockMakesItsLotsAndItsVoucher() throws Exception {
        String id = created("adjustments", adjustment("opening", line(item, "", "10", "1000.00") + "," + line(perishing, "B1", "4", "80.00")));
        JsonNode preview = done(get("/api/adjustments/" + id + "/preview"));
        assertThat(preview.get(0).at("/lines/0/debit").asString()).isEqualTo("1000.00");
        assertThat(onHand(item, hangzhou)).as("a preview leaves nothing").isZero();
        JsonNode posted = done(post("/api/adjustments/" + id + "/posting"));
        assertThat(posted.at("/state").asString()).isEqualTo("posted");
        assertThat(onHand(item, hangzhou)).isEqualTo(10);
        assertThat(balance("1405")).isEqualByComparingTo("1080.00");
        assertThat(sql.fetchValue("SELECT code FROM stock.lot WHERE item_id = ?", perishing)).isEqualTo("B1");
        refused(post("/api/adjustments/" + id + "/posting"), InventoryRefusal.DOCUMENT_IS_POSTED);
        JsonNode document = done(get("/api/adjustments/" + id));
        assertThat(document.at("/content/number").asString()).startsWith("QT");
        assertThat(document.at("/content/factId").asString()).startsWith("fct_");
        holds();
    }

    @Test
    void goodsGoAsSamplesAndToScrapAndOthersAreFound() throws Exception {
        stock(item, "10", "1000.00");
        done(post("/api/adjustments/" + created("adjustments", adjustment("sample", line(item, "", "1", ""))) + "/posting"));
        done(post("/api/adjustments/" + created("adjustments", adjustment("scrap", line(item, "", "2", ""))) + "/posting"));
        done(post("/api/adjustments/" + created("adjustments", adjustment("lost", line(item, "", "1", ""))) + "/posting"));
        done(post("/api/adjustments/" + created("adjustments", adjustment("found", line(item, "", "3", ""))) + "/posting"));
        assertThat(balance("1405")).isEqualByComparingTo("900.00");
        refused(post("/api/adjustments/" + created("adjustments", adjustment("gift", line(item, "", "99", ""))) + "/posting"), "MORE_THAN_ON_HAND");
        holds();
    }

    @Test
    void whatWasPostedIsTakenBackInRedOnceByTheVeryLots() throws Exception {
        String opening = created("adjustments", adjustment("opening", line(item, "", "10", "1000.00") + "," + line(perishing, "B1", "4", "80.00")));
        refused(reversal(opening), InventoryRefusal.DOCUMENT_IS_NOT_POSTED);
        done(post("/api/adjustments/" + opening + "/posting"));
        String scrap = created("adjustments", adjustment("scrap", line(item, "", "3", "")));
        String sample = created("adjustments", adjustment("sample", line(perishing, "B1", "1", "")));
        for (String id : List.of(scrap, sample)) {
            done(post("/api/adjustments/" + id + "/posting"));
            JsonNode red = done(reversal(id));
            JsonNode document = done(get("/api/adjustments/" + red.at("/id").asString()));
            assertThat(document.at("/content/lines/0/quantity").asString()).startsWith("-");
            assertThat(document.at("/content/reversesId").asString()).isEqualTo(id);
            assertThat(done(get("/api/adjustments/" + id)).at("/content/reversedById").asString()).isEqualTo(red.at("/id").asString());
            refused(reversal(id), InventoryRefusal.DOCUMENT_WAS_REVERSED);
            refused(reversal(red.at("/id").asString()), InventoryRefusal.DOCUMENT_IS_A_REVERSAL);
        }
        assertThat(onHand(item, hangzhou)).isEqualTo(10);
        assertThat(balance("1405")).isEqualByComparingTo("1080.00");
        assertThat(balance("190101")).isEqualByComparingTo("0");
        done(reversal(opening));
        assertThat(balance("1405")).isEqualByComparingTo("0");
        assertThat(onHand(perishing, hangzhou)).isZero();
        holds();
    }

    @Test
    void goodsOfOthersAreKeptWithoutValueAndHandedBack() throws Exception {
        UUID owner = Ids.next();
        sql.execute("INSERT INTO party.partner VALUES (?, 1, now(), ?, 'Owner', '', 'organisation', ARRAY['supplier'], '', '', '[]', '[]', '[]', '', '', '', 0, NULL, NULL, 'CNY', '', '', true, '')",
                owner, "OW" + owner.toString().substring(28));
        String own = "\"partyId\":\"" + io.hesuan.master.party.Parties.ID.write(owner) + "\",";
        refused(create("adjustments", adjustment("held", line(item, "", "5", ""))), InventoryRefusal.OWNER_IS_WRONG);
        refused(create("adjustments", adjustment("found", line(item, "", "5", "")).replace("\"kind\"", own + "\"kind\"")), InventoryRefusal.OWNER_IS_WRONG);
        refused(create("adjustments", adjustment("held", line(item, "", "5", "1")).replace("\"kind\"", own + "\"kind\"")), InventoryRefusal.LINE_VALUE_IS_WRONG);
        done(post("/api/adjustments/" + created("adjustments", adjustment("held", line(item, "", "5", "")).replace("\"kind\"", own + "\"kind\"")) + "/posting"));
        assertThat(sql.fetchValue("SELECT sum(on_hand) / 1000000 FROM stock.balance WHERE item_id = ? AND owner_id = ?", item, owner).toString()).startsWith("5");
        refused(post("/api/adjustments/" + created("adjustments", adjustment("lost", line(item, "", "1", ""))) + "/posting"), "MORE_THAN_ON_HAND");
        String back = created("adjustments", adjustment("handed-back", line(item, "", "2", "")).replace("\"kind\"", own + "\"kind\""));
        done(post("/api/adjustments/" + back + "/posting"));
        done(reversal(back));
        assertThat(sql.fetchValue("SELECT sum(on_hand) / 1000000 FROM stock.balance WHERE item_id = ? AND owner_id = ?", item, owner).toString()).startsWith("5");
        holds();
    }

    @Test
    void aGiftBundleLeavesAsItsComponents() throws Exception {
        UUID other = item("fifo", false);
        UUID kit = item("moving-average", false);
        sql.execute("UPDATE catalog.item SET kind = 'kit' WHERE id = ?", kit);
        sql.execute("INSERT INTO catalog.component VALUES (?, ?, 1), (?, ?, 2)", kit, item, kit, other);
        stock(item, "10", "100.00");
        stock(other, "10", "50.00");
        done(post("/api/adjustments/" + created("adjustments", adjustment("gift", line(kit, "", "3", ""))) + "/posting"));
        assertThat(onHand(item, hangzhou)).isEqualTo(7);
        assertThat(onHand(other, hangzhou)).isEqualTo(4);
        assertThat(balance("1405")).isEqualByComparingTo("90.00");
        holds();
    }

    @Test
    void whatIsWrongWithAnAdjustmentIsSaidInOrder() throws Exception {
        refused(create("adjustments", adjustment("found", line(Ids.next(), "", "-1", "-1")).replace(Warehouses.ID.write(hangzhou), Warehouses.ID.write(Ids.next()))),
                InventoryRefusal.WAREHOUSE_IS_UNKNOWN);
        refused(create("adjustments", adjustment("found", line(Ids.next(), "", "-1", "-1"))), InventoryRefusal.LINE_ITEM_IS_UNKNOWN);
        refused(create("adjustments", adjustment("found", line(item, "", "-1", "-1"))), InventoryRefusal.LINE_QUANTITY_IS_WRONG);
        refused(create("adjustments", adjustment("found", line(item, "", "1", "-1"))), InventoryRefusal.LINE_VALUE_IS_WRONG);
        refused(create("adjustments", adjustment("lost", line(item, "", "1", "1"))), InventoryRefusal.LINE_VALUE_IS_WRONG);
        refused(post("/api/adjustments/" + created("adjustments", adjustment("lost", "")) + "/posting"), InventoryRefusal.DOCUMENT_HAS_NO_LINES);
        refused(post("/api/adjustments/" + created("adjustments", adjustment("lost", line(perishing, "NONE", "1", ""))) + "/posting"), InventoryRefusal.LINE_LOT_IS_UNKNOWN);
        refused(post("/api/adjustments/" + created("adjustments", adjustment("found", line(item, "", "1000000000000", "1"))) + "/posting"), "QUANTITY_IS_ABSURD");
    }

    @Test
    void aTransferIsSentReceivedInPartsAndWhatIsLostAwaitsADecision() throws Exception {
        stock(item, "10", "1000.00");
        String id = created("transfers", transfer(hangzhou, shanghai, line(item, "6")));
        done(post("/api/transfers/" + id + "/dispatch"));
        assertThat(balance("1408")).as("goods under way stay on their own account or in the warehouse's").isNotNull();
        refused(arrival(id, 1, "7", "0"), InventoryRefusal.MORE_THAN_IS_UNDER_WAY);
        refused(arrival(id, 2, "1", "0"), InventoryRefusal.TRANSFER_LINE_IS_UNKNOWN);
        refused(arrival(id, 1, "0", "0"), InventoryRefusal.NOTHING_IS_RECEIVED);
        assertThat(done(arrival(id, 1, "4", "0")).at("/state").asString()).isEqualTo("dispatched");
        assertThat(done(arrival(id, 1, "1", "1")).at("/state").asString()).isEqualTo("received");
        refused(arrival(id, 1, "1", "0"), InventoryRefusal.TRANSFER_IS_NOT_DISPATCHED);
        JsonNode progress = done(get("/api/transfers/" + id + "/progress"));
        assertThat(progress.at("/lines/0/received").asString()).isEqualTo("5");
        assertThat(progress.at("/lines/0/lost").asString()).isEqualTo("1");
        assertThat(progress.at("/steps").size()).isEqualTo(3);
        assertThat(onHand(item, shanghai)).isEqualTo(5);
        assertThat(balance("1901")).isEqualByComparingTo("100.00");
        refused(create("transfers", transfer(hangzhou, hangzhou, line(item, "1"))), InventoryRefusal.WAREHOUSES_ARE_THE_SAME);
        holds();
    }

    @Test
    void goodsGoOnConsignmentAndComeBackByAnotherTransfer() throws Exception {
        stock(item, "10", "1000.00");
        String out = created("transfers", transfer(hangzhou, counter, line(item, "6")));
        done(post("/api/transfers/" + out + "/dispatch"));
        done(arrival(out, 1, "6", "0"));
        assertThat(onHand(item, counter)).isEqualTo(6);
        String back = created("transfers", transfer(counter, hangzhou, line(item, "2")));
        done(post("/api/transfers/" + back + "/dispatch"));
        done(arrival(back, 1, "2", "0"));
        assertThat(onHand(item, counter)).isEqualTo(4);
        assertThat(onHand(item, hangzhou)).isEqualTo(6);
        holds();
    }

    @Test
    void aCountComparesWithTheMomentOfLookingAndPostsTheDifference() throws Exception {
        stock(item, "100", "1000.00");
        String count = created("counts", count(true, "2"));
        Instant looked = Instant.now();
        Thread.sleep(20);
        done(post("/api/adjustments/" + created("adjustments", adjustment("sample", line(item, "", "10", ""))) + "/posting"));
        assertThat(look(count, Ids.next(), "99", looked).at("/0/done/state").asString()).as("1 of 100 within 2 percent").isEqualTo("differs");
        JsonNode sheet = done(get("/api/counts/" + count + "/sheet"));
        assertThat(sheet.at("/lines/0/book").asString()).as("what was there when he looked").isEqualTo("100");
        done(post("/api/counts/" + count + "/approval"));
        assertThat(onHand(item, hangzhou)).isEqualTo(89);
        assertThat(balance("1901")).isEqualByComparingTo("10.00");
        refused(entries(count, Ids.next(), "1", Instant.now()), InventoryRefusal.COUNT_IS_OVER);
        holds();
    }

    @Test
    void aLargeDifferenceIsCountedAgainAndEntriesMayBeSentTwice() throws Exception {
        stock(item, "100", "1000.00");
        String count = created("counts", count(false, "2"));
        refused(post("/api/counts/" + count + "/approval"), InventoryRefusal.NOTHING_IS_COUNTED);
        UUID first = Ids.next();
        assertThat(look(count, first, "80", Instant.now()).at("/0/done/state").asString()).isEqualTo("count-again");
        assertThat(look(count, first, "80", Instant.now()).at("/0/done/state").asString()).as("sent twice, counted once").isEqualTo("count-again");
        refused(entries(count, first, "81", Instant.now()), InventoryRefusal.ENTRY_HAS_OTHER_CONTENT);
        refused(post("/api/counts/" + count + "/approval"), InventoryRefusal.COUNT_AGAIN);
        refused(entries(count, Ids.next(), "1", Instant.now().plusSeconds(3600)), InventoryRefusal.COUNTED_IN_THE_FUTURE);
        refused(entries(count, Ids.next(), "1", Instant.now().minusSeconds(3600)), InventoryRefusal.COUNTED_BEFORE_THE_COUNT);
        assertThat(look(count, Ids.next(), "103", Instant.now()).at("/0/done/state").asString()).isEqualTo("differs");
        done(post("/api/counts/" + count + "/approval"));
        assertThat(onHand(item, hangzhou)).isEqualTo(103);
        holds();
    }

    @Test
    void whoCountsBlindDoesNotSeeTheBooks() throws Exception {
        stock(item, "100", "1000.00");
        String count = created("counts", count(true, "0"));
        List<Permission> keeper = everything.stream().filter(permission -> !permission.name().equals("count.approve")).toList();
        JsonNode sheet = People.json(http.perform(get("/api/counts/" + count + "/sheet").with(who(keeper))).andReturn().getResponse());
        assertThat(sheet.at("/lines/0/book").isNull()).isTrue();
        assertThat(http.perform(post("/api/counts/" + count + "/approval").with(who(keeper)).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(403);
        assertThat(done(get("/api/counts/" + count + "/sheet")).at("/lines/0/book").asString()).isEqualTo("100");
    }

    @Test
    void aLateBillFollowsItsGoods() throws Exception {
        stock(item, "10", "1000.00");
        done(post("/api/adjustments/" + created("adjustments", adjustment("sample", line(item, "", "4", ""))) + "/posting"));
        String receipt = done(get("/api/receipts?f.itemId=" + Catalog.ITEM_ID.write(item))).at("/rows/0/id").asString();
        String id = created("late-costs", lateBill("50.00", receipt));
        done(post("/api/late-costs/" + id + "/posting"));
        assertThat(balance("1405")).isEqualByComparingTo("630.00");
        refused(create("late-costs", lateBill("0", receipt)), InventoryRefusal.LATE_AMOUNT_IS_WRONG);
        refused(create("late-costs", lateBill("1", "mov_" + receipt.substring(4).replace(receipt.charAt(10), receipt.charAt(10) == '0' ? '1' : '0'))), InventoryRefusal.RECEIPT_IS_UNKNOWN);
        holds();
    }

    @Test
    void aNewStandardAndTheAverageOfAMonthAreBooked() throws Exception {
        UUID standard = item("standard", false);
        UUID averaged = item("month-average", false);
        setStandard(standard, "10.00");
        stock(standard, "10", "100.00");
        assertThat(setStandard(standard, "12.00").at("/change").asString()).isEqualTo("20.00");
        stock(averaged, "10", "100.00");
        done(post("/api/adjustments/" + created("adjustments", adjustment("sample", line(averaged, "", "5", ""))) + "/posting"));
        stock(averaged, "10", "300.00");
        JsonNode revalued = done(post("/api/month-averages").contentType(MediaType.APPLICATION_JSON)
                .content("{\"companyId\":\"%s\",\"month\":\"2026-11\",\"on\":\"2026-11-30\"}".formatted(Companies.ID.write(company))));
        assertThat(revalued.at("/change").asString()).as("5 samples cost 20 each and not 10").isEqualTo("-50.00");
        holds();
    }

    private JsonNode setStandard(UUID of, String cost) throws Exception {
        return done(post("/api/standard-costs").contentType(MediaType.APPLICATION_JSON).content("{\"companyId\":\"%s\",\"itemId\":\"%s\",\"cost\":\"%s\",\"quantity\":\"1\"}"
                .formatted(Companies.ID.write(company), Catalog.ITEM_ID.write(of), cost)));
    }

    private void stock(UUID of, String quantity, String value) throws Exception {
        done(post("/api/adjustments/" + created("adjustments", adjustment("opening", line(of, "", quantity, value))) + "/posting"));
    }

    private String adjustment(String kind, String lines) {
        return """
                {"companyId":"%s","number":"","kind":"%s","occurredOn":"2026-11-20","warehouseId":"%s","memo":"","lines":[%s]}"""
                .formatted(Companies.ID.write(company), kind, Warehouses.ID.write(hangzhou), lines);
    }

    private static String line(UUID of, String lot, String quantity, String value) {
        return """
                {"itemId":"%s","binId":"","lot":"%s","quantity":"%s","value":"%s"}""".formatted(Catalog.ITEM_ID.write(of), lot, quantity, value);
    }

    private String transfer(UUID from, UUID to, String lines) {
        return """
                {"companyId":"%s","number":"","occurredOn":"2026-11-21","fromWarehouseId":"%s","toWarehouseId":"%s","memo":"","lines":[%s]}"""
                .formatted(Companies.ID.write(company), Warehouses.ID.write(from), Warehouses.ID.write(to), lines);
    }

    private static String line(UUID of, String quantity) {
        return """
                {"itemId":"%s","lot":"","fromBinId":"","toBinId":"","quantity":"%s"}""".formatted(Catalog.ITEM_ID.write(of), quantity);
    }

    private static MockHttpServletRequestBuilder arrival(String id, int number, String received, String lost) {
        return post("/api/transfers/" + id + "/receipts").contentType(MediaType.APPLICATION_JSON)
                .content("{\"on\":\"2026-11-22\",\"lines\":[{\"number\":%d,\"received\":\"%s\",\"lost\":\"%s\"}]}".formatted(number, received, lost));
    }

    private String count(boolean blind, String tolerance) {
        return """
                {"companyId":"%s","number":"","occurredOn":"2026-11-22","warehouseId":"%s","zone":"","blind":%s,"tolerance":"%s","memo":""}"""
                .formatted(Companies.ID.write(company), Warehouses.ID.write(hangzhou), blind, tolerance);
    }

    private JsonNode look(String count, UUID id, String quantity, Instant at) throws Exception {
        return done(entries(count, id, quantity, at));
    }

    private MockHttpServletRequestBuilder entries(String count, UUID id, String quantity, Instant at) {
        return post("/api/counts/" + count + "/entries").contentType(MediaType.APPLICATION_JSON).content("""
                {"looks":[{"id":"%s","placeId":"%s","itemId":"%s","quantity":"%s","countedAt":"%s"}]}"""
                .formatted(ENTRY.write(id), Warehouses.ID.write(hangzhou), Catalog.ITEM_ID.write(item), quantity, at));
    }

    private String lateBill(String amount, String receipt) {
        UUID party = Ids.next();
        sql.execute("""
                INSERT INTO party.partner (id, version, changed_at, code, name, short_name, kind, roles, credit_code, tax_number, contacts, addresses, bank_accounts,
                    contact_name, contact_phone, city, payment_days, payment_day, credit_limit, currency, responsible, remark, active, search_text)
                VALUES (?, 1, now(), ?, 'carrier', '', 'organisation', '{carrier}', '', '', '[]', '[]', '[]', '', '', '', 30, NULL, NULL, 'CNY', '', '', true, '')""",
                party, "C" + party.toString().substring(24));
        return """
                {"companyId":"%s","number":"","occurredOn":"2026-11-23","partyId":"%s","amount":"%s","basis":"quantity","memo":"","receipts":[{"moveId":"%s"}]}"""
                .formatted(Companies.ID.write(company), Parties.ID.write(party), amount, receipt);
    }

    private MockHttpServletRequestBuilder create(String list, String content) {
        return post("/api/" + list).contentType(MediaType.APPLICATION_JSON).content("{\"content\":" + content + "}");
    }

    private String created(String list, String content) throws Exception {
        return done(create(list, content)).at("/id").asString();
    }

    private JsonNode done(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = http.perform(request.with(who(everything)).with(csrf())).andReturn().getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).isBetween(200, 201);
        return People.json(response);
    }

    private void refused(MockHttpServletRequestBuilder request, Object refusal) throws Exception {
        String answer = http.perform(request.with(who(everything)).with(csrf())).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer).contains("\"" + refusal + "\"");
    }

    private static MockHttpServletRequestBuilder reversal(String id) {
        return post("/api/adjustments/" + id + "/reversal").contentType(org.springframework.http.MediaType.APPLICATION_JSON).content("{}");
    }

    private void holds() {
        assertThat(proofs.stream().filter(proof -> proof.name().startsWith("stock-") || proof.name().contains("tie")).map(proof -> proof.run().breach()).toList())
                .containsOnlyNulls();
    }

    private long onHand(UUID of, UUID place) {
        return ((Number) sql.fetchValue("SELECT coalesce(sum(on_hand), 0) / 1000000 FROM stock.balance WHERE item_id = ? AND place_id = ?", of, place)).longValue();
    }

    /** Debit less credit of an account and those below it. */
    private BigDecimal balance(String code) {
        return BigDecimal.valueOf(((Number) sql.fetchValue("""
                SELECT coalesce(sum(t.debit - t.credit), 0)::bigint FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id
                 WHERE t.company_id = ? AND a.code LIKE ?""", company, code + "%")).longValue(), 2);
    }

    private UUID warehouse(String code, String kind) {
        UUID id = Ids.next();
        sql.execute("INSERT INTO warehouse.place VALUES (?, 1, now(), ?, ?, ?, ?, NULL, '', '', '', '', '', '', '', true, '')", id, company, code, code, kind);
        return id;
    }

    private UUID item(String valuation, boolean lots) {
        UUID id = Ids.next();
        sql.execute("""
                INSERT INTO catalog.item (id, version, changed_at, code, name, spec, kind, brand, active, remark, base_unit_id, units, barcodes, components,
                    barcode, lot_control, expiry_control, shelf_life, shelf_life_unit, tax_category, vat_rate, valuation, drawing_number,
                    drawing_revision, material, surface_treatment, filing_number, product_file, search_text)
                SELECT ?, 1, now(), ?, 'item', '', 'goods', '', true, '', id, '[]', '[]', '[]', '', ?, false, NULL, 'day', '', 13, ?, '', '', '', '', '', '{}', ''
                  FROM catalog.unit WHERE code = 'PCS'""", id, "I" + id.toString().substring(24), lots, valuation);
        return id;
    }
}
