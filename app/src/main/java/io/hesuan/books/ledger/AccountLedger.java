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

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.LINE;
import static hesuandb.ledger.Tables.VOUCHER;
import static org.jooq.impl.DSL.row;

/** The lines of one account, or of all below it, in order, page by page, with a running balance that the cursor carries along. */
final class AccountLedger {

    /**
     * @param dimension what lines must be about, null for all
     * @param cashFlow  the item of the cash flow statement that lines must bear, null for all; what they bring in then begins at zero
     * @param cursor    null for the first page
     */
    record Query(UUID accountId, int from, int to, Dimension dimension, UUID value, String cashFlow, String cursor, int limit) {
    }

    /** Amounts in minor units; balance is debit less credit after the line. */
    record Line(UUID entryId, int number, String accountCode, LocalDate on, int period, String word, Integer voucherNumber, String kind, String memo, long debit, long credit,
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

    /** Three statements, four for an account with others below; the balance before the first line comes from kept turnover, or from lines for dimensions finer than that. */
    static Page page(DSLContext sql, CompanyBook book, Account account, Query query) {
        Place place = query.cursor() == null ? null : Place.read(query.cursor());
        UUID[] accounts = withThoseBelow(sql, account);
        long opening = place == null ? opening(sql, book, account, accounts, query) + opened(sql, book, accounts, query) : place.balance();
        List<Record> found = new ArrayList<>(sql.select(LINE.ENTRY_ID, LINE.NUMBER, ACCOUNT.CODE, LINE.ENTERED_ON, LINE.PERIOD, LINE.DEBIT, LINE.CREDIT, LINE.CURRENCY,
                        LINE.ORIGINAL, DSL.coalesce(LINE.MEMO, ENTRY.MEMO).as("memo"), ENTRY.WORD, ENTRY.KIND, VOUCHER.NUMBER.as("voucher_number"))
                .from(LINE).join(ENTRY).on(ENTRY.PERIOD.eq(LINE.PERIOD), ENTRY.ID.eq(LINE.ENTRY_ID))
                .join(ACCOUNT).on(ACCOUNT.ID.eq(LINE.ACCOUNT_ID))
                .leftJoin(VOUCHER).on(VOUCHER.PERIOD.eq(LINE.PERIOD), VOUCHER.ENTRY_ID.eq(LINE.ENTRY_ID))
                .where(accounts.length == 1 ? LINE.ACCOUNT_ID.eq(accounts[0]) : LINE.ACCOUNT_ID.eq(DSL.any(accounts)), LINE.PERIOD.between(query.from(), query.to()), about(query), query.cashFlow() == null ? ENTRY.KIND.ne("opening") : DSL.noCondition())
                .and(place == null ? DSL.noCondition() : row(LINE.ENTERED_ON, LINE.ENTRY_ID, LINE.NUMBER).gt(place.on(), place.entry(), (short) place.number()))
                .orderBy(LINE.ENTERED_ON, LINE.ENTRY_ID, LINE.NUMBER).limit(query.limit() + 1).fetch());
        boolean more = found.size() > query.limit();
        List<Line> lines = new ArrayList<>();
        long balance = opening;
        for (Record line : more ? found.subList(0, query.limit()) : found) {
            balance += line.get(LINE.DEBIT) - line.get(LINE.CREDIT);
            lines.add(new Line(line.get(LINE.ENTRY_ID), line.get(LINE.NUMBER), line.get(ACCOUNT.CODE), line.get(LINE.ENTERED_ON), line.get(LINE.PERIOD), line.get(ENTRY.WORD),
                    line.get("voucher_number", Integer.class), line.get(ENTRY.KIND), line.get("memo", String.class), line.get(LINE.DEBIT), line.get(LINE.CREDIT),
                    line.get(LINE.CURRENCY), line.get(LINE.ORIGINAL), balance));
        }
        Line last = lines.isEmpty() ? null : lines.getLast();
        return new Page(opening, lines, more ? new Place(last.on(), last.entryId(), last.number(), balance).written() : null);
    }

    private static Condition about(Query query) {
        Condition cashFlow = query.cashFlow() == null ? DSL.noCondition() : LINE.CASH_FLOW.eq(query.cashFlow());
        return query.dimension() == null ? cashFlow : cashFlow.and(StoredEntries.column(query.dimension()).eq(query.value()));
    }

    /** An account that takes lines stands for itself, another for all below it that do. */
    private static UUID[] withThoseBelow(DSLContext sql, Account account) {
        return account.postable() ? new UUID[]{account.id()} : sql.select(ACCOUNT.ID).from(ACCOUNT)
                .where(ACCOUNT.COMPANY_ID.eq(account.companyId()), ACCOUNT.POSTABLE.isTrue(), ACCOUNT.CODE.startsWith(account.code())).fetchArray(ACCOUNT.ID, UUID.class);
    }

    private static long opening(DSLContext sql, CompanyBook book, Account account, UUID[] accounts, Query query) {
        if (query.cashFlow() != null) {
            return 0;
        }
        if (query.dimension() == null) {
            return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM ledger.turnover WHERE company_id = ? AND account_id = ANY(?) AND period < ?",
                    book.companyId(), accounts, query.from()).get(0, Long.class);
        }
        String table = account.balanceDimensions().contains(query.dimension()) ? "ledger.dimension_turnover" : "ledger.line";
        return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM " + table + " WHERE account_id = ANY(?) AND period < ? AND "
                + column(query.dimension()) + " = ?", accounts, query.from(), query.value()).get(0, Long.class);
    }

    /** What opening entries brought counts as balance before the first period; they are not among the lines. */
    private static long opened(DSLContext sql, CompanyBook book, UUID[] accounts, Query query) {
        return query.cashFlow() != null || query.from() > book.firstPeriod() ? 0
                : Openings.of(sql, book, null, null, LINE.ACCOUNT_ID.eq(DSL.any(accounts)).and(about(query))).stream().mapToLong(Openings.Opening::net).sum();
    }

    static String column(Dimension dimension) {
        return StoredEntries.column(dimension).getName();
    }
}
