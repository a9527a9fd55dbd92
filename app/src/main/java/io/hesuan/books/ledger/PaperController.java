package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.paper.Paper;
import io.hesuan.platform.paper.PaperAnswer;
import io.hesuan.platform.paper.Report;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The reports of a book and its vouchers as files: the same addresses as on the screens, with a format. {@code format}: pdf or xlsx. */
@RestController
class PaperController {

    private static final int MOST_IDS = 200;
    private static final int MOST_ROWS_OF_A_PDF = 20_000;
    private static final int MOST_ROWS_OF_A_SHEET = 1_000_000;

    private final ReportPapers papers;
    private final VoucherPapers vouchers;
    private final LedgerReports reports;

    PaperController(ReportPapers papers, VoucherPapers vouchers, LedgerReports reports) {
        this.papers = papers;
        this.vouchers = vouchers;
        this.reports = reports;
    }

    @GetMapping(path = "/api/books/{companyId}/trial-balance", params = "format")
    @Needs("ledger.read")
    void trialBalance(@PathVariable String companyId, @RequestParam String from, @RequestParam String to, @RequestParam(required = false) Instant recordedBy,
                      @RequestParam(required = false) String format, Acting reader, HttpServletResponse response) throws IOException {
        send(format, from + "_" + to, papers.trialBalance(companyId, from, to, recordedBy, reader), response);
    }

    @GetMapping(path = "/api/books/{companyId}/accounts/{code}/lines", params = "format")
    @Needs("ledger.read")
    void accountLedger(@PathVariable String companyId, @PathVariable String code, @RequestParam String from, @RequestParam String to,
                       @RequestParam(required = false) String dimension, @RequestParam(required = false) String value, @RequestParam(required = false) String format, Acting reader,
                       HttpServletResponse response) throws IOException {
        long lines = papers.lines(companyId, code, from, to, reader);
        int most = format.equals("pdf") ? MOST_ROWS_OF_A_PDF : MOST_ROWS_OF_A_SHEET;
        if (lines > most) {
            throw refused(LedgerRefusal.REPORT_IS_TOO_LONG, "from", lines, most);
        }
        send(format, from + "_" + to, papers.accountLedger(companyId, code, from, to, dimension, value, reader), response);
    }

    @GetMapping(path = "/api/books/{companyId}/accounts/{code}/balances", params = "format")
    @Needs("ledger.read")
    void dimensionBalances(@PathVariable String companyId, @PathVariable String code, @RequestParam String dimension, @RequestParam String from,
                           @RequestParam String to, @RequestParam(required = false) String format, Acting reader, HttpServletResponse response) throws IOException {
        send(format, from + "_" + to, papers.byDimension(companyId, code, dimension, from, to, reader), response);
    }

    @GetMapping(path = "/api/books/{companyId}/balance-sheet", params = "format")
    @Needs("ledger.read")
    void balanceSheet(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy, @RequestParam(required = false) String format,
                      Acting reader, HttpServletResponse response) throws IOException {
        send(format, period, papers.statement(companyId, StatementSpec.Name.BALANCE_SHEET, period, recordedBy, reader), response);
    }

    @GetMapping(path = "/api/books/{companyId}/income-statement", params = "format")
    @Needs("ledger.read")
    void incomeStatement(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy, @RequestParam(required = false) String format,
                         Acting reader, HttpServletResponse response) throws IOException {
        send(format, period, papers.statement(companyId, StatementSpec.Name.INCOME_STATEMENT, period, recordedBy, reader), response);
    }

    @GetMapping(path = "/api/books/{companyId}/cash-flow", params = "format")
    @Needs("ledger.read")
    void cashFlow(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy, @RequestParam(required = false) String format,
                  Acting reader, HttpServletResponse response) throws IOException {
        send(format, period, papers.statement(companyId, StatementSpec.Name.CASH_FLOW, period, recordedBy, reader), response);
    }

    /** One voucher as it is printed. */
    @GetMapping(path = "/api/vouchers/{id}", params = "format=pdf")
    @Needs("ledger.read")
    void voucher(@PathVariable String id, Acting reader, HttpServletResponse response) throws IOException {
        print(vouchers.ordered(List.of(VoucherController.read(Journal.ENTRY_ID, id)), reader), id, reader, response);
    }

    /** Several vouchers, two on a page. @param ids separated by commas */
    @GetMapping(path = "/api/vouchers/print", params = "ids")
    @Needs("ledger.read")
    void vouchers(@RequestParam List<String> ids, Acting reader, HttpServletResponse response) throws IOException {
        if (ids.size() > MOST_IDS) {
            throw refused(LedgerRefusal.TOO_MANY_TO_PRINT, "ids", MOST_IDS);
        }
        print(vouchers.ordered(ids.stream().map(id -> VoucherController.read(Journal.ENTRY_ID, id)).toList(), reader), "vouchers", reader, response);
    }

    /** The vouchers of a period, to be bound. @param word general, receipt, payment or transfer; left out, all of them */
    @GetMapping("/api/books/{companyId}/periods/{period}/vouchers/print")
    @Needs("ledger.read")
    void vouchersOfPeriod(@PathVariable String companyId, @PathVariable String period, @RequestParam(required = false) String word,
                          @RequestParam(required = false) Integer fromNumber, @RequestParam(required = false) Integer toNumber, Acting reader,
                          HttpServletResponse response) throws IOException {
        CompanyBook book = reports.bookOf(companyId, reader);
        print(vouchers.ofPeriod(book, LedgerReports.period(book, period), word, fromNumber, toNumber, reader), period, reader, response);
    }

    private void print(List<UUID> entries, String name, Acting reader, HttpServletResponse response) throws IOException {
        if (entries.isEmpty()) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", name);
        }
        if (entries.size() > VoucherPapers.MOST) {
            throw refused(LedgerRefusal.TOO_MANY_TO_PRINT, "fromNumber", VoucherPapers.MOST);
        }
        PaperAnswer.head(Paper.PDF, "voucher_" + name, response);
        vouchers.write(entries, reader, response.getOutputStream());
    }

    private static void send(String format, String of, Report report, HttpServletResponse response) throws IOException {
        Paper paper = Paper.of(format).orElseThrow(() -> refused(LedgerRefusal.PAPER_UNKNOWN, "format", format));
        PaperAnswer.send(paper, report, of, response);
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(refusal, field, arguments));
    }
}
