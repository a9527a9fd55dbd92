package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.posting.Amount.Goods;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.posting.Tables.PURPOSE;
import static hesuandb.posting.Tables.RULE;

/** Rules, purposes and what they cover, as people look at them. */
@Component
class RulePages {

    record RuleView(String id, int version, String companyId, String standard, String code, String name, String nameEn, String factType, String role, String condition, String debit,
                    String credit, String formula, String dimensions, String cashFlow, LocalDate validFrom, LocalDate validTo, boolean active) {

        static RuleView of(Rule rule) {
            return new RuleView(PostingRights.RULE_ID.write(rule.id()), rule.version(), rule.companyId() == null ? null : Companies.ID.write(rule.companyId()), rule.standard(),
                    rule.code(), rule.name(), rule.nameEn(), rule.factType(), rule.role(), rule.condition(), rule.debit(), rule.credit(), rule.formula(), rule.dimensions(),
                    rule.cashFlow(), rule.validFrom(), rule.validTo(), rule.active());
        }
    }

    /** @param recordedBy a person's name; null for what ships, and where the reader may not know */
    record Version(RuleView rule, Instant recordedAt, String recordedBy, String note) {
    }

    /** Newest first. */
    record RulePage(RuleView rule, List<Version> versions) {
    }

    /** @param way how goods move, {@code supplier>bin}; null for amounts that no goods give */
    record Covered(String role, String way, String ruleId, String ruleCode, String ruleName, String ruleNameEn, boolean books) {
    }

    record Coverage(String factType, boolean whole, List<Covered> roles) {
    }

    /** @param shipped code of the account that the standard's pack gives; null when it gives none */
    record PurposeView(String purpose, String name, String nameEn, boolean ofGoods, String shipped, String accountName, String accountNameEn, long mappings) {
    }

    private final DSLContext sql;
    private final Ledger ledger;
    private final ObjectProvider<FactType> types;
    private final Lists lists;

    RulePages(DSLContext sql, Ledger ledger, ObjectProvider<FactType> types, Lists lists) {
        this.sql = sql;
        this.ledger = ledger;
        this.types = types;
        this.lists = lists;
    }

    @Transactional(readOnly = true)
    Optional<RulePage> page(UUID id, Acting reader) {
        var rows = sql.selectFrom(RULE).where(RULE.ID.eq(id)).orderBy(RULE.VERSION.desc()).fetch();
        Map<UUID, Lists.Named> people = lists.names("users", rows.stream().map(row -> row.getRecordedBy()).filter(Objects::nonNull).collect(Collectors.toSet()), reader);
        List<Version> versions = rows.map(row -> new Version(RuleView.of(RuleRows.rule(row)), row.getRecordedAt().toInstant(), person(row.getRecordedBy(), people, reader), row.getNote()));
        return versions.isEmpty() || !mayRead(reader, RuleRows.rule(rows.getFirst())) ? Optional.empty() : Optional.of(new RulePage(versions.getFirst().rule(), versions));
    }

    private static boolean mayRead(Acting reader, Rule rule) {
        return rule.companyId() == null || reader.companies(PostingRights.RULES_READ).covers(rule.companyId());
    }

    private static String person(UUID user, Map<UUID, Lists.Named> people, Acting reader) {
        return user == null ? null : people.containsKey(user) ? people.get(user).name() : user.equals(reader.userId()) ? reader.name() : null;
    }

    /** The rules that speak for a company, by type and role; all rules when it is null. */
    @Transactional(readOnly = true)
    List<RuleView> rules(UUID companyId, Acting reader) {
        List<Rule> all = RuleRows.newest(sql).stream().filter(rule -> mayRead(reader, rule)).toList();
        List<Rule> wanted = companyId == null ? all : RuleBooks.of(all, book(companyId));
        return wanted.stream().sorted(Comparator.comparing(Rule::factType).thenComparing(Rule::role).thenComparing(Rule::code)).map(RuleView::of).toList();
    }

    private CompanyBook book(UUID companyId) {
        return ledger.view(sql, Set.of(companyId), Set.of()).companies().get(companyId);
    }

    Set<String> purposeNames() {
        return sql.select(PURPOSE.PURPOSE_).from(PURPOSE).fetchSet(PURPOSE.PURPOSE_);
    }

    @Transactional(readOnly = true)
    boolean keepsBooks(UUID companyId) {
        return book(companyId) != null;
    }

    /** Whether each type and role that rooms declare finds a rule, on a day. */
    @Transactional(readOnly = true)
    List<Coverage> coverage(UUID companyId, LocalDate on) {
        CompanyBook book = book(companyId);
        RuleBook rules = new RuleBook(RuleBooks.of(RuleRows.newest(sql), book), companyId);
        return types.stream().sorted(Comparator.comparing(FactType::name)).map(type -> {
            Fact fact = new Fact(FactRows.NONE, type.name(), companyId, on, new Source("", null, ""), "", Dimensions.NONE, List.of(), List.of(), null);
            List<Covered> covered = new ArrayList<>();
            type.roles().forEach(role -> covered.add(covered(rules, fact, book, role, null)));
            type.goods().forEach(way -> covered.add(covered(rules, fact, book, Amounts.OF_GOODS, way)));
            return new Coverage(type.name(), covered.stream().allMatch(one -> one.ruleId() != null), covered);
        }).toList();
    }

    private static Covered covered(RuleBook rules, Fact fact, CompanyBook book, String role, String way) {
        Goods goods = way == null ? null : new Goods(way.split(">")[0], way.split(">")[1], null, null, null, null, 1, "moving-average");
        String currency = book.currency().code();
        var found = rules.find(fact, new Amount(1, role, 1, currency, 1, null, Dimensions.NONE, null, fact.occurredOn(), null, null, null, null, goods), book.currency());
        return found == null ? new Covered(role, way, null, null, null, null, false) : new Covered(role, way, PostingRights.RULE_ID.write(found.rule().id()), found.rule().code(),
                found.rule().name(), found.rule().nameEn(), found.rule().books());
    }

    /** All purposes with the accounts that the company's standard gives them. */
    @Transactional(readOnly = true)
    List<PurposeView> purposes(UUID companyId) {
        String standard = book(companyId).standard();
        Map<String, Account> byCode = new HashMap<>();
        ledger.chart(sql, companyId).values().forEach(account -> byCode.put(account.code(), account));
        Map<String, Long> mappings = new LinkedHashMap<>();
        RuleRows.mappings(sql).getOrDefault(companyId, List.of()).forEach(mapping -> mappings.merge(mapping.purpose(), 1L, Long::sum));
        return sql.selectFrom(PURPOSE).orderBy(PURPOSE.PLACE).fetch(row -> {
            String code = standard.equals("asbe") ? row.getAsbe() : row.getSme();
            Account account = byCode.get(code);
            return new PurposeView(row.getPurpose(), row.getName(), row.getNameEn(), Purposes.OF_GOODS.contains(row.getPurpose()), code.isEmpty() ? null : code,
                    account == null ? null : account.name(), account == null ? null : account.nameEn(), mappings.getOrDefault(row.getPurpose(), 0L));
        });
    }

}
