package io.hesuan.books.claims;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import io.hesuan.testing.HouseTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** What people look at: ageing as of any day, statements of account, what waits to be matched, what is overdue. */
@HouseTest
class ClaimReportsTest {

    private static final String RECEIVABLES = "112201";

    @Autowired ApplicationContext house;

    private ClaimGround ground;
    private String customer;
    private String other;

    @BeforeEach
    void open() throws Exception {
        ground = new ClaimGround(house);
        customer = ground.party("安吉美妆", 30, null);
        other = ground.party("浦江百货", 0, null);
    }

    @Test
    void ageingShowsWhatWasOpenOnThatDayByBucket() throws Exception {
        UUID invoice = post("2026-01-10", customer, "100.00", "2026-02-10");
        post("2026-03-01", customer, "40.00", "2026-03-31");
        post("2026-03-05", other, "7.00", "2026-03-05");
        UUID payment = receipt("2026-03-20", customer, "60.00");
        ground.match(ground.part(invoice, "60.00"), ground.part(payment, null)).orElseThrow();
        receipt("2026-03-25", customer, "5.00");

        assertThat(ageing("2026-03-31", "due", "30,60")).containsExactly("安吉美妆 40.00 0.00 40.00 0.00 | -5.00 | 75.00", "浦江百货 0.00 7.00 0.00 0.00 | 0.00 | 7.00");
        assertThat(ageing("2026-03-19", "due", "30,60")).as("before the payment").containsExactly("安吉美妆 40.00 0.00 100.00 0.00 | 0.00 | 140.00",
                "浦江百货 0.00 7.00 0.00 0.00 | 0.00 | 7.00");
        assertThat(ageing("2026-03-31", "document", "30,60")).containsExactly("安吉美妆 40.00 0.00 40.00 | -5.00 | 75.00", "浦江百货 7.00 0.00 0.00 | 0.00 | 7.00");
        assertThat(ageing("2026-01-09", "due", "30,60")).isEmpty();
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void aStatementOpensMovesAndClosesInEachCurrency() throws Exception {
        post("2026-01-10", customer, "100.00", null);
        receipt("2026-02-03", customer, "30.00");
        post("2026-02-05", customer, "8.00", null);
        ground.voucher("2026-02-06", claim(RECEIVABLES, customer, "71.00", "USD", "10.00", "7.1", "INV-US"), line("6001", "-71.00"));
        post("2026-03-01", customer, "1.00", null);
        JsonNode sheet = ground.look("/api/claims/" + ground.companyId + "/statement?party=" + customer + "&from=2026-02-01&to=2026-02-28");
        assertThat(sheet.at("/party").asString()).isEqualTo("安吉美妆");
        JsonNode yuan = sheet.at("/sections/0");
        assertThat(List.of(yuan.at("/currency").asString(), yuan.at("/opening").asString(), yuan.at("/debit").asString(), yuan.at("/credit").asString(), yuan.at("/closing").asString()))
                .containsExactly("CNY", "100.00", "8.00", "30.00", "78.00");
        assertThat(yuan.at("/lines").valueStream().map(line -> line.at("/balance").asString())).containsExactly("70.00", "78.00");
        JsonNode dollars = sheet.at("/sections/1");
        assertThat(List.of(dollars.at("/currency").asString(), dollars.at("/closing").asString(), dollars.at("/functionalClosing").asString())).containsExactly("USD", "10.00", "71.00");
    }

    @Test
    void whatWaitsToBeMatchedAndByWhatAnItemWasCleared() throws Exception {
        UUID invoice = post("2026-01-10", customer, "100.00", null);
        UUID payment = receipt("2026-02-03", customer, "30.00");
        post("2026-01-10", other, "5.00", null);
        JsonNode waiting = ground.look("/api/claims/" + ground.companyId + "/matchable");
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(List.of(waiting.at("/0/party").asString(), waiting.at("/0/debit").asString(), waiting.at("/0/credit").asString())).containsExactly("安吉美妆", "100.00", "30.00");
        ground.match(ground.part(invoice, "30.00"), ground.part(payment, null)).orElseThrow();
        JsonNode item = ground.look("/api/claims/items/" + Claims.ITEM_ID.write(invoice));
        assertThat(List.of(item.at("/party").asString(), item.at("/original").asString(), item.at("/open").asString())).containsExactly("安吉美妆", "100.00", "70.00");
        JsonNode matches = item.at("/matches");
        assertThat(List.of(matches.at("/0/amount").asString(), matches.at("/0/counterparts/0/amount").asString(), matches.at("/0/counterparts/0/itemId").asString()))
                .containsExactly("30.00", "30.00", Claims.ITEM_ID.write(payment));
    }

    @Test
    void theListShowsWhatIsOwedAboveZeroOnBothKindsOfAccounts() throws Exception {
        post("2026-01-10", customer, "100.00", "2026-01-31");
        ground.voucher("2026-01-12", line("660203", "20.00"), claim("220201", other, "-20.00", "2026-02-12", "GY-1"));
        JsonNode rows = ground.look("/api/open-items?f.companyId=" + ground.companyId + "&f.open=true").at("/rows");
        assertThat(rows.valueStream().map(row -> row.at("/class").asString() + " " + row.at("/openOriginal").asString() + " " + row.at("/document").asString()))
                .containsExactly("asset 100.00 ", "liability 20.00 GY-1");
    }

    @Test
    void theBoxForEverythingFindsItemsByTheBeginningOfTheirDocument() throws Exception {
        String entry = ground.voucher("2026-01-10", claim(RECEIVABLES, customer, "3.00", null, "SEARCHED_77"), line("6001", "-3.00"));
        ground.voucher("2026-01-10", claim(RECEIVABLES, customer, "3.00", null, "SEARCHED-77"), line("6001", "-3.00"));
        var hits = ground.look("/api/search?q=searched_7");
        assertThat(hits.size()).isEqualTo(1);
        assertThat(hits.at("/0/title").asString()).isEqualTo("SEARCHED_77");
        assertThat(hits.at("/0/record").asString()).isEqualTo("open-item");
        assertThat(hits.at("/0/id").asString()).isEqualTo(Claims.ITEM_ID.write(ground.item(entry, RECEIVABLES)));
        assertThat(house.getBean(ItemFinder.class).find("searched", 20, Acting.house("test", Set.of()))).isEmpty();
        assertThat(house.getBean(ItemFinder.class).find("%", 20, ClaimGround.HOUSE)).isEmpty();
        assertThat(ground.look("/api/open-items?q=searched_77&f.companyId=" + ground.companyId).at("/rows").size()).isEqualTo(1);
    }

    @Test
    void aStatementIsSentAsPdfAndAsASheetWithTheSameFigures() throws Exception {
        ground.voucher("2026-01-10", claim(RECEIVABLES, customer, "1234.50", null, "FP-9"), line("6001", "-1234.50"));
        String address = "/api/claims/" + ground.companyId + "/statement?party=" + customer + "&from=2026-01-01&to=2026-01-31";
        byte[] pdf = ground.file(address + "&format=pdf");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("FP-9", "1,234.50", "2026-01-10", "往来测试");
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(ground.file(address + "&format=xlsx")))) {
            assertThat(book.getFirstSheet().read().stream().map(Object::toString).reduce("", String::concat)).contains("FP-9", "1234.5");
        }
        assertThat(ground.expect(422, get(address + "&format=doc"), null).get("code").asString())
                .isEqualTo("PAPER_UNKNOWN");
    }

    @Test
    void theFirstPageTellsWhatIsOverdueAndAPartyWithItemsStays() throws Exception {
        post("2026-01-10", customer, "100.00", "2026-01-31");
        List<HomeException.Found> found = house.getBean(ClaimsAtHome.class).look(ClaimGround.HOUSE);
        assertThat(found).anySatisfy(each -> {
            assertThat(each.kind()).isEqualTo("receivables-overdue");
            assertThat(each.to()).startsWith("/open-items?f.class=asset");
        });
        assertThat(ground.expect(422, delete("/api/parties/" + customer + "?version=1").with(
                org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf()), null).at("/code").asString()).isEqualTo("RECORD_IS_IN_USE");
    }

    private List<String> ageing(String asOf, String basis, String days) throws Exception {
        return ground.look("/api/claims/" + ground.companyId + "/ageing?asOf=" + asOf + "&basis=" + basis + "&days=" + days).at("/rows").valueStream()
                .map(row -> row.at("/party").asString() + " " + String.join(" ", row.at("/buckets").valueStream().map(JsonNode::asString).toList())
                        + " | " + row.at("/unmatched").asString() + " | " + row.at("/total").asString()).toList();
    }

    private UUID post(String on, String party, String amount, String dueOn) throws Exception {
        return ground.item(ground.voucher(on, claim(RECEIVABLES, party, amount, dueOn, null), line("6001", "-" + amount)), RECEIVABLES);
    }

    private UUID receipt(String on, String party, String amount) throws Exception {
        return ground.item(ground.voucher(on, line("1002", amount), claim(RECEIVABLES, party, "-" + amount, null, null)), RECEIVABLES);
    }
}
