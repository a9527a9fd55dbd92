package io.hesuan.books.posting;

import io.hesuan.books.ledger.CompanyBook;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules as they hold now. What was compiled is kept as long as the revision in the database is the same: one short
 * statement a batch, and no truth of its own.
 */
@Component
class RuleBooks {

    /** All that was read under one revision; books are compiled when a company first posts. */
    private record Read(long revision, List<Rule> rules, Map<String, Map<String, String>> shipped, Map<UUID, List<Purposes.Mapping>> mappings,
                        Map<UUID, RuleBook> compiled) {
    }

    private volatile Read read = new Read(-1, List.of(), Map.of(), Map.of(), Map.of());

    Map<UUID, CompanyRules> of(DSLContext sql, Collection<CompanyBook> companies) {
        Read now = current(sql);
        Map<UUID, CompanyRules> rules = new HashMap<>();
        for (CompanyBook company : companies) {
            RuleBook book = now.compiled.computeIfAbsent(company.companyId(), id -> new RuleBook(of(now.rules, company), id));
            rules.put(company.companyId(), new CompanyRules(company.companyId(), book, now.shipped.get(company.standard()),
                    now.mappings.getOrDefault(company.companyId(), List.of())));
        }
        return rules;
    }

    /** The rules that may speak for a company: those of its standard, and its own. */
    static List<Rule> of(List<Rule> all, CompanyBook company) {
        return all.stream().filter(rule -> rule.companyId() == null ? rule.standard() == null || rule.standard().equals(company.standard())
                : rule.companyId().equals(company.companyId())).toList();
    }

    private Read current(DSLContext sql) {
        long revision = (Long) sql.fetchValue("SELECT number FROM posting.revision");
        Read before = read;
        if (before.revision == revision) {
            return before;
        }
        Read now = new Read(revision, RuleRows.newest(sql), RuleRows.shipped(sql), RuleRows.mappings(sql), new ConcurrentHashMap<>());
        read = now;
        return now;
    }
}
