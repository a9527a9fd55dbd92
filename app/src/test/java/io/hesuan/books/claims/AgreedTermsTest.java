package io.hesuan.books.claims;

import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

/** What was agreed about paying: instalments make items, discounts are offered to whoever pays in time, and a reversal takes back what was there. */
@HouseTest
class AgreedTermsTest {

    private static final String RECEIVABLES = "112201";
    private static final String PAYABLES = "220201";
    private static final String SALES = "6001";
    private static final String CHARGES = "660303";

    @Autowired ApplicationContext house;

    private ClaimGround ground;
    private int codes;

    @BeforeEach
    void open() throws Exception {
        ground = new ClaimGround(house);
    }

    @Test
    void anInvoiceInInstalmentsIsAsManyItemsToTheCent() throws Exception {
        String customer = partner(terms("[%s,%s,%s]".formatted(instalment("33.33", 0, false, "null"), instalment("33.33", 30, true, "null"), instalment("33.34", 60, false, "15")), "[]"), "");
        invoice(customer, "100.01", null);
        assertThat(items(customer)).containsExactly("2026-01-10 33.33 null", "2026-03-02 33.33 null", "2026-03-15 33.35 null");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aDueDayOnTheDocumentGoesBeforeWhatWasAgreed() throws Exception {
        String customer = partner(terms("[" + instalment("100", 30, false, "null") + "]", "[]"), "");
        invoice(customer, "80.00", "2026-01-31");
        invoice(customer, "70.00", null);
        assertThat(items(customer)).containsExactly("2026-01-31 80.00 null", "2026-02-09 70.00 null");
    }

    @Test
    void whatWeBuyAndWhatWeSellHaveTermsOfTheirOwn() throws Exception {
        String both = partner(terms("[" + instalment("100", 10, false, "null") + "]", "[]"), terms("[" + instalment("100", 60, false, "null") + "]", "[]"));
        invoice(both, "80.00", null);
        ground.voucher("2026-01-10", line("660203", "50.00"), claim(PAYABLES, both, "-50.00", null, "GY-1"));
        assertThat(items(both)).containsExactly("2026-01-20 80.00 null", "2026-03-11 -50.00 null");
    }

    @Test
    void whoeverPaysInTimeIsProposedItsDiscountAndTheBooksAgree() throws Exception {
        String customer = partner(terms("[" + instalment("100", 30, false, "null") + "]", "[{\"percent\":\"2\",\"days\":10},{\"percent\":\"1\",\"days\":20}]"), "");
        UUID invoice = invoice(customer, "100.05", null);
        assertThat(items(customer)).containsExactly("2026-02-09 100.05 2/10,1/20");
        assertThat(ground.look("/api/claims/items/" + Claims.ITEM_ID.write(invoice)).get("discounts").toString())
                .isEqualTo("[{\"percent\":\"2\",\"until\":\"2026-01-20\",\"amount\":\"2.00\"},{\"percent\":\"1\",\"until\":\"2026-01-30\",\"amount\":\"1.00\"}]");
        receipt(customer, "2026-01-20", "98.05");
        JsonNode trial = automatic(true);
        assertThat(trial.at("/found/0/reason").asString()).isEqualTo("discount");
        assertThat(trial.at("/found/0/lines").size()).isEqualTo(2);
        assertThat(automatic(false).get("matches").asInt()).isEqualTo(1);
        assertThat(ground.open(invoice)).isEqualTo("0.00");
        assertThat(balances(RECEIVABLES, SALES)).containsExactly("0.00", "-98.05");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void whoeverPaysADayLateOwesTheRest() throws Exception {
        String customer = partner(terms("[" + instalment("100", 30, false, "null") + "]", "[{\"percent\":\"2\",\"days\":10}]"), "");
        UUID invoice = invoice(customer, "100.00", null);
        receipt(customer, "2026-01-21", "98.00");
        assertThat(automatic(false).at("/found/0/reason").asString()).isEqualTo("oldest-first");
        assertThat(ground.open(invoice)).isEqualTo("2.00");
    }

    @Test
    void aSuppliersDiscountIsOursToDeduct() throws Exception {
        String supplier = partner("", terms("[" + instalment("100", 30, false, "null") + "]", "[{\"percent\":\"1.5\",\"days\":10}]"));
        UUID bill = ground.item(ground.voucher("2026-01-10", line("660203", "200.00"), claim(PAYABLES, supplier, "-200.00", null, "GY-1")), PAYABLES);
        ground.voucher("2026-01-15", claim(PAYABLES, supplier, "197.00", null, null), line("1002", "-197.00"));
        assertThat(automatic(false).at("/found/0/reason").asString()).isEqualTo("discount");
        assertThat(ground.open(bill)).isEqualTo("0.00");
        assertThat(balances(PAYABLES, CHARGES)).containsExactly("0.00", "-3.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aReversalTakesBackTheInstalmentsThatThereWereThoughTermsHaveChangedSince() throws Exception {
        String terms = terms("[%s,%s]".formatted(instalment("50", 0, false, "null"), instalment("50", 30, false, "null")), "[]");
        String customer = partner(terms, "");
        String entry = ground.voucher("2026-01-10", claim(RECEIVABLES, customer, "100.01", null, "FP-1"), line(SALES, "-100.01"));
        ground.expect(200, put("/api/payment-terms/" + terms), "{\"version\":1,\"content\":" + content("T9", "[" + instalment("100", 90, false, "null") + "]", "[]") + "}");
        ground.expect(201, post("/api/vouchers/" + entry + "/reversal"), "{\"on\":\"2026-01-12\"}");
        assertThat(ground.sql.fetchValue("SELECT count(*) FROM claims.item WHERE company_id = ? AND open", ground.company)).isEqualTo(0L);
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void termsHaveTheirRefusalsInOrder() throws Exception {
        String one = instalment("100", 30, false, "null");
        terms("[" + one + "]", "[]");
        refused("TERMS_CODE_TAKEN", content("T1" + ground.companyId.substring(24), "[" + instalment("0", 1, false, "null") + "]", "[]"));
        refused("INSTALMENT_IS_NOTHING", content("TX", "[" + instalment("0", 1, false, "null") + "]", "[]"));
        refused("INSTALMENTS_DO_NOT_ADD_UP", content("TX", "[" + instalment("99.99", 1, false, "null") + "]", "[{\"percent\":\"0\",\"days\":1}]"));
        refused("DISCOUNTS_DO_NOT_FALL", content("TX", "[" + one + "]", "[{\"percent\":\"1\",\"days\":10},{\"percent\":\"2\",\"days\":20}]"));
        refused("DISCOUNTS_DO_NOT_FALL", content("TX", "[" + one + "]", "[{\"percent\":\"2\",\"days\":10},{\"percent\":\"1\",\"days\":10}]"));
    }

    private void refused(String code, String content) throws Exception {
        assertThat(ground.expect(422, post("/api/payment-terms"), "{\"content\":" + content + "}").get("code").asString()).isEqualTo(code);
    }

    private static String instalment(String percent, int days, boolean fromMonthEnd, String dayOfMonth) {
        return "{\"percent\":\"%s\",\"days\":%d,\"fromMonthEnd\":%s,\"dayOfMonth\":%s}".formatted(percent, days, fromMonthEnd, dayOfMonth);
    }

    private static String content(String code, String instalments, String discounts) {
        return "{\"code\":\"%s\",\"name\":\"约定\",\"instalments\":%s,\"discounts\":%s,\"remark\":\"\",\"active\":true}".formatted(code, instalments, discounts);
    }

    private String terms(String instalments, String discounts) throws Exception {
        return ground.expect(201, post("/api/payment-terms"), "{\"content\":" + content("T" + ++codes + ground.companyId.substring(24), instalments, discounts) + "}").at("/id").asString();
    }

    private String partner(String asCustomer, String asSupplier) throws Exception {
        return ground.expect(201, post("/api/parties"), """
                {"content":{"code":"","name":"约定客户","shortName":"","kind":"organisation","roles":["customer","supplier"],"creditCode":"","taxNumber":"","contacts":[],"addresses":[],
                "bankAccounts":[],"paymentDays":5,"paymentDay":null,"customerTermsId":"%s","supplierTermsId":"%s","creditLimit":"","currency":"CNY","responsible":"","remark":"","active":true}}"""
                .formatted(asCustomer, asSupplier)).at("/id").asString();
    }

    private UUID invoice(String customer, String amount, String dueOn) throws Exception {
        return firstItem(ground.voucher("2026-01-10", claim(RECEIVABLES, customer, amount, dueOn, "FP-1"), line(SALES, "-" + amount)));
    }

    private UUID firstItem(String entry) {
        return (UUID) ground.sql.fetch("SELECT id FROM claims.item WHERE entry_id = ? ORDER BY due_on", io.hesuan.books.ledger.Journal.ENTRY_ID.read(entry)).getFirst().get(0);
    }

    private void receipt(String customer, String on, String amount) throws Exception {
        ground.voucher(on, line("1002", amount), claim(RECEIVABLES, customer, "-" + amount, null, null));
    }

    private JsonNode automatic(boolean trial) throws Exception {
        return ground.expect(200, post("/api/matches/automatic?dryRun=" + trial), "{\"companyId\":\"%s\"}".formatted(ground.companyId));
    }

    private List<String> items(String customer) {
        return ground.sql.fetch("SELECT due_on || ' ' || (original / 100.0)::numeric(20,2) || ' ' || coalesce(discounts, 'null') FROM claims.item WHERE party_id = ? ORDER BY due_on, id",
                ClaimGround.uuid(customer)).map(row -> row.get(0, String.class));
    }

    private List<String> balances(String... codes) {
        return ground.balances(codes);
    }
}
