package io.hesuan.books.claims;

import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How old is what is owed, on any day: what was open then, by party and in buckets of days. Amounts stand as people expect
 * them: more than 0 is owed. What settles and is not matched yet has a column of its own, for it makes no debt younger.
 */
final class Ageing {

    /** Whether age counts from the due day or from the day of the document. */
    enum Basis { DUE, DOCUMENT }

    /**
     * @param accountClass {@code asset} for what others owe us, {@code liability} for what we owe
     * @param accountId    null for all accounts of the class; likewise {@code partyId}
     * @param currency     null: all, in functional currency; else items in this one, in it
     * @param days         upper ends of the buckets but the last, ascending
     */
    record Query(UUID companyId, String accountClass, UUID accountId, UUID partyId, String currency, LocalDate asOf, Basis basis, List<Integer> days) {
    }

    /** @param buckets by due day: not due yet, then as many days overdue; by document day: as many days old */
    record Row(UUID partyId, long[] buckets, long unmatched) {

        long total() {
            return Arrays.stream(buckets).sum() + unmatched;
        }
    }

    /** Open then is what is open now and what matches of later days have taken since. */
    private static final String OPEN_THEN = """
            SELECT i.party_id, CASE WHEN a.class = 'asset' THEN 1 ELSE -1 END * (o.amount) AS open,
                   ?::date - CASE WHEN ? THEN i.due_on ELSE i.entered_on END AS age
              FROM (SELECT i.id, CASE WHEN ?::text IS NULL THEN i.open_amount + coalesce(l.amount, 0) ELSE i.open_original + coalesce(l.original, 0) END AS amount
                      FROM (SELECT * FROM claims.item WHERE company_id = ? AND open AND entered_on <= ?
                            UNION ALL
                            SELECT * FROM claims.item WHERE NOT open AND entered_on <= ?
                               AND id IN (SELECT item_id FROM claims.match_line WHERE company_id = ? AND matched_on > ?)) i
                      LEFT JOIN (SELECT item_id, sum(amount)::bigint AS amount, sum(original)::bigint AS original FROM claims.match_line
                                  WHERE company_id = ? AND matched_on > ? GROUP BY item_id) l ON l.item_id = i.id) o
              JOIN claims.item i ON i.id = o.id JOIN ledger.account_view a ON a.id = i.account_id
             WHERE o.amount <> 0 AND a.class = ? AND (?::uuid IS NULL OR i.account_id = ?) AND (?::uuid IS NULL OR i.party_id = ?)
               AND (?::text IS NULL OR i.currency = ?)""";

    private Ageing() {
    }

    /** The largest debtors first. One statement. */
    static List<Row> of(DSLContext sql, Query query) {
        Integer[] ends = thresholds(query);
        Map<UUID, Row> rows = new LinkedHashMap<>();
        String statement = "SELECT party_id, width_bucket(age, ?::int[]) AS bucket, coalesce(sum(open) FILTER (WHERE open > 0), 0)::bigint AS owed,"
                + " coalesce(sum(open) FILTER (WHERE open < 0), 0)::bigint AS unmatched FROM (" + OPEN_THEN + ") AS then_open GROUP BY party_id, bucket";
        for (Record row : sql.fetch(statement, arguments(query, ends))) {
            UUID party = row.get("party_id", UUID.class);
            Row before = rows.computeIfAbsent(party, id -> new Row(id, new long[ends.length + 1], 0));
            before.buckets()[row.get("bucket", Integer.class)] += row.get("owed", Long.class);
            rows.put(party, new Row(party, before.buckets(), before.unmatched() + row.get("unmatched", Long.class)));
        }
        return rows.values().stream().sorted(java.util.Comparator.comparingLong((Row row) -> -row.total()).thenComparing(Row::partyId)).toList();
    }

    /** The ages at which buckets begin, but the first, which takes all that is younger. */
    private static Integer[] thresholds(Query query) {
        List<Integer> begins = new ArrayList<>();
        if (query.basis() == Basis.DUE) {
            begins.add(1);
        }
        query.days().forEach(end -> begins.add(end + 1));
        return begins.toArray(Integer[]::new);
    }

    private static Object[] arguments(Query query, Integer[] ends) {
        UUID company = query.companyId();
        LocalDate day = query.asOf();
        return new Object[]{ends, day, query.basis() == Basis.DUE, query.currency(), company, day, day, company, day, company, day, query.accountClass(),
                query.accountId(), query.accountId(), query.partyId(), query.partyId(), query.currency(), query.currency()};
    }
}
