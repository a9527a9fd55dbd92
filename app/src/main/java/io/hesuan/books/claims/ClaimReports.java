package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.ledger.Tables.BOOK_VIEW;
import static hesuandb.party.Tables.PARTNER_VIEW;

/** The room's questions and their answers, as the API gives them: amounts are decimal strings. */
@Component
class ClaimReports {

    private static final int MOST_GROUPS = 1_000;

    private final DSLContext sql;

    ClaimReports(DSLContext sql) {
        this.sql = sql;
    }

    /** @param from days overdue or days old at least, null for what is not due yet; {@code to} at most, null for the last bucket */
    record Bucket(Integer from, Integer to) {
    }

    /** @param unmatched what settles and is not matched yet, not more than 0 */
    record AgeingRow(String partyId, String party, List<String> buckets, String unmatched, String total) {
    }

    record AgeingTable(LocalDate asOf, String currency, List<Bucket> buckets, List<AgeingRow> rows, AgeingRow total) {
    }

    /** @param balance debit less credit after the line; {@code open} what is still open of it now, signed likewise */
    record StatementLine(String itemId, LocalDate on, LocalDate dueOn, String entryId, String word, Integer voucher, String account, String document, String memo,
                         String debit, String credit, String balance, String open) {
    }

    /** @param functionalClosing in the currency of the books, as {@code functionalOpening} */
    record StatementSection(String currency, String opening, String debit, String credit, String closing, String functionalOpening, String functionalClosing,
                            List<StatementLine> lines) {
    }

    record StatementSheet(String partyId, String party, LocalDate from, LocalDate to, String functional, List<StatementSection> sections, boolean more) {
    }

    /** What waits to be matched: debits and credits of one account, party and currency. */
    record Matchable(String accountId, String account, String accountClass, String partyId, String party, String currency, String debit, String credit, int debits, int credits) {
    }

    /**
     * @param original     decimal in its currency: what was owed, or what settles when less than 0; {@code open} is what is left of it
     * @param functional   the same in the currency of the books, {@code functionalOpen} what is left
     * @param accountClass {@code asset} or {@code liability}
     * @param discounts    what may be deducted when it is paid early, the earliest first
     */
    record ItemPage(String id, String companyId, String partyId, String party, String accountId, String account, String accountClass, String entryId, LocalDate on,
                    LocalDate dueOn, List<EarlyPayment.Offer> discounts, String document, String memo, String currency, String original, String open, String functional,
                    String functionalOpen,                    List<ItemMatch> matches) {
    }

    /** @param amount decimal in the currency of the item, more than 0; less when it was given back */
    record ItemMatch(String matchId, LocalDate on, String kind, boolean undone, String amount, Instant recordedAt, List<Counterpart> counterparts) {
    }

    record Counterpart(String itemId, String entryId, LocalDate on, String document, String currency, String amount) {
    }

    @Transactional(readOnly = true)
    AgeingTable ageing(UUID company, String accountClass, UUID account, UUID party, String currency, LocalDate asOf, Ageing.Basis basis, List<Integer> days, Acting reader) {
        Currency functional = functional(company, reader);
        Currency shown = currency == null ? functional : Currency.of(currency);
        List<Ageing.Row> rows = Ageing.of(sql, new Ageing.Query(company, accountClass, account, party, currency, asOf, basis, days));
        Map<UUID, String> names = names(rows.stream().map(Ageing.Row::partyId).toList(), reader);
        long[] sums = new long[days.size() + (basis == Ageing.Basis.DUE ? 2 : 1)];
        rows.forEach(row -> Arrays.setAll(sums, i -> sums[i] + row.buckets()[i]));
        var total = new Ageing.Row(OpenItem.NOBODY, sums, rows.stream().mapToLong(Ageing.Row::unmatched).sum());
        return new AgeingTable(asOf, shown.code(), buckets(basis, days), rows.stream().map(row -> row(row, names, shown)).toList(), row(total, names, shown));
    }

    private static AgeingRow row(Ageing.Row row, Map<UUID, String> names, Currency currency) {
        return new AgeingRow(partyId(row.partyId()), names.getOrDefault(row.partyId(), ""), Arrays.stream(row.buckets()).mapToObj(amount -> written(amount, currency)).toList(),
                written(row.unmatched(), currency), written(row.total(), currency));
    }

