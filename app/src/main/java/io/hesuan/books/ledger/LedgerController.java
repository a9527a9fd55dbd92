package io.hesuan.books.ledger;

import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** A company's book: its periods, its balances, its statements. */
@RestController
@RequestMapping("/api/books/{companyId}")
class LedgerController {

    private final WritePath writePath;
    private final LedgerReports reports;
    private final ChartPages charts;
    private final PeriodPages periodPages;
    private final AccountPeriods accountPeriods;
    private final StatementPages statementPages;
    private final UseCase<MovePeriod, PeriodMoved> close;
    private final UseCase<MovePeriod, PeriodMoved> reopen;
    private final UseCase<MovePeriod, PeriodMoved> carryOver;

    LedgerController(WritePath writePath, LedgerReports reports, ChartPages charts, PeriodPages periodPages, AccountPeriods accountPeriods,
                     StatementPages statementPages, Periods periods) {
        this.charts = charts;
        this.periodPages = periodPages;
        this.accountPeriods = accountPeriods;
        this.statementPages = statementPages;
        this.writePath = writePath;
        this.reports = reports;
        this.close = periods.closing();
        this.reopen = periods.reopening();
        this.carryOver = periods.carryingOver();
    }

    record Move(@Size(max = 200) String reason) {
    }

    @GetMapping
    @Needs("ledger.read")
    LedgerReports.BookView book(@PathVariable String companyId, Acting reader) {
        return reports.book(companyId, reader);
    }

    /** The whole chart with what each account holds now. */
    @GetMapping("/chart")
    @Needs("ledger.read")
    ChartPages.ChartPage chart(@PathVariable String companyId, Acting reader) {
        return charts.chart(companyId, reader);
    }

    @GetMapping("/periods")
    @Needs("ledger.read")
    PeriodPages.PeriodsPage periods(@PathVariable String companyId, Acting reader) {
        return periodPages.periods(companyId, reader);
    }

    /** What carrying over would post now; it leaves nothing. */
    @GetMapping("/periods/{period}/carry-over")
    @Needs("ledger.read")
    List<PeriodPages.PlannedEntry> plannedCarryOver(@PathVariable String companyId, @PathVariable String period, Acting reader) {
        return periodPages.carryOver(companyId, period, reader);
    }

    /** What an account (with those below it) moved, period by period. */
    @GetMapping("/accounts/{code}/periods")
    @Needs("ledger.read")
    AccountPeriods.SheetPage accountPeriods(@PathVariable String companyId, @PathVariable String code, @RequestParam String from, @RequestParam String to, Acting reader) {
        return accountPeriods.page(companyId, code, from, to, reader);
    }

    /** What a row of a statement is made of: accounts, items, other rows. */
    @GetMapping("/statements/{statement}/rows/{key}")
    @Needs("ledger.read")
    StatementPages.RowPage statementRow(@PathVariable String companyId, @PathVariable String statement, @PathVariable String key, @RequestParam String period,
                                        @RequestParam(required = false) Instant recordedBy, Acting reader) {
        return statementPages.row(companyId, statement, key, period, recordedBy, reader);
    }

    /** @param recordedBy shows the balance as it stood at that moment; left out, as it stands now */
    @GetMapping("/trial-balance")
    @Needs("ledger.read")
    LedgerReports.BalanceSheet trialBalance(@PathVariable String companyId, @RequestParam String from, @RequestParam String to,
                                            @RequestParam(required = false) Instant recordedBy, Acting reader) {
        return reports.trialBalance(companyId, from, to, recordedBy, reader);
    }

    @GetMapping("/accounts/{code}/lines")
    @Needs("ledger.read")
    LedgerReports.LedgerPage lines(@PathVariable String companyId, @PathVariable String code, @RequestParam String from, @RequestParam String to,
                                   @RequestParam(required = false) String dimension, @RequestParam(required = false) String value,
                                   @RequestParam(required = false) String cashFlow,
                                   @RequestParam(required = false) String cursor, @RequestParam(defaultValue = "100") int limit, Acting reader) {
        return reports.accountLedger(companyId, code, from, to, dimension, value, cashFlow, cursor, limit, reader);
    }

    @GetMapping("/accounts/{code}/balances")
    @Needs("ledger.read")
    LedgerReports.DimensionPage balances(@PathVariable String companyId, @PathVariable String code, @RequestParam String dimension, @RequestParam String from,
                                         @RequestParam String to, Acting reader) {
        return reports.byDimension(companyId, code, dimension, from, to, reader);
    }

    @GetMapping("/balance-sheet")
    @Needs("ledger.read")
    LedgerReports.StatementPage balanceSheet(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy,
                                             Acting reader) {
        return reports.statement(companyId, StatementSpec.Name.BALANCE_SHEET, period, recordedBy, reader);
    }

    @GetMapping("/income-statement")
    @Needs("ledger.read")
    LedgerReports.StatementPage incomeStatement(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy,
                                             Acting reader) {
        return reports.statement(companyId, StatementSpec.Name.INCOME_STATEMENT, period, recordedBy, reader);
    }

    @GetMapping("/cash-flow")
    @Needs("ledger.read")
    LedgerReports.StatementPage cashFlow(@PathVariable String companyId, @RequestParam String period, @RequestParam(required = false) Instant recordedBy,
                                             Acting reader) {
        return reports.statement(companyId, StatementSpec.Name.CASH_FLOW, period, recordedBy, reader);
    }

    @GetMapping("/periods/{period}/checklist")
    @Needs("ledger.read")
    LedgerReports.Checklist checklist(@PathVariable String companyId, @PathVariable String period, Acting reader) {
        return reports.checklist(companyId, period, reader);
    }

    @PostMapping("/periods/{period}/closing")
    @Needs("ledger.close")
    PeriodMoved close(@PathVariable String companyId, @PathVariable String period, @RequestBody @Valid Move move,
                      @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return run(close, new Call<>(by, key, moving(companyId, period, move)));
    }

    @PostMapping("/periods/{period}/reopening")
    @Needs("ledger.close")
    PeriodMoved reopen(@PathVariable String companyId, @PathVariable String period, @RequestBody @Valid Move move,
                      @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return run(reopen, new Call<>(by, key, moving(companyId, period, move)));
    }

    @PostMapping("/periods/{period}/carry-over")
    @Needs("ledger.close")
    PeriodMoved carryOver(@PathVariable String companyId, @PathVariable String period, @RequestBody @Valid Move move,
                      @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return run(carryOver, new Call<>(by, key, moving(companyId, period, move)));
    }

    private PeriodMoved run(UseCase<MovePeriod, PeriodMoved> useCase, Call<MovePeriod> call) {
        return Refused.unlessDone(writePath.one(useCase, call));
    }

    private static MovePeriod moving(String company, String period, Move move) {
        return new MovePeriod(VoucherController.read(Companies.ID, company), period, move.reason());
    }
}
