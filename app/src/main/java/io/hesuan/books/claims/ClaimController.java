package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.books.ledger.LedgerRefusal;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.paper.Paper;
import io.hesuan.platform.paper.PaperAnswer;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Ageing, statement of account, what waits to be matched. */
@RestController
@RequestMapping("/api/claims")
@Needs("claim.read")
class ClaimController {

    private static final Set<String> CLASSES = Set.of("asset", "liability");
    private static final int MOST_BUCKETS = 10;
    private static final int OLDEST = 10_000;

    private final ClaimReports reports;
    private final StatementPapers papers;

    ClaimController(ClaimReports reports, StatementPapers papers) {
        this.reports = reports;
        this.papers = papers;
    }

    /**
     * @param accountClass {@code asset} for what others owe, {@code liability} for what we owe
     * @param account      left out, all accounts of the class; likewise the party
     * @param currency     left out, all in the currency of the books
     * @param basis        {@code due} or {@code document}
     * @param days         upper ends of the buckets, ascending: {@code 30,60,90}
     */
    @GetMapping("/{companyId}/ageing")
    ClaimReports.AgeingTable ageing(@PathVariable String companyId, @RequestParam(defaultValue = "asset") String accountClass,
                                    @RequestParam(required = false) String account, @RequestParam(required = false) String party,
                                    @RequestParam(required = false) String currency, @RequestParam LocalDate asOf, @RequestParam(defaultValue = "due") String basis,
                                    @RequestParam(defaultValue = "30,60,90") String days, Acting reader) {
        return reports.ageing(MatchController.read(Companies.ID, companyId, "companyId"), accountClass(accountClass), optional(Journal.ACCOUNT_ID, account, "account"),
                optional(Parties.ID, party, "party"), currency(currency), asOf, basis(basis), days(days), reader);
    }

    @GetMapping("/{companyId}/statement")
    ClaimReports.StatementSheet statement(@PathVariable String companyId, @RequestParam String party, @RequestParam(defaultValue = "asset") String accountClass,
                                          @RequestParam LocalDate from, @RequestParam LocalDate to, Acting reader) {
        return reports.statement(MatchController.read(Companies.ID, companyId, "companyId"), MatchController.read(Parties.ID, party, "party"),
                accountClass(accountClass), from, to, reader);
    }

    /** The same to be sent: {@code format} is pdf or xlsx. */
    @GetMapping(path = "/{companyId}/statement", params = "format")
    void statementOnPaper(@PathVariable String companyId, @RequestParam String party, @RequestParam(defaultValue = "asset") String accountClass, @RequestParam LocalDate from,
                          @RequestParam LocalDate to, @RequestParam(required = false) String format, Acting reader, HttpServletResponse response) throws IOException {
        Paper paper = Paper.of(format).orElseThrow(() -> Refused.because(LedgerRefusal.PAPER_UNKNOWN, "format", format));
        var report = papers.statement(MatchController.read(Companies.ID, companyId, "companyId"), MatchController.read(Parties.ID, party, "party"), accountClass(accountClass),
                from, to, reader);
        PaperAnswer.send(paper, report, from + "_" + to, response);
    }

    @GetMapping("/{companyId}/matchable")
    List<ClaimReports.Matchable> matchable(@PathVariable String companyId, Acting reader) {
        return reports.matchable(MatchController.read(Companies.ID, companyId, "companyId"), reader);
    }

    @GetMapping("/items/{id}")
    ClaimReports.ItemPage item(@PathVariable String id, Acting reader) {
        return reports.item(MatchController.read(Claims.ITEM_ID, id, "id"), reader);
    }

    private static UUID optional(IdFormat format, String text, String field) {
        return text == null || text.isEmpty() ? null : MatchController.read(format, text, field);
    }

    private static String accountClass(String text) {
        if (!CLASSES.contains(text)) {
            throw invalid("accountClass", text);
        }
        return text;
    }

    private static String currency(String text) {
        try {
            return text == null || text.isEmpty() ? null : Currency.of(text).code();
        } catch (MalformedText unknown) {
            throw invalid("currency", text);
        }
    }

    private static Ageing.Basis basis(String text) {
        return switch (text) {
            case "due" -> Ageing.Basis.DUE;
            case "document" -> Ageing.Basis.DOCUMENT;
            default -> throw invalid("basis", text);
        };
    }

    private static List<Integer> days(String text) {
        List<Integer> days = new ArrayList<>();
        try {
            for (String part : text.split(",", -1)) {
                days.add(Integer.parseInt(part.strip()));
            }
        } catch (NumberFormatException malformed) {
            throw invalid("days", text);
        }
        boolean rises = days.getFirst() > 0 && days.getLast() <= OLDEST;
        for (int i = 1; i < days.size(); i++) {
            rises &= days.get(i) > days.get(i - 1);
        }
        if (!rises || days.size() > MOST_BUCKETS) {
            throw invalid("days", text);
        }
        return days;
    }

    private static Refused invalid(String field, String text) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.FIELD_IS_INVALID, field, field, text));
    }
}
