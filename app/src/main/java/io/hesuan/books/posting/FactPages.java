package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.DimensionNames;
import io.hesuan.books.ledger.Journal;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.books.ledger.Side;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static hesuandb.posting.Tables.FACT;

/** A fact as people look at it: its amounts, and why each of its lines stands in the books. */
@Component
class FactPages {

    /** A fact read back. */
    record Stored(UUID id, UUID companyId, String type, LocalDate occurredOn, Instant recordedAt, UUID recordedBy, String documentType, UUID documentId, String documentNumber,
                  String memo, UUID entryId, List<Amount> amounts) {
    }

    /**
     * @param recordedBy a person's name; null for the house itself, and where the reader may not know
     * @param documentList the list that the document stands in, {@code transfers}; null when it lies outside, and where the reader may not see it
     * @param documentId   in that list; null likewise
     * @param entry      null when nothing was booked
     */
    record Page(String id, String companyId, String type, LocalDate occurredOn, Instant recordedAt, String recordedBy, String documentType,
                String documentList, String documentId, String documentNumber, String memo, String currency, List<AmountView> amounts, Entry entry) {
    }

    /**
     * @param fromKind kind of the place that goods left, {@code bin}; likewise {@code toKind}; null for amounts that no goods gave
     * @param quantity in base units of the item
     */
    record AmountView(int number, String role, String value, String currency, String original, String rate, List<DimensionNames.Value> dimensions, LocalDate dueOn,
                      String document, String fromKind, String toKind, String quantity, String ruleId, Integer ruleVersion, String ruleName, String ruleNameEn, String condition) {
    }

    /** @param id null in previews: what is shown was rolled back */
    record Entry(String id, LocalDate on, String memo, List<Line> lines) {
    }

    /** @param factLine number of the amount that it comes from */
    record Line(String accountId, String accountCode, String accountName, String accountNameEn, String debit, String credit, List<DimensionNames.Value> dimensions,
                LocalDate dueOn, String document, int factLine, String ruleId, int ruleVersion, String ruleName, String ruleNameEn) {
    }

    private final DSLContext sql;
    private final Ledger ledger;
    private final DimensionNames names;
    private final Lists lists;

    FactPages(DSLContext sql, Ledger ledger, DimensionNames names, Lists lists) {
        this.sql = sql;
        this.ledger = ledger;
        this.names = names;
        this.lists = lists;
    }

    /** Those of the facts that exist, by id. */
    static Map<UUID, Stored> find(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, Stored> found = new HashMap<>();
        sql.selectFrom(FACT).where(FACT.ID.eq(org.jooq.impl.DSL.any(ids.toArray(UUID[]::new)))).forEach(row -> found.put(row.getId(), stored(row)));
        return found;
    }

    static Stored stored(hesuandb.posting.tables.records.FactRecord row) {
        return new Stored(row.getId(), row.getCompanyId(), row.getType(), row.getOccurredOn(), row.getRecordedAt().toInstant(), row.getRecordedBy(), row.getDocumentType(),
                row.getDocumentId(), row.getDocumentNumber(), row.getMemo(), row.getEntryId(), FactContent.read(row.getAmounts().data()));
    }

    @Transactional(readOnly = true)
    Optional<Page> page(UUID id, Acting reader) {
        Stored fact = find(sql, Set.of(id)).get(id);
        if (fact == null || !reader.companies(PostingRights.READ).covers(fact.companyId())) {
            return Optional.empty();
        }
        NewEntry entry = fact.entryId() == null ? null : ledger.entries(sql, Set.of(fact.entryId())).get(fact.entryId());
        Currency currency = ledger.view(sql, Set.of(fact.companyId()), Set.of()).companies().get(fact.companyId()).currency();
        Map<List<Object>, Rule> rules = rules(entry == null ? List.of() : entry.lines());
        List<List<DimensionNames.Value>> dimensions = names.of(fact.amounts().stream().map(Amount::dimensions).toList(), reader);
        List<AmountView> amounts = IntStream.range(0, fact.amounts().size()).mapToObj(i -> view(fact.amounts().get(i), dimensions.get(i), currency, entry, rules)).toList();
        Lists.Named document = fact.documentId() == null ? null : lists.names(listOf(fact.documentType()), Set.of(fact.documentId()), reader).get(fact.documentId());
        return Optional.of(new Page(PostingRights.FACT_ID.write(id), Companies.ID.write(fact.companyId()), fact.type(), fact.occurredOn(), fact.recordedAt(), person(fact.recordedBy(), reader),
                fact.documentType(), document == null ? null : listOf(fact.documentType()), document == null ? null : document.id(), fact.documentNumber(), fact.memo(),
                currency.code(), amounts, entry == null ? null : entry(entry, currency, true, reader)));
    }

