package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static io.hesuan.books.ledger.TestBooks.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** Reports and vouchers as files: what stands on the paper is read back from it. With {@code -Dhesuan.paper=DIR} the files are kept to be looked at. */
@HouseTest
class PaperTest {

    @Autowired ApplicationContext house;
    @Autowired MockMvc http;
    private TestBooks books;
    private String company;

    @BeforeEach
    void aShopAfterItsFirstMonth() {
        books = new TestBooks(house, "asbe", "single");
        company = Companies.ID.write(books.company);
        books.post("2026-01-03", flow(debit("1002", "1000000.00"), "other-financing-in"), credit("4001", "1000000.00")).orElseThrow();
        books.post("2026-01-08", about(debit("112201", "113000.00"), "销售给上海美妆贸易有限公司 一月第一批"), credit("6001", "100000.00"), credit("22210101", "13000.00")).orElseThrow();
        books.post("2026-01-15", about(debit("660103", "20000.50"), "=HYPERLINK(\"http://x\")"), flow(credit("1002", "20000.50"), "other-operating-out")).orElseThrow();
        books.post("2026-02-05", debit("660103", "99.50"), flow(credit("1002", "99.50"), "other-operating-out")).orElseThrow();
        books.number();
    }

    @Test
    void theTrialBalanceIsPrintedWithBothSidesAndTotals() throws Exception {
        String text = text(file("/api/books/" + company + "/trial-balance?from=2026-01&to=2026-01&format=pdf", "trial"));
        assertThat(text).contains("科目余额表", "单位：元", "期初余额", "本年累计发生额", "1002", "979,999.50", "113,000.00", "合计", "1 / 1");
        List<List<Cell>> rows = sheet(file("/api/books/" + company + "/trial-balance?from=2026-01&to=2026-01&format=xlsx", "trial"));
        List<Cell> total = rows.stream().filter(row -> row.size() > 1 && row.get(1) != null && "合计".equals(row.get(1).getText())).findFirst().orElseThrow();
        assertThat(total.get(4).getType()).isEqualTo(CellType.NUMBER);
        assertThat(total.get(4).asNumber()).isEqualByComparingTo(new BigDecimal("1133000.50")).isEqualByComparingTo(total.get(5).asNumber());
    }

    @Test
    void anAccountBookHasMonthsYearsAndARunningBalance() throws Exception {
        String text = text(file("/api/books/" + company + "/accounts/1002/lines?from=2026-01&to=2026-02&format=pdf", "ledger"));
        assertThat(text).contains("明细账", "期初余额", "记-1", "本月合计", "本年累计", "20,100.00", "979,900.00");
        assertThat(text(file("/api/books/" + company + "/accounts/1002/lines?from=2026-02&to=2026-02&format=pdf", "ledger2")))
                .as("the year counts from January, the page from February").contains("20,100.00");
    }

    @Test
    void aTextIsNeverAFormulaInExcel() throws Exception {
        List<List<Cell>> rows = sheet(file("/api/books/" + company + "/accounts/660103/lines?from=2026-01&to=2026-01&format=xlsx", "formula"));
        List<Cell> all = rows.stream().flatMap(List::stream).filter(cell -> cell != null).toList();
        assertThat(all).filteredOn(cell -> cell.getType() == CellType.FORMULA).isEmpty();
        assertThat(all).extracting(Cell::getText).contains("=HYPERLINK(\"http://x\")");
    }

    @Test
    void statementsAndDimensionsArePrintedInBothLanguages() throws Exception {
        String sheet = text(file("/api/books/" + company + "/balance-sheet?period=2026-01&format=pdf", "balance"));
        assertThat(sheet).contains("资产负债表", "2026-01-31", "资产总计", "负债和所有者权益总计", "1,092,999.50", "年初余额");
        assertThat(text(file("/api/books/" + company + "/income-statement?period=2026-01&format=pdf", "income"))).contains("利润表", "营业收入", "100,000.00");
        assertThat(text(file("/api/books/" + company + "/cash-flow?period=2026-01&format=pdf", "cash"))).contains("现金流量表");
        assertThat(text(file("/api/books/" + company + "/accounts/112201/balances?dimension=party&from=2026-01&to=2026-01&format=pdf", "dimension")))
                .contains("核算维度余额表", "113,000.00");
        var english = Requests.acting(Journal.READ);
        var reader = new io.hesuan.platform.access.Acting(english.userId(), english.name(), english.rights(), java.util.Locale.ENGLISH, "test");
        byte[] file = http.perform(get("/api/books/" + company + "/balance-sheet?period=2026-01&format=pdf").with(Requests.by(reader))).andReturn().getResponse().getContentAsByteArray();
        keep("balance-en.pdf", file);
        assertThat(text(file)).contains("Balance sheet", "Total assets", "Liabilities and equity");
    }

