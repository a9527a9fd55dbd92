package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes checked entries: their rows by COPY, each entry sealed with the digest of its content, then what the accounts turned over. */
final class Recording {

    /** What the seal of an entry covers: these columns of its own row, then those of its lines, in the binary form of COPY. */
    static final String[] SEALED_ENTRY = {"id", "period", "company_id", "entered_on", "kind", "word", "fact_id", "reverses_id", "memo",
            "amount", "recorded_at", "recorded_by"};
    static final String[] SEALED_LINE = {"entry_id", "period", "number", "company_id", "account_id", "entered_on", "debit", "credit", "currency",
            "original", "rate", "rate_on", "rate_source", "party_id", "category_id", "warehouse_id", "channel_id", "item_id", "lot_id", "shop_id",
            "order_id", "campaign_id", "host_id", "work_order_id", "cost_centre_id", "machine_id", "fact_line", "rule_id", "rule_version", "cash_flow", "memo",
            "due_on", "document"};

    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final LedgerView view;
    private final Instant now;
    private final CopyRows entryRows = new CopyRows("ledger.entry", "id", "period", "company_id", "entered_on", "kind", "word", "fact_id",
            "reverses_id", "memo", "amount", "recorded_at", "recorded_by", "commit_position", "content_hash");
    private final CopyRows lineRows = new CopyRows("ledger.line", SEALED_LINE);
    private final Turnovers turnovers = new Turnovers();
    private final MessageDigest digest = sha256();

    Recording(LedgerView view, Instant now) {
        this.view = view;
        this.now = now;
    }

    void record(DSLContext sql, List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long position = makeRoom(sql, entries);
        entries.forEach(entry -> add(entry, position));
        entryRows.send(sql);
        lineRows.send(sql);
        markReversed(sql, entries.stream().filter(entry -> entry.reverses() != null).toList());
        turnovers.write(sql);
    }

    private static void markReversed(DSLContext sql, List<NewEntry> reversals) {
        if (!reversals.isEmpty()) {
            sql.execute("INSERT INTO ledger.reversal (reversed_id, entry_id) SELECT * FROM unnest(?::uuid[], ?::uuid[])",
                    reversals.stream().map(NewEntry::reverses).toArray(UUID[]::new), reversals.stream().map(NewEntry::id).toArray(UUID[]::new));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private long makeRoom(DSLContext sql, List<NewEntry> entries) {
        Integer[] periods = entries.stream().map(entry -> period(entry)).distinct().sorted().toArray(Integer[]::new);
        return sql.fetchSingle("SELECT house.commit_position() FROM ledger.make_room(?::integer[])", (Object) periods).get(0, Long.class);
    }

    private int period(NewEntry entry) {
        return view.companies().get(entry.companyId()).periodOf(entry.on());
    }

    private void add(NewEntry entry, long position) {
        int period = period(entry);
        int start = entryRows.end();
        entryRows.uuid(entry.id()).integer(period).uuid(entry.companyId()).date(entry.on()).text(entry.kind().stored())
                .text(word(entry).stored()).uuid(entry.factId()).uuid(entry.reverses()).text(entry.memo())
                .bigint(entry.lines().stream().mapToLong(NewLine::debit).sum()).instant(now).uuid(entry.recordedBy());
        entryRows.digest(digest, start);
        int number = 0;
        for (NewLine line : entry.lines()) {
            add(entry, period, ++number, line);
            turnovers.add(entry, period, line, view.accounts().get(line.accountId()));
        }
        entryRows.bigint(position).bytea(digest.digest());
    }

    private void add(NewEntry entry, int period, int number, NewLine line) {
        int start = lineRows.end();
        lineRows.uuid(entry.id()).integer(period).smallint(number).uuid(entry.companyId()).uuid(line.accountId()).date(entry.on())
                .bigint(line.debit()).bigint(line.credit()).text(line.currency()).bigint(line.original());
        if (line.rate() == null) {
            lineRows.absent().absent().absent();
        } else {
            lineRows.numeric(line.rate().value()).date(line.rate().date()).text(line.rate().source());
        }
        for (Dimension dimension : DIMENSIONS) {
            lineRows.uuid(line.dimensions().get(dimension));
        }
        LineOrigin origin = line.origin();
        if (origin == null) {
            lineRows.absent().absent().absent();
        } else {
            lineRows.smallint(origin.factLine()).uuid(origin.ruleId()).integer(origin.ruleVersion());
        }
        lineRows.text(line.cashFlow()).text(line.memo()).date(line.dueOn()).text(line.document());
        lineRows.digest(digest, start);
    }

    /** The word given, or the one that custom gives: money in, money out (also between own accounts), or neither. */
    private VoucherWord word(NewEntry entry) {
        if (entry.word() != null) {
            return entry.word();
        }
        if (view.companies().get(entry.companyId()).words() == VoucherWords.SINGLE) {
            return VoucherWord.GENERAL;
        }
        boolean in = false;
        boolean out = false;
        for (NewLine line : entry.lines()) {
            boolean cash = view.accounts().get(line.accountId()).cash();
            in |= cash && line.side() == Side.DEBIT;
            out |= cash && line.side() == Side.CREDIT;
        }
        return out ? VoucherWord.PAYMENT : in ? VoucherWord.RECEIPT : VoucherWord.TRANSFER;
    }

    /** The id that stands for "none" where a key must not be null. */
    static final UUID NONE = new UUID(0, 0);
}
