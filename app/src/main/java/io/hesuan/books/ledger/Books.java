package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.FiscalCalendar;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.time.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.ledger.Tables.BOOK;
import static hesuandb.ledger.Tables.WATERMARK;

/** Reads the books of companies, and locks them: posting shares the lock of its companies, closing has it alone. */
final class Books {

    private static final String LOCK_NAME = "hashtextextended('ledger.book ' || company, 0)";

    private Books() {
    }

    static void share(DSLContext sql, Collection<UUID> companies) {
        sql.fetch("SELECT pg_advisory_xact_lock_shared(" + LOCK_NAME + ") FROM unnest(?::uuid[]) company ORDER BY company", (Object) sorted(companies));
    }

    static void lock(DSLContext sql, Collection<UUID> companies) {
        sql.fetch("SELECT pg_advisory_xact_lock(" + LOCK_NAME + ") FROM unnest(?::uuid[]) company ORDER BY company", (Object) sorted(companies));
    }

    static Map<UUID, CompanyBook> find(DSLContext sql, Collection<UUID> companies) {
        Map<UUID, CompanyBook> books = new HashMap<>();
        var newest = DSL.select(WATERMARK.CLOSED_THROUGH).from(WATERMARK)
                .where(WATERMARK.COMPANY_ID.eq(BOOK.COMPANY_ID), WATERMARK.BOOK.eq("ledger"))
                .orderBy(WATERMARK.VERSION.desc()).limit(1);
        sql.select(BOOK.asterisk(), DSL.coalesce(DSL.field(newest), 0).as("closed"))
                .from(BOOK).where(BOOK.COMPANY_ID.eq(DSL.any(sorted(companies))))
                .forEach(row -> books.put(row.get(BOOK.COMPANY_ID), book(row)));
        return books;
    }

    private static CompanyBook book(Record row) {
        return new CompanyBook(row.get(BOOK.COMPANY_ID), row.get(BOOK.STANDARD), Currency.of(row.get(BOOK.CURRENCY)),
                new FiscalCalendar(Month.of(row.get(BOOK.FISCAL_START_MONTH))), row.get(BOOK.FIRST_PERIOD),
                VoucherWords.of(row.get(BOOK.WORDS)), row.get("closed", Integer.class));
    }

    private static UUID[] sorted(Collection<UUID> companies) {
        List<UUID> sorted = companies.stream().distinct().sorted().toList();
        return sorted.toArray(UUID[]::new);
    }
}