    private static List<Bucket> buckets(Ageing.Basis basis, List<Integer> days) {
        List<Bucket> buckets = new ArrayList<>();
        if (basis == Ageing.Basis.DUE) {
            buckets.add(new Bucket(null, 0));
        }
        int from = basis == Ageing.Basis.DUE ? 1 : 0;
        for (int end : days) {
            buckets.add(new Bucket(from, end));
            from = end + 1;
        }
        buckets.add(new Bucket(from, null));
        return buckets;
    }

    @Transactional(readOnly = true)
    StatementSheet statement(UUID company, UUID party, String accountClass, LocalDate from, LocalDate to, Acting reader) {
        Currency functional = functional(company, reader);
        PartyStatement.Sheet sheet = PartyStatement.of(sql, new PartyStatement.Query(company, party, accountClass, from, to));
        return new StatementSheet(partyId(party), names(List.of(party), reader).getOrDefault(party, ""), from, to, functional.code(),
                sheet.sections().stream().map(section -> section(section, functional)).toList(), sheet.more());
    }

    private static StatementSection section(PartyStatement.Section section, Currency functional) {
        Currency currency = Currency.of(section.currency());
        List<StatementLine> lines = section.lines().stream().map(line -> new StatementLine(Claims.ITEM_ID.write(line.itemId()), line.on(), line.dueOn(),
                Journal.ENTRY_ID.write(line.entryId()), line.word(), line.voucher(), line.account(), line.document(), line.memo(), written(line.debit(), currency),
                written(line.credit(), currency), written(line.balance(), currency), written(line.open(), currency))).toList();
        return new StatementSection(section.currency(), written(section.opening(), currency),
                written(section.lines().stream().mapToLong(PartyStatement.Line::debit).sum(), currency),
                written(section.lines().stream().mapToLong(PartyStatement.Line::credit).sum(), currency), written(section.closing(), currency),
                written(section.functionalOpening(), functional), written(section.functionalClosing(), functional), lines);
    }

    /** The largest first, at most a thousand. */
    @Transactional(readOnly = true)
    List<Matchable> matchable(UUID company, Acting reader) {
        functional(company, reader);
        var rows = sql.fetch("""
                SELECT i.account_id, a.code || ' ' || a.name AS account, a.class, i.party_id, i.currency, sum(greatest(open_original, 0))::bigint AS debit, sum(greatest(-open_original, 0))::bigint AS credit,
                       count(*) FILTER (WHERE open_original > 0)::int AS debits, count(*) FILTER (WHERE open_original < 0)::int AS credits
                  FROM claims.item i JOIN ledger.account_view a ON a.id = i.account_id WHERE i.company_id = ? AND i.open
                 GROUP BY i.account_id, a.code, a.name, a.class, i.party_id, i.currency HAVING min(open_original) < 0 AND max(open_original) > 0
                 ORDER BY least(sum(greatest(open_original, 0)), sum(greatest(-open_original, 0))) DESC, a.code, i.party_id LIMIT ?""", company, MOST_GROUPS);
        Map<UUID, String> names = names(rows.getValues("party_id", UUID.class), reader);
        return rows.map(row -> {
            Currency currency = Currency.of(row.get("currency", String.class));
            UUID party = row.get("party_id", UUID.class);
            return new Matchable(Journal.ACCOUNT_ID.write(row.get("account_id", UUID.class)), row.get("account", String.class), row.get("class", String.class), partyId(party),
                    names.getOrDefault(party, ""), currency.code(), written(row.get("debit", Long.class), currency), written(row.get("credit", Long.class), currency),
                    row.get("debits", Integer.class), row.get("credits", Integer.class));
        });
    }

