package io.hesuan.books.ledger;

import io.hesuan.kernel.MalformedText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.LINE;
import static hesuandb.ledger.Tables.VOUCHER;
import static org.jooq.impl.DSL.row;

/** The lines of one account in order, page by page, with a running balance that the cursor carries along. */
final class AccountLedger {

    /**
     * @param dimension what lines must be about, null for all
     * @param cursor    null for the first page
     */
    record Query(UUID accountId, int from, int to, Dimension dimension, UUID value, String cursor, int limit) {
    }

    /** Amounts in minor units; balance is debit less credit after the line. */
    record Line(UUID entryId, int number, LocalDate on, int period, String word, Integer voucherNumber, String kind, String memo, long debit, long credit,
                String currency, long original, long balance) {
    }

    /** @param opening balance before the first line of the page */
    record Page(long opening, List<Line> lines, String next) {
    }

    private record Place(LocalDate on, UUID entry, int number, long balance) {

        String written() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((on + " " + entry + " " + number + " " + balance).getBytes(StandardCharsets.US_ASCII));
        }

        static Place read(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ");
                return new Place(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
            } catch (RuntimeException notOurs) {
                throw new MalformedText("cursor " + text);
            }
        }
    }

    private AccountLedger() {
    }

    /** Two statements; the balance before the first line comes from kept turnover, or from lines for dimensions finer than that. */
    static Page page(DSLContext sql, CompanyBook book, Account account, Query query) {
        Place place = query.cursor() == null ? null : Place.read(query.cursor());
        long opening = place == null ? opening(sql, book, account, query) : place.balance();
        List<Record> found = new ArrayList<>(sql.select(LINE.ENTRY_ID, LINE.NUMBER, LINE.ENTERED_ON, LINE.PERIOD, LINE.DEBIT, LINE.CREDIT, LINE.CURRENCY,
                        LINE.ORIGINAL, DSL.coalesce(LINE.MEMO, ENTRY.MEMO).as("memo"), ENTRY.WORD, ENTRY.KIND, VOUCHER.NUMBER.as("voucher_number"))
                .from(LINE).join(ENTRY).on(ENTRY.PERIOD.eq(LINE.PERIOD), ENTRY.ID.eq(LINE.ENTRY_ID))
                .leftJoin(VOUCHER).on(VOUCHER.PERIOD.eq(LINE.PERIOD), VOUCHER.ENTRY_ID.eq(LINE.ENTRY_ID))
                .where(LINE.ACCOUNT_ID.eq(account.id()), LINE.PERIOD.between(query.from(), query.to()), about(query))
                .and(place == null ? DSL.noCondition() : row(LINE.ENTERED_ON, LINE.ENTRY_ID, LINE.NUMBER).gt(place.on(), place.entry(), (short) place.number()))
                .orderBy(LINE.ENTERED_ON, LINE.ENTRY_ID, LINE.NUMBER).limit(query.limit() + 1).fetch());
        boolean more = found.size() > query.limit();
        List<Line> lines = new ArrayList<>();
        long balance = opening;
        for (Record line : more ? found.subList(0, query.limit()) : found) {
            balance += line.get(LINE.DEBIT) - line.get(LINE.CREDIT);
            lines.add(new Line(line.get(LINE.ENTRY_ID), line.get(LINE.NUMBER), line.get(LINE.ENTERED_ON), line.get(LINE.PERIOD), line.get(ENTRY.WORD),
                    line.get("voucher_number", Integer.class), line.get(ENTRY.KIND), line.get("memo", String.class), line.get(LINE.DEBIT), line.get(LINE.CREDIT),
                    line.get(LINE.CURRENCY), line.get(LINE.ORIGINAL), balance));
        }
        Line last = lines.isEmpty() ? null : lines.getLast();
        return new Page(opening, lines, more ? new Place(last.on(), last.entryId(), last.number(), balance).written() : null);
    }

    private static Condition about(Query query) {
        return query.dimension() == null ? DSL.noCondition() : StoredEntries.column(query.dimension()).eq(query.value());
    }

    private static long opening(DSLContext sql, CompanyBook book, Account account, Query query) {
        if (query.dimension() == null) {
            return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM ledger.turnover WHERE company_id = ? AND account_id = ? AND period < ?",
                    book.companyId(), account.id(), query.from()).get(0, Long.class);
        }
        if (account.balanceDimensions().contains(query.dimension())) {
            return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM ledger.dimension_turnover WHERE account_id = ? AND period < ? AND "
                    + column(query.dimension()) + " = ?", account.id(), query.from(), query.value()).get(0, Long.class);
        }
        return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM ledger.line WHERE account_id = ? AND period < ? AND "
                + column(query.dimension()) + " = ?", account.id(), query.from(), query.value()).get(0, Long.class);
    }

    static String column(Dimension dimension) {
        return StoredEntries.column(dimension).getName();
    }
}
