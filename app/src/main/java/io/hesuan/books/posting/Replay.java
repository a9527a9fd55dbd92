package io.hesuan.books.posting;

import hesuandb.posting.tables.records.FactRecord;
import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.posting.Tables.FACT;

/**
 * Works out again what the facts of some days would post under changed rules, and shows the difference to what stands in the
 * books. Valued amounts are stored with the facts, so nothing is moved and nothing is written.
 */
@Component
class Replay {

    private static final int CHUNK = 1_000;
    private static final int SHOWN = 100;

    /**
     * @param before debit less credit, by the code of the account
     * @param after  likewise; null when the fact would be refused, for {@code refusal}
     */
    record Difference(String factId, LocalDate on, String type, String documentNumber, Map<String, String> before, Map<String, String> after, String refusal) {
    }

    /** What an account would get in these days, debit less credit. */
    record AccountChange(String code, String name, String nameEn, String before, String after, String change) {
    }

    /** @param differences the first hundred; where one fact was asked for, that one, changed or not */
    record Result(long facts, long changed, long refused, List<AccountChange> accounts, List<Difference> differences) {
    }

    private final DSLContext sql;
    private final Ledger ledger;
    private final Sentences sentences;

    Replay(DSLContext sql, Ledger ledger, Sentences sentences) {
        this.sql = sql;
        this.ledger = ledger;
        this.sentences = sentences;
    }

    /** One company's facts on their way through the changed rules. */
    private final class Run {
        private final CompanyBook book;
        private final EntryMaker maker;
        private final Map<UUID, Account> accounts;
        private final Locale locale;
        private final boolean single;
        private final Map<UUID, long[]> sums = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private long facts;
        private long changed;
        private long refused;

        Run(CompanyBook book, EntryMaker maker, Map<UUID, Account> accounts, Locale locale, boolean single) {
            this.book = book;
            this.maker = maker;
            this.accounts = accounts;
            this.locale = locale;
            this.single = single;
        }

        void add(FactPages.Stored stored, NewEntry before) {
            facts++;
            Fact fact = new Fact(stored.id(), stored.type(), stored.companyId(), stored.occurredOn(), new Source(stored.documentType(), stored.documentId(), stored.documentNumber()),
                    stored.memo(), io.hesuan.books.ledger.Dimensions.NONE, List.of(), List.of(), null);
            Outcome<NewEntry> after = maker.entry(fact, stored.amounts());
            Map<UUID, Long> was = before == null ? Map.of() : net(before);
            Map<UUID, Long> is = after.isDone() ? net(after.orElseThrow()) : Map.of();
            was.forEach((account, value) -> sums.computeIfAbsent(account, any -> new long[2])[0] += value);
            is.forEach((account, value) -> sums.computeIfAbsent(account, any -> new long[2])[1] += value);
            boolean differs = after.isRefused() || !was.equals(is);
            changed += differs ? 1 : 0;
            refused += after.isRefused() ? 1 : 0;
            if ((differs || single) && differences.size() < SHOWN) {
                String refusal = after instanceof Outcome.Refused<NewEntry> no ? sentences.of(locale, no) : null;
                differences.add(new Difference(PostingRights.FACT_ID.write(stored.id()), stored.occurredOn(), stored.type(), stored.documentNumber(), written(was),
                        after.isDone() ? written(is) : null, refusal));
            }
        }

        private Map<UUID, Long> net(NewEntry entry) {
            Map<UUID, Long> net = new HashMap<>();
            entry.lines().forEach(line -> net.merge(line.accountId(), line.debit() - line.credit(), Long::sum));
            net.values().removeIf(value -> value == 0);
            return net;
        }

        private Map<String, String> written(Map<UUID, Long> net) {
            Map<String, String> written = new TreeMap<>();
            net.forEach((account, value) -> written.put(accounts.get(account).code(), money(value)));
            return written;
        }

        private String money(long minor) {
            return Money.ofMinor(minor, book.currency()).toString();
        }

        Result result() {
            List<AccountChange> changes = sums.entrySet().stream().filter(sum -> sum.getValue()[0] != sum.getValue()[1]).map(sum -> {
                Account account = accounts.get(sum.getKey());
                return new AccountChange(account.code(), account.name(), account.nameEn(), money(sum.getValue()[0]), money(sum.getValue()[1]),
                        money(sum.getValue()[1] - sum.getValue()[0]));
            }).sorted(java.util.Comparator.comparing(AccountChange::code)).toList();
            return new Result(facts, changed, refused, changes, differences);
        }
    }

    /**
     * @param factId  only this fact; null for all of these days
     * @param changed rules as they would be; those with the id of a stored rule stand in its place
     */
    @Transactional(readOnly = true)
    Result replay(UUID companyId, LocalDate from, LocalDate to, UUID factId, List<Rule> changed, Locale locale) {
        CompanyBook book = ledger.view(sql, Set.of(companyId), Set.of()).companies().get(companyId);
        Map<UUID, Rule> rules = new HashMap<>();
        RuleBooks.of(RuleRows.newest(sql), book).forEach(rule -> rules.put(rule.id(), rule));
        changed.forEach(rule -> rules.put(rule.id(), rule));
        var company = new CompanyRules(companyId, new RuleBook(rules.values(), companyId), RuleRows.shipped(sql).get(book.standard()),
                RuleRows.mappings(sql).getOrDefault(companyId, List.of()));
        Map<UUID, Account> accounts = ledger.chart(sql, companyId);
        company.use(accounts.values());
        var run = new Run(book, new EntryMaker(company.rules(), company.purposes(), book.currency(), accounts), accounts, locale, factId != null);
        LocalDate day = from;
        UUID after = FactRows.NONE;
        for (;;) {
            List<FactRecord> rows = sql.selectFrom(FACT).where(FACT.COMPANY_ID.eq(companyId)).and(FACT.OCCURRED_ON.le(to)).and(factId == null ? DSL.noCondition() : FACT.ID.eq(factId))
                    .and(DSL.row(FACT.OCCURRED_ON, FACT.ID).gt(day, after)).orderBy(FACT.OCCURRED_ON, FACT.ID).limit(CHUNK).fetch();
            List<FactPages.Stored> facts = rows.stream().map(FactPages::stored).toList();
            Map<UUID, NewEntry> entries = ledger.entries(sql, facts.stream().map(FactPages.Stored::entryId).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new)));
            facts.forEach(fact -> run.add(fact, entries.get(fact.entryId())));
            if (rows.size() < CHUNK) {
                return run.result();
            }
            day = rows.getLast().getOccurredOn();
            after = rows.getLast().getId();
        }
    }
}