    /** What a dry run noted, as people look at it. */
    @Transactional(readOnly = true)
    List<Entry> entries(Preview<?> preview, Acting reader) {
        List<Entry> entries = new ArrayList<>();
        for (Preview.Posted posted : preview.facts()) {
            if (posted.entry() != null) {
                UUID company = posted.fact().companyId();
                entries.add(entry(posted.entry(), ledger.view(sql, Set.of(company), Set.of()).companies().get(company).currency(), false, reader));
            }
        }
        return entries;
    }

    private Entry entry(NewEntry entry, Currency currency, boolean recorded, Acting reader) {
        Map<UUID, Account> accounts = ledger.accounts(sql, Set.of(entry.companyId()), Set.of(), entry.lines().stream().map(NewLine::accountId).collect(Collectors.toSet()));
        Map<List<Object>, Rule> rules = rules(entry.lines());
        List<List<DimensionNames.Value>> dimensions = names.of(entry.lines().stream().map(NewLine::dimensions).toList(), reader);
        return new Entry(recorded ? Journal.ENTRY_ID.write(entry.id()) : null, entry.on(), entry.memo(), IntStream.range(0, entry.lines().size()).mapToObj(i -> {
            NewLine line = entry.lines().get(i);
            Account account = accounts.get(line.accountId());
            Rule rule = rules.get(List.<Object>of(line.origin().ruleId(), line.origin().ruleVersion()));
            String amount = Money.ofMinor(line.amount(), currency).toString();
            return new Line(Journal.ACCOUNT_ID.write(account.id()), account.code(), account.name(), account.nameEn(), line.side() == Side.DEBIT ? amount : null,
                    line.side() == Side.CREDIT ? amount : null, dimensions.get(i), line.dueOn(), line.document(), line.origin().factLine(),
                    PostingRights.RULE_ID.write(rule.id()), rule.version(), rule.name(), rule.nameEn());
        }).toList());
    }

    private Map<List<Object>, Rule> rules(List<NewLine> lines) {
        Map<List<Object>, Rule> rules = new HashMap<>();
        UUID[] ids = lines.stream().filter(line -> line.origin() != null).map(line -> line.origin().ruleId()).distinct().toArray(UUID[]::new);
        sql.selectFrom(hesuandb.posting.Tables.RULE).where(hesuandb.posting.Tables.RULE.ID.eq(org.jooq.impl.DSL.any(ids)))
                .forEach(row -> rules.put(List.of(row.getId(), row.getVersion()), RuleRows.rule(row)));
        return rules;
    }

    private static AmountView view(Amount amount, List<DimensionNames.Value> dimensions, Currency currency, NewEntry entry, Map<List<Object>, Rule> rules) {
        // a goods amount and its variance share a number; the role tells them apart by the rule that speaks for it
        Rule rule = entry == null ? null : entry.lines().stream().filter(line -> line.origin().factLine() == amount.number())
                .map(line -> rules.get(List.<Object>of(line.origin().ruleId(), line.origin().ruleVersion()))).filter(found -> found.role().equals(amount.role())).findFirst().orElse(null);
        var goods = amount.goods();
        return new AmountView(amount.number(), amount.role(), Money.ofMinor(amount.value(), currency).toString(), amount.currency(),
                Money.ofMinor(amount.original(), Currency.of(amount.currency())).toString(), amount.rate() == null ? null : amount.rate().value().toPlainString(),
                dimensions, amount.dueOn(), amount.document(), goods == null ? null : goods.fromKind(), goods == null ? null : goods.toKind(),
                goods == null ? null : BigDecimal.valueOf(goods.quantity(), 6).stripTrailingZeros().toPlainString(),
                rule == null ? null : PostingRights.RULE_ID.write(rule.id()), rule == null ? null : rule.version(), rule == null ? null : rule.name(),
                rule == null ? null : rule.nameEn(), rule == null ? null : rule.condition());
    }

    /** Documents stand in the list of their type: the room that owns it need not be known here. */
    private static String listOf(String documentType) {
        return documentType + (documentType.endsWith("ch") ? "es" : "s");
    }

    private String person(UUID user, Acting reader) {
        Lists.Named named = user == null ? null : lists.names("users", Set.of(user), reader).get(user);
        return named != null ? named.name() : user != null && user.equals(reader.userId()) ? reader.name() : null;
    }
}