    @Transactional(readOnly = true)
    ItemPage item(UUID id, Acting reader) {
        Record row = sql.fetchOne("SELECT i.*, a.code || ' ' || a.name AS account, a.class FROM claims.item i JOIN ledger.account_view a ON a.id = i.account_id WHERE i.id = ?", id);
        if (row == null || !reader.companies(Claims.READ).covers(row.get("company_id", UUID.class))) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", Claims.ITEM_ID.write(id));
        }
        Currency functional = functional(row.get("company_id", UUID.class), reader);
        Currency currency = Currency.of(row.get("currency", String.class));
        UUID party = row.get("party_id", UUID.class);
        int sign = "asset".equals(row.get("class", String.class)) ? 1 : -1;
        return new ItemPage(Claims.ITEM_ID.write(id), Companies.ID.write(row.get("company_id", UUID.class)), partyId(party), names(List.of(party), reader).getOrDefault(party, ""),
                Journal.ACCOUNT_ID.write(row.get("account_id", UUID.class)), row.get("account", String.class), row.get("class", String.class),
                Journal.ENTRY_ID.write(row.get("entry_id", UUID.class)), row.get("entered_on", LocalDate.class), row.get("due_on", LocalDate.class),
                EarlyPayment.offers(row.get("discounts", String.class), row.get("entered_on", LocalDate.class), sign * row.get("open_original", Long.class), currency),
                row.get("document", String.class), row.get("memo", String.class), currency.code(), written(sign * row.get("original", Long.class), currency),
                written(sign * row.get("open_original", Long.class), currency), written(sign * row.get("amount", Long.class), functional),
                written(sign * row.get("open_amount", Long.class), functional), matches(id));
    }

    /** By what an item was cleared, newest first, with all else that took part. */
    private List<ItemMatch> matches(UUID item) {
        var rows = sql.fetch("""
                SELECT m.id, m.matched_on, m.kind, m.recorded_at, EXISTS (SELECT FROM claims.match u WHERE u.undoes_id = m.id) AS undone, l.original, i.id AS item_id, i.entry_id,
                       i.entered_on, i.document, i.currency, i.amount > 0 AS debit
                  FROM claims.match_line mine JOIN claims.match m ON m.id = mine.match_id JOIN claims.match_line l ON l.match_id = m.id JOIN claims.item i ON i.id = l.item_id
                 WHERE mine.item_id = ? ORDER BY m.recorded_at DESC, m.id, i.entered_on, i.id""", item);
        Map<UUID, List<Record>> byMatch = rows.stream().collect(Collectors.groupingBy(row -> row.get("id", UUID.class), LinkedHashMap::new, Collectors.toList()));
        return byMatch.values().stream().map(parts -> match(item, parts)).toList();
    }

    private static ItemMatch match(UUID item, List<Record> parts) {
        Record first = parts.getFirst();
        Record own = parts.stream().filter(row -> row.get("item_id", UUID.class).equals(item)).findFirst().orElseThrow();
        List<Counterpart> others = parts.stream().filter(row -> row != own).map(row -> new Counterpart(Claims.ITEM_ID.write(row.get("item_id", UUID.class)),
                Journal.ENTRY_ID.write(row.get("entry_id", UUID.class)), row.get("entered_on", LocalDate.class), row.get("document", String.class),
                row.get("currency", String.class), taken(row))).toList();
        return new ItemMatch(Claims.MATCH_ID.write(first.get("id", UUID.class)), first.get("matched_on", LocalDate.class), first.get("kind", String.class),
                first.get("undone", Boolean.class), taken(own), first.get("recorded_at", OffsetDateTime.class).toInstant(), others);
    }

    private static String taken(Record row) {
        long original = row.get("original", Long.class);
        return written(row.get("debit", Boolean.class) ? original : -original, Currency.of(row.get("currency", String.class)));
    }

    private Currency functional(UUID company, Acting reader) {
        if (!reader.companies(Claims.READ).covers(company)) {
            throw refused(reader.may(Claims.READ) ? AccessRefusal.COMPANY_IS_NOT_YOURS : AccessRefusal.NOT_PERMITTED, "companyId", Claims.READ.name());
        }
        String currency = sql.select(BOOK_VIEW.CURRENCY).from(BOOK_VIEW).where(BOOK_VIEW.COMPANY_ID.eq(company)).fetchOne(BOOK_VIEW.CURRENCY);
        if (currency == null) {
            throw refused(io.hesuan.books.ledger.LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        return Currency.of(currency);
    }

    /** Names as this reader may see them. */
    private Map<UUID, String> names(Collection<UUID> parties, Acting reader) {
        var name = reader.may(Permission.PERSONAL_DATA) ? ClaimLists.PARTY : ClaimLists.MASKED_PARTY;
        return sql.select(PARTNER_VIEW.ID, name.as("shown")).from(PARTNER_VIEW).where(PARTNER_VIEW.ID.eq(DSL.any(parties.toArray(UUID[]::new)))).stream()
                .collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
    }

    private static String partyId(UUID party) {
        return party.equals(OpenItem.NOBODY) ? null : Parties.ID.write(party);
    }

    private static String written(long minor, Currency currency) {
        return Money.ofMinor(minor, currency).toString();
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(refusal, field, arguments));
    }
}