    @Test
    void vouchersArePrintedTwoOnAPageWithCapitals() throws Exception {
        List<PostVoucher.Line> many = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            many.add(debit("660103", i + ".00"));
        }
        many.add(credit("1002", "66.00"));
        String id = books.post("2026-01-20", many.toArray(PostVoucher.Line[]::new)).orElseThrow().id();
        books.reverse(id).orElseThrow();
        books.number();
        byte[] file = file("/api/books/" + company + "/periods/2026-01/vouchers/print", "vouchers");
        String text = text(file);
        assertThat(text).contains("记账凭证", "记字第 1 号", "壹佰万元整", "壹拾壹万叁仟元整", "贰万元伍角整", "接下页", "1 / 3", "3 / 3", "陆拾陆元整", "制单：", "-66.00");
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).as("three slips of one, three of the long one, three of its reversal").isEqualTo(5);
        }
        assertThat(text(file("/api/vouchers/" + id + "?format=pdf", "voucher"))).contains("记字第 4 号").doesNotContain("记字第 1 号");
        assertThat(text(file("/api/vouchers/print?ids=" + id, "ids"))).contains("记字第 4 号");
    }

    @Test
    void charactersThatTheTypefaceLacksAreBoxesAndRareOnesAreThere() throws Exception {
        String id = books.post("2026-01-21", about(debit("1002", "1.00"), "𠮷田喆垚 😀 ✓"), credit("4001", "1.00")).orElseThrow().id();
        assertThat(text(file("/api/vouchers/" + id + "?format=pdf", "rare"))).contains("喆垚").contains("□");
    }

    @Test
    void whatCanNotBePrintedIsRefusedByName() throws Exception {
        assertThat(answer("/api/books/" + company + "/trial-balance?from=2026-01&to=2026-01&format=docx").getContentAsString()).contains("PAPER_UNKNOWN");
        assertThat(answer("/api/vouchers/print?ids=" + String.join(",", java.util.Collections.nCopies(201, Journal.ENTRY_ID.write(Ids.next())))).getContentAsString())
                .contains("TOO_MANY_TO_PRINT");
        assertThat(answer("/api/vouchers/print?ids=" + Journal.ENTRY_ID.write(Ids.next())).getStatus()).isEqualTo(404);
        var stranger = Requests.by(Requests.acting(Map.of(Journal.READ, io.hesuan.platform.access.CompanyScope.of(java.util.Set.of(Ids.next())))));
        assertThat(http.perform(get("/api/books/" + company + "/balance-sheet?period=2026-01&format=pdf").with(stranger)).andReturn().getResponse().getStatus()).isEqualTo(403);
        var another = new TestBooks(house, "asbe", "single");
        String theirs = another.post("2026-01-05", debit("1002", "1.00"), credit("4001", "1.00")).orElseThrow().id();
        var mine = Requests.by(Requests.acting(Map.of(Journal.READ, io.hesuan.platform.access.CompanyScope.of(java.util.Set.of(books.company)))));
        assertThat(http.perform(get("/api/vouchers/" + theirs + "?format=pdf").with(mine)).andReturn().getResponse().getStatus()).isEqualTo(404);
    }

    private static PostVoucher.Line about(PostVoucher.Line line, String memo) {
        Map<String, String> party = line.account().equals("112201") ? Map.of("party", Parties.ID.write(Ids.next())) : Map.of();
        return new PostVoucher.Line(line.account(), line.debit(), line.credit(), null, null, null, null, null, party, null, memo, null, null);
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        return http.perform(get(address).with(Requests.by(Journal.READ))).andReturn().getResponse();
    }

    private byte[] file(String address, String name) throws Exception {
        MockHttpServletResponse response = answer(address);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        boolean pdf = response.getContentType().equals("application/pdf");
        assertThat(response.getHeader("Content-Disposition")).startsWith(pdf ? "inline" : "attachment").contains("filename*=UTF-8''");
        keep(name + (pdf ? ".pdf" : ".xlsx"), response.getContentAsByteArray());
        return response.getContentAsByteArray();
    }

    private static void keep(String name, byte[] file) throws java.io.IOException {
        String directory = System.getProperty("hesuan.paper");
        if (directory != null) {
            Files.write(Path.of(directory, name), file);
        }
    }

    private static String text(byte[] file) throws java.io.IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static List<List<Cell>> sheet(byte[] file) throws java.io.IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read().stream().map(row -> row.stream().toList()).toList();
        }
    }
}
