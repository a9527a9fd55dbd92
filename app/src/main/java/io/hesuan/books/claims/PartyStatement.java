package io.hesuan.books.claims;

import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The statement of account of one party: what stood at the beginning, what happened, what stands at the end, by currency. */
final class PartyStatement {

    static final int MOST_LINES = 5_000;

    /** @param accountClass {@code asset} for what he owes us, {@code liability} for what we owe him */
    record Query(UUID companyId, UUID partyId, String accountClass, LocalDate from, LocalDate to) {
    }

    /**
     * @param debit   minor units of the currency of the section; likewise the others but the last
     * @param balance after the line: debit less credit
     * @param open    what is still open of it now, signed
     * @param amount  debit less credit in functional currency
     */
    record Line(UUID itemId, LocalDate on, LocalDate dueOn, UUID entryId, String word, Integer voucher, String account, String document, String memo,
                long debit, long credit, long balance, long open, long amount) {
    }

    /** @param functional opening and closing balance in functional currency */
    record Section(String currency, long opening, List<Line> lines, long closing, long functionalOpening, long functionalClosing) {
    }

    /** @param more whether lines were left out because there are too many */
    record Sheet(List<Section> sections, boolean more) {
    }

    private PartyStatement() {
    }

    /** Two statements. */
    static Sheet of(DSLContext sql, Query query) {
        Map<String, long[]> openings = new TreeMap<>();
        sql.fetch("""
                SELECT i.currency, sum(i.original)::bigint AS original, sum(i.amount)::bigint AS amount FROM claims.item i JOIN ledger.account_view a ON a.id = i.account_id
                 WHERE i.company_id = ? AND i.party_id = ? AND a.class = ? AND i.entered_on < ? GROUP BY i.currency""",
                query.companyId(), query.partyId(), query.accountClass(), query.from())
                .forEach(row -> openings.put(row.get("currency", String.class), new long[]{row.get("original", Long.class), row.get("amount", Long.class)}));
        List<Record> found = new ArrayList<>(sql.fetch("""
                SELECT i.*, a.code || ' ' || a.name AS account, v.word, v.number FROM claims.item i JOIN ledger.account_view a ON a.id = i.account_id
                  LEFT JOIN ledger.voucher_view v ON v.period = i.period AND v.entry_id = i.entry_id
                 WHERE i.company_id = ? AND i.party_id = ? AND a.class = ? AND i.entered_on BETWEEN ? AND ? ORDER BY i.entered_on, i.id LIMIT ?""",
                query.companyId(), query.partyId(), query.accountClass(), query.from(), query.to(), MOST_LINES + 1));
        boolean more = found.size() > MOST_LINES;
        Map<String, List<Record>> byCurrency = new TreeMap<>();
        openings.keySet().forEach(currency -> byCurrency.put(currency, new ArrayList<>()));
        (more ? found.subList(0, MOST_LINES) : found).forEach(row -> byCurrency.computeIfAbsent(row.get("currency", String.class), any -> new ArrayList<>()).add(row));
        List<Section> sections = byCurrency.entrySet().stream().map(each -> section(each.getKey(), each.getValue(), openings.getOrDefault(each.getKey(), new long[2])))
                .filter(section -> !section.lines().isEmpty() || section.opening() != 0 || section.functionalOpening() != 0).toList();
        return new Sheet(sections, more);
    }

    private static Section section(String currency, List<Record> rows, long[] opening) {
        long balance = opening[0];
        long functional = opening[1];
        List<Line> lines = new ArrayList<>();
        for (Record row : rows) {
            long original = row.get("original", Long.class);
            balance += original;
            functional += row.get("amount", Long.class);
            lines.add(new Line(row.get("id", UUID.class), row.get("entered_on", LocalDate.class), row.get("due_on", LocalDate.class), row.get("entry_id", UUID.class),
                    row.get("word", String.class), row.get("number", Integer.class), row.get("account", String.class), row.get("document", String.class),
                    row.get("memo", String.class), Math.max(original, 0), Math.max(-original, 0), balance, row.get("open_original", Long.class), row.get("amount", Long.class)));
        }
        return new Section(currency, opening[0], lines, balance, opening[1], functional);
    }
}
