package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.kernel.Money;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The periods of a company's books as people look at them: how far each book is closed, what happened to them, what carrying over would post. */
@Component
class PeriodPages {

    private final DSLContext sql;
    private final LedgerReports reports;
    private final EntryPages entries;
    private final Lists lists;

    PeriodPages(DSLContext sql, LedgerReports reports, EntryPages entries, Lists lists) {
        this.sql = sql;
        this.reports = reports;
        this.entries = entries;
        this.lists = lists;
    }

    /**
     * @param state        {@code closed}, {@code open}, or {@code ahead} for those after today that hold nothing yet
     * @param lines        lines recorded in it
     * @param debit        what all accounts were debited with
     * @param carriedOver  whether revenue and expense accounts turned over nothing, or all of it was carried over
     * @param yearEnd      whether carrying over moves the profit of the year on
     */
    record PeriodView(String period, LocalDate firstDay, LocalDate lastDay, String state, long lines, String debit, boolean carriedOver, boolean yearEnd) {
    }

    /** @param closedThrough null when no period is closed */
    record WatermarkView(String book, int version, String closedThrough, Instant at, String by, String reason) {
    }

    /** @param watermarks the one that holds of each book; history has all of them, newest first */
    record PeriodsPage(String firstOpen, List<PeriodView> periods, List<WatermarkView> watermarks, List<WatermarkView> history) {
    }

    /** @param memo what the entry would say */
    record PlannedEntry(LocalDate on, String memo, String total, List<EntryPages.LineView> lines) {
    }

    @Transactional(readOnly = true)
    PeriodsPage periods(String company, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        Map<Integer, Record> moved = new HashMap<>();
        sql.fetch("""
                SELECT t.period, sum(t.lines)::bigint AS lines, sum(t.debit)::bigint AS debit,
                       coalesce(sum(abs(t.net)) FILTER (WHERE a.class IN ('revenue', 'expense')), 0)::bigint AS uncarried
                  FROM (SELECT period, account_id, sum(lines) AS lines, sum(debit) AS debit, sum(debit - credit) AS net
                          FROM ledger.turnover WHERE company_id = ? GROUP BY period, account_id) t
                  JOIN ledger.account a ON a.id = t.account_id GROUP BY t.period""", book.companyId()).forEach(row -> moved.put(row.get("period", Integer.class), row));
        int last = moved.keySet().stream().reduce(Math.max(book.periodOf(LocalDate.now()), CompanyBook.number(book.firstOpen())), Math::max);
        List<PeriodView> periods = new ArrayList<>();
        for (FiscalPeriod period = book.period(book.firstPeriod()); CompanyBook.number(period) <= last; period = period.next()) {
            periods.add(view(book, period, moved.get(CompanyBook.number(period))));
        }
        List<WatermarkView> history = history(book, reader);
        List<WatermarkView> holding = history.stream().collect(Collectors.toMap(WatermarkView::book, mark -> mark, (newer, older) -> newer, java.util.LinkedHashMap::new))
                .values().stream().toList();
        return new PeriodsPage(book.firstOpen().toString(), periods, holding, history);
    }

    private static PeriodView view(CompanyBook book, FiscalPeriod period, Record moved) {
        boolean open = book.isOpen(CompanyBook.number(period));
        String state = !open ? "closed" : moved == null && period.firstDay().isAfter(LocalDate.now()) ? "ahead" : "open";
        return new PeriodView(period.toString(), period.firstDay(), period.lastDay(), state, moved == null ? 0 : moved.get("lines", Long.class),
                Money.ofMinor(moved == null ? 0 : moved.get("debit", Long.class), book.currency()).toString(), moved == null || moved.get("uncarried", Long.class) == 0,
                period.number() == 12);
    }

    private List<WatermarkView> history(CompanyBook book, Acting reader) {
        List<Record> marks = List.copyOf(sql.fetch("SELECT book, version, closed_through, set_at, set_by, reason FROM ledger.watermark WHERE company_id = ? ORDER BY set_at DESC, version DESC",
                book.companyId()));
        Set<UUID> people = marks.stream().map(mark -> mark.get("set_by", UUID.class)).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Lists.Named> names = lists.names("users", people, reader);
        return marks.stream().map(mark -> {
            int through = mark.get("closed_through", Integer.class);
            UUID person = mark.get("set_by", UUID.class);
            Lists.Named by = person == null ? null : names.get(person);
            return new WatermarkView(mark.get("book", String.class), mark.get("version", Integer.class), through == 0 ? null : book.period(through).toString(),
                    mark.get("set_at", java.time.OffsetDateTime.class).toInstant(), by == null ? null : by.name(), mark.get("reason", String.class));
        }).toList();
    }

    /** What carrying over would post now; empty when there is nothing. */
    @Transactional(readOnly = true)
    List<PlannedEntry> carryOver(String company, String period, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        FiscalPeriod of = book.period(LedgerReports.period(book, period));
        return new CarryOver(book, of, null).entries(sql).stream().map(entry -> new PlannedEntry(entry.on(), entry.memo(),
                Money.ofMinor(entry.lines().stream().mapToLong(NewLine::debit).sum(), book.currency()).toString(), entries.lines(entry, book, reader))).toList();
    }
}
