package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives entries their legal numbers and their places in the company's chain, after commit and in commit order. One node at
 * a time, by an advisory lock; it never looks past the settled position, so no entry can later appear before a numbered one.
 */
@Component
class VoucherSequencer {

    static final byte[] BEGINNING = new byte[32];
    private static final int BATCH = 10_000;

    private final DSLContext sql;
    private final TransactionTemplate transaction;

    VoucherSequencer(DSLContext sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The end of a company's chain. */
    private static final class End {
        private long number;
        private byte[] hash = BEGINNING;
    }

    private record Series(UUID company, int period, String word) {
    }

    /** Numbers the next entries. @return whether there may be more at once */
    boolean number() {
        return transaction.execute(status -> Boolean.TRUE.equals(sql.fetchValue("SELECT pg_try_advisory_xact_lock(hashtext('ledger.sequencer'))")) && numberNext());
    }

    /** The hash that a voucher leaves behind: of the one before, of what was numbered, and of what it says. */
    static byte[] next(MessageDigest digest, byte[] before, long chainNumber, UUID entry, int period, String word, int number, byte[] content) {
        digest.update(before);
        digest.update((chainNumber + " " + entry + " " + period + " " + word + " " + number + " ").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return digest.digest(content);
    }

    private boolean numberNext() {
        Record last = sql.fetchOne("SELECT commit_position, entry_id FROM ledger.voucher ORDER BY commit_position DESC, entry_id DESC LIMIT 1");
        List<Record> entries = List.copyOf(sql.fetch("""
                SELECT id, company_id, period, word, commit_position, content_hash FROM ledger.entry
                 WHERE (commit_position, id) > (?, ?::uuid) AND commit_position < (SELECT house.settled_position())
                 ORDER BY commit_position, id LIMIT ?""",
                last == null ? 0L : last.get(0, Long.class), last == null ? Recording.NONE : last.get(1, UUID.class), BATCH));
        if (entries.isEmpty()) {
            return false;
        }
        Map<UUID, End> ends = ends(entries);
        Map<Series, Integer> numbers = numbers(entries);
        MessageDigest digest = Recording.sha256();
        var rows = new CopyRows("ledger.voucher", "company_id", "chain_number", "entry_id", "period", "word", "number", "commit_position", "content_hash", "hash");
        for (Record entry : entries) {
            UUID company = entry.get("company_id", UUID.class);
            int period = entry.get("period", Integer.class);
            String word = entry.get("word", String.class);
            End end = ends.computeIfAbsent(company, any -> new End());
            int number = numbers.merge(new Series(company, period, word), 1, Integer::sum);
            byte[] content = entry.get("content_hash", byte[].class);
            end.hash = next(digest, end.hash, ++end.number, entry.get("id", UUID.class), period, word, number, content);
            rows.uuid(company).bigint(end.number).uuid(entry.get("id", UUID.class)).integer(period).text(word).integer(number)
                    .bigint(entry.get("commit_position", Long.class)).bytea(content).bytea(end.hash);
        }
        rows.send(sql);
        return entries.size() == BATCH;
    }

    private Map<UUID, End> ends(List<Record> entries) {
        UUID[] companies = entries.stream().map(entry -> entry.get("company_id", UUID.class)).distinct().toArray(UUID[]::new);
        Map<UUID, End> ends = new HashMap<>();
        sql.fetch("""
                SELECT company, last.chain_number, last.hash FROM unnest(?::uuid[]) company
                  JOIN LATERAL (SELECT chain_number, hash FROM ledger.voucher WHERE company_id = company ORDER BY chain_number DESC LIMIT 1) last ON true""",
                (Object) companies).forEach(row -> {
                    End end = new End();
                    end.number = row.get(1, Long.class);
                    end.hash = row.get(2, byte[].class);
                    ends.put(row.get(0, UUID.class), end);
                });
        return ends;
    }

    private Map<Series, Integer> numbers(List<Record> entries) {
        List<Series> series = entries.stream().map(entry -> new Series(entry.get("company_id", UUID.class), entry.get("period", Integer.class),
                entry.get("word", String.class))).distinct().toList();
        return sql.fetch("""
                SELECT company, series_period, series_word, last.number FROM unnest(?::uuid[], ?::integer[], ?::text[]) s (company, series_period, series_word)
                  JOIN LATERAL (SELECT number FROM ledger.voucher WHERE company_id = company AND period = series_period AND word = series_word
                                 ORDER BY number DESC LIMIT 1) last ON true""",
                series.stream().map(Series::company).toArray(UUID[]::new), series.stream().map(Series::period).toArray(Integer[]::new),
                series.stream().map(Series::word).toArray(String[]::new)).stream()
                .collect(Collectors.toMap(row -> new Series(row.get(0, UUID.class), row.get(1, Integer.class), row.get(2, String.class)),
                        row -> row.get(3, Integer.class), Integer::sum, HashMap::new));
    }
}
