package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.ledger.Tables.REVERSAL;
import static hesuandb.ledger.Tables.VOUCHER;

/** One entry with its lines, as people look at it. */
@Component
class EntryPages {

    private final DSLContext sql;

    EntryPages(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param number     null until the sequencer has given it
     * @param factId     null when no fact stands behind
     * @param reverses   the entry that this one takes back, null when none
     * @param reversedBy the entry that takes this one back, null when none
     */
    record Page(String id, String companyId, LocalDate on, String period, String kind, String word, Integer number, String memo, UUID factId, String reverses,
                String reversedBy, Instant recordedAt, List<LineView> lines) {
    }

    /** @param dimensions the raw id by dimension: the rooms that own them know their form */
    record LineView(int number, String accountId, String accountCode, String accountName, String debit, String credit, String currency, String original,
                    String rate, LocalDate rateOn, String rateSource, Map<String, UUID> dimensions, UUID ruleId, Integer ruleVersion, String cashFlow, String memo,
                    LocalDate dueOn, String document) {
    }

    @Transactional(readOnly = true)
    Optional<Page> find(UUID id, Acting reader) {
        StoredEntry stored = StoredEntries.find(sql, Set.of(id)).get(id);
        if (stored == null || !reader.companies(Journal.READ).covers(stored.entry().companyId())) {
            return Optional.empty();
        }
        NewEntry entry = stored.entry();
        CompanyBook book = Books.find(sql, Set.of(entry.companyId())).get(entry.companyId());
        Map<UUID, Account> accounts = Accounts.find(sql, entry.lines().stream().map(NewLine::accountId).collect(Collectors.toSet()));
        Integer number = sql.select(VOUCHER.NUMBER).from(VOUCHER).where(VOUCHER.PERIOD.eq(stored.period()), VOUCHER.ENTRY_ID.eq(id)).fetchOne(VOUCHER.NUMBER);
        UUID reversedBy = sql.select(REVERSAL.ENTRY_ID).from(REVERSAL).where(REVERSAL.REVERSED_ID.eq(id)).fetchOne(REVERSAL.ENTRY_ID);
        List<LineView> lines = java.util.stream.IntStream.range(0, entry.lines().size())
                .mapToObj(i -> line(i + 1, entry.lines().get(i), accounts, book)).toList();
        return Optional.of(new Page(Journal.ENTRY_ID.write(id), Companies.ID.write(entry.companyId()), entry.on(), book.period(stored.period()).toString(),
                entry.kind().stored(), entry.word().stored(), number, entry.memo(), entry.factId(), written(entry.reverses()), written(reversedBy),
                stored.recordedAt(), lines));
    }

    private static LineView line(int number, NewLine line, Map<UUID, Account> accounts, CompanyBook book) {
        Account account = accounts.get(line.accountId());
        Map<String, UUID> dimensions = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            if (line.dimensions().has(dimension)) {
                dimensions.put(dimension.written(), line.dimensions().get(dimension));
            }
        }
        String amount = Money.ofMinor(line.amount(), book.currency()).toString();
        boolean foreign = line.rate() != null;
        return new LineView(number, Journal.ACCOUNT_ID.write(account.id()), account.code(), account.name(), line.side() == Side.DEBIT ? amount : null,
                line.side() == Side.CREDIT ? amount : null, line.currency(), Money.ofMinor(line.original(), Currency.of(line.currency())).toString(),
                foreign ? line.rate().value().toPlainString() : null, foreign ? line.rate().date() : null, foreign ? line.rate().source() : null, dimensions,
                line.origin() == null ? null : line.origin().ruleId(), line.origin() == null ? null : line.origin().ruleVersion(), line.cashFlow(), line.memo(),
                line.dueOn(), line.document());
    }

    private static String written(UUID entry) {
        return entry == null ? null : Journal.ENTRY_ID.write(entry);
    }
}
