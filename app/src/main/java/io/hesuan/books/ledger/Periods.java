package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Batch;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.WATERMARK;

/**
 * Closing, reopening and carrying over, one period at a time. A close moves the watermark over turnover that is already
 * kept; each move is a row of its own, so that the history of a period stays.
 */
@Component
class Periods {

    private final Ledger ledger;
    private final List<ClosingCheck> checks;

    Periods(Ledger ledger, List<ClosingCheck> checks) {
        this.ledger = ledger;
        this.checks = checks;
    }

    UseCase<MovePeriod, PeriodMoved> closing() {
        return useCase("period.close", this::close);
    }

    UseCase<MovePeriod, PeriodMoved> reopening() {
        return useCase("period.reopen", this::reopen);
    }

    UseCase<MovePeriod, PeriodMoved> carryingOver() {
        return useCase("period.carry-over", this::carryOver);
    }

    /** The obstacle of each check, in the order of the checks. */
    List<Optional<Outcome.Refused<PeriodMoved>>> obstacles(DSLContext sql, CompanyBook book, int period) {
        return checks.stream().map(check -> check.obstacle(sql, book, period)).toList();
    }

    List<String> checks() {
        return checks.stream().map(ClosingCheck::name).toList();
    }

    @FunctionalInterface
    private interface Move {
        Outcome<PeriodMoved> of(Writing writing, Call<MovePeriod> call, CompanyBook book, FiscalPeriod period);
    }

    private static UseCase<MovePeriod, PeriodMoved> useCase(String name, Move move) {
        Batch<MovePeriod, PeriodMoved> batch = (writing, calls) -> {
            List<Outcome<PeriodMoved>> outcomes = new ArrayList<>();
            for (Call<MovePeriod> call : calls) { // rare and heavy: each has its own statements
                UUID company = call.command().companyId();
                Books.lock(writing.sql(), Set.of(company));
                CompanyBook book = Books.find(writing.sql(), Set.of(company)).get(company);
                outcomes.add(period(book, call.command().period()).then(period -> move.of(writing, call, book, period)));
            }
            return outcomes;
        };
        return new UseCase<>(name, PeriodMoved.class, Journal.CLOSE, batch);
    }

    static Outcome<FiscalPeriod> period(CompanyBook book, String written) {
        if (book == null) {
            return Outcome.refused(LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        try {
            return Outcome.done(book.calendar().parse(written));
        } catch (MalformedText malformed) {
            return Outcome.refused(LedgerRefusal.PERIOD_NOT_UNDERSTOOD, "period", String.valueOf(written));
        }
    }

    private Outcome<PeriodMoved> close(Writing writing, Call<MovePeriod> call, CompanyBook book, FiscalPeriod period) {
        if (!period.equals(book.firstOpen())) {
            return Outcome.refused(LedgerRefusal.PERIOD_IS_NOT_NEXT, "period", book.firstOpen());
        }
        for (ClosingCheck check : checks) {
            Optional<Outcome.Refused<PeriodMoved>> obstacle = check.obstacle(writing.sql(), book, CompanyBook.number(period));
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        return mark(writing, call, "close", period, CompanyBook.number(period), period);
    }

    private Outcome<PeriodMoved> reopen(Writing writing, Call<MovePeriod> call, CompanyBook book, FiscalPeriod period) {
        int number = CompanyBook.number(period);
        if (number > book.closedThrough() || number < book.firstPeriod()) {
            return Outcome.refused(LedgerRefusal.PERIOD_IS_NOT_CLOSED, "period", period);
        }
        boolean first = number == book.firstPeriod();
        return mark(writing, call, "reopen", period, first ? 0 : CompanyBook.number(period.previous()), first ? null : period.previous());
    }

    private static Outcome<PeriodMoved> mark(Writing writing, Call<MovePeriod> call, String action, FiscalPeriod period, int closedThrough, FiscalPeriod last) {
        UUID company = call.command().companyId();
        int version = writing.sql().fetchCount(WATERMARK, WATERMARK.COMPANY_ID.eq(company), WATERMARK.BOOK.eq("ledger")) + 1;
        writing.sql().insertInto(WATERMARK).values(company, "ledger", version, closedThrough, writing.now().atOffset(ZoneOffset.UTC), call.by().userId(),
                call.command().reason() == null ? "" : call.command().reason()).execute();
        writing.audit(call.by(), AuditEntry.of(action, "period", company, period.toString()).inCompany(company));
        return Outcome.done(new PeriodMoved(period.toString(), last == null ? null : last.toString(), List.of()));
    }

    private Outcome<PeriodMoved> carryOver(Writing writing, Call<MovePeriod> call, CompanyBook book, FiscalPeriod period) {
        if (!book.isOpen(CompanyBook.number(period))) {
            return Outcome.refused(LedgerRefusal.PERIOD_IS_CLOSED, "period", period, book.firstOpen());
        }
        List<NewEntry> entries = new CarryOver(book, period, call.by().userId()).entries(writing.sql());
        if (entries.isEmpty()) {
            return Outcome.refused(LedgerRefusal.NOTHING_TO_CARRY_OVER, "period", period);
        }
        Set<UUID> accounts = entries.stream().flatMap(entry -> entry.lines().stream()).map(NewLine::accountId).collect(java.util.stream.Collectors.toSet());
        LedgerView view = ledger.view(writing.sql(), Set.of(book.companyId()), accounts);
        for (NewEntry entry : entries) {
            Optional<Outcome.Refused<PeriodMoved>> refused = ledger.check(view, entry);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        ledger.append(writing, view, entries);
        writing.audit(call.by(), AuditEntry.of("carry-over", "period", book.companyId(), period.toString()).inCompany(book.companyId()));
        return Outcome.done(new PeriodMoved(period.toString(), book.closedThrough() == 0 ? null : book.period(book.closedThrough()).toString(),
                entries.stream().map(entry -> Journal.ENTRY_ID.write(entry.id())).toList()));
    }
}
