package io.hesuan.books.ledger;

import io.hesuan.kernel.ChineseCapitals;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Money;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static hesuandb.ledger.Tables.REVERSAL;
import static hesuandb.ledger.Tables.VOUCHER;

/** One entry with its lines, as people look at it. */
@Component
class EntryPages {

    /** How the room above spells its facts and rules. */
    private static final IdFormat FACT_ID = IdFormat.of("fct");
    private static final IdFormat RULE_ID = IdFormat.of("prl");

    private final DSLContext sql;
    private final DimensionNames names;
    private final Lists lists;

    EntryPages(DSLContext sql, DimensionNames names, Lists lists) {
        this.sql = sql;
        this.names = names;
        this.lists = lists;
    }

    /**
     * @param number     null until the sequencer has given it
     * @param factId     null when no fact stands behind
     * @param reverses   the entry that this one takes back, null when none
     * @param reversedBy the entry that takes this one back, null when none
     * @param recordedBy who prepared it; null for the house itself, and where the reader may not know
     * @param capitals   the total in capital characters, for renminbi only
     * @param seal       null until the sequencer has numbered it
     */
    record VoucherPage(String id, String companyId, LocalDate on, String period, String kind, String word, Integer number, String memo, String currency, String factId,
                String reverses, String reversedBy, Instant recordedAt, String recordedBy, String total, String capitals, EntrySeals.Seal seal, List<LineView> lines) {
    }

    /** @param accountName from the first level down, with slashes between */
    record LineView(int number, String accountId, String accountCode, String accountName, String debit, String credit, String currency, String original,
                    String rate, LocalDate rateOn, String rateSource, List<DimensionNames.Value> dimensions, String ruleId, Integer ruleVersion, String cashFlow,
                    String memo, LocalDate dueOn, String document) {
    }

    @Transactional(readOnly = true)
    Optional<VoucherPage> find(UUID id, Acting reader) {
        StoredEntry stored = StoredEntries.find(sql, Set.of(id)).get(id);
        if (stored == null || !reader.companies(Journal.READ).covers(stored.entry().companyId())) {
            return Optional.empty();
        }
        NewEntry entry = stored.entry();
        CompanyBook book = Books.find(sql, Set.of(entry.companyId())).get(entry.companyId());
        Integer number = sql.select(VOUCHER.NUMBER).from(VOUCHER).where(VOUCHER.PERIOD.eq(stored.period()), VOUCHER.ENTRY_ID.eq(id)).fetchOne(VOUCHER.NUMBER);
        UUID reversedBy = sql.select(REVERSAL.ENTRY_ID).from(REVERSAL).where(REVERSAL.REVERSED_ID.eq(id)).fetchOne(REVERSAL.ENTRY_ID);
        Money total = Money.ofMinor(entry.lines().stream().mapToLong(NewLine::debit).sum(), book.currency());
        return Optional.of(new VoucherPage(Journal.ENTRY_ID.write(id), Companies.ID.write(entry.companyId()), entry.on(), book.period(stored.period()).toString(),
                entry.kind().stored(), entry.word().stored(), number, entry.memo(), book.currency().code(), entry.factId() == null ? null : FACT_ID.write(entry.factId()), written(entry.reverses()),
                written(reversedBy), stored.recordedAt(), person(entry.recordedBy(), reader), total.toString(),
                total.currency().equals(Currency.CNY) ? ChineseCapitals.of(total) : null, EntrySeals.of(sql, stored.period(), id), lines(entry, book, reader)));
    }

    /** The lines as people read them; two statements, and one for each dimension that they name. */
    List<LineView> lines(NewEntry entry, CompanyBook book, Acting reader) {
        Map<UUID, Account> accounts = Accounts.find(sql, entry.lines().stream().map(NewLine::accountId).collect(Collectors.toSet()));
        Map<String, String> paths = paths(book, accounts.values(), reader);
        List<List<DimensionNames.Value>> dimensions = names.of(entry.lines().stream().map(NewLine::dimensions).toList(), reader);
        return IntStream.range(0, entry.lines().size())
                .mapToObj(i -> line(i + 1, entry.lines().get(i), accounts.get(entry.lines().get(i).accountId()), paths, dimensions.get(i), book)).toList();
    }

    /** By code, the names of an account and of those above it. */
    private Map<String, String> paths(CompanyBook book, Collection<Account> accounts, Acting reader) {
        Map<String, String> paths = new HashMap<>();
        sql.fetch("""
                SELECT c.code, a.name, a.name_en FROM unnest(?::text[]) c (code) JOIN ledger.account a ON a.company_id = ? AND starts_with(c.code, a.code)
                 ORDER BY c.code, length(a.code)""", accounts.stream().map(Account::code).toArray(String[]::new), book.companyId())
                .forEach(row -> paths.merge(row.get(0, String.class), LedgerReports.name(reader, row.get(1, String.class), row.get(2, String.class)),
                        (above, name) -> above + " / " + name));
        return paths;
    }

    private static LineView line(int number, NewLine line, Account account, Map<String, String> paths, List<DimensionNames.Value> dimensions, CompanyBook book) {
        String amount = Money.ofMinor(line.amount(), book.currency()).toString();
        boolean foreign = line.rate() != null;
        return new LineView(number, Journal.ACCOUNT_ID.write(account.id()), account.code(), paths.get(account.code()), line.side() == Side.DEBIT ? amount : null,
                line.side() == Side.CREDIT ? amount : null, line.currency(), Money.ofMinor(line.original(), Currency.of(line.currency())).toString(),
                foreign ? line.rate().value().toPlainString() : null, foreign ? line.rate().date() : null, foreign ? line.rate().source() : null, dimensions,
                line.origin() == null ? null : RULE_ID.write(line.origin().ruleId()), line.origin() == null ? null : line.origin().ruleVersion(), line.cashFlow(), line.memo(),
                line.dueOn(), line.document());
    }

    private String person(UUID user, Acting reader) {
        Lists.Named named = user == null ? null : lists.names("users", Set.of(user), reader).get(user);
        return named == null ? user != null && user.equals(reader.userId()) ? reader.name() : null : named.name();
    }

    private static String written(UUID entry) {
        return entry == null ? null : Journal.ENTRY_ID.write(entry);
    }
}
