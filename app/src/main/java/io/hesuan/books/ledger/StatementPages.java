package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From a row of a statement to what it is made of. */
@Component
class StatementPages {

    private final DSLContext sql;
    private final LedgerReports reports;

    StatementPages(DSLContext sql, LedgerReports reports) {
        this.sql = sql;
        this.reports = reports;
    }

    /**
     * @param kind {@code account} (all of it), {@code debit-balances} or {@code credit-balances} of it, {@code row}, {@code cash-item}, {@code cash-before}
     *             or {@code cash-after}; the last three name a cash account
     * @param of   code of an account, or key of a row
     */
    record PartView(String kind, String of, String name, String first, String second) {
    }

    /** @param item the item of the cash flow that the row shows, null for others; parts add up to the row */
    record RowPage(String statement, String key, String name, String period, String currency, String item, List<PartView> parts) {
    }

    @Transactional(readOnly = true)
    RowPage row(String company, String statement, String key, String period, Instant recordedBy, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        StatementSpec.Name name = Arrays.stream(StatementSpec.Name.values()).filter(each -> each.written().equals(statement)).findFirst().orElseThrow(() -> notFound(statement));
        StatementSpec.Row row = StatementSpec.of(Standard.of(book.standard()), name).rows().stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> notFound(key));
        String item = row.terms().stream().filter(term -> term.kind() == StatementSpec.TermKind.CASH_ITEM).map(StatementSpec.Term::of).findFirst().orElse(null);
        return new RowPage(statement, key, LedgerReports.name(reader, row.name(), row.nameEn()), period, book.currency().code(), item,
                Statements.parts(sql, book, name, LedgerReports.period(book, period), recordedBy, key).stream().map(part -> new PartView(
                        part.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), part.of(), LedgerReports.name(reader, part.name(), part.nameEn()),
                        LedgerReports.written(book, part.first()), LedgerReports.written(book, part.second()))).toList());
    }

    private static Refused notFound(String id) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "key", id));
    }
}
