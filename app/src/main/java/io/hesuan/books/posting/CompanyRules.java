package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules and purposes of one company, for one batch. */
final class CompanyRules {

    private final UUID companyId;
    private final RuleBook rules;
    private final Map<String, String> shipped;
    private final List<Purposes.Mapping> mappings;
    private Purposes purposes;

    /** @param shipped codes of accounts by purpose, those of the company's standard */
    CompanyRules(UUID companyId, RuleBook rules, Map<String, String> shipped, List<Purposes.Mapping> mappings) {
        this.companyId = companyId;
        this.rules = rules;
        this.shipped = shipped;
        this.mappings = mappings;
    }

    RuleBook rules() {
        return rules;
    }

    Purposes purposes() {
        return purposes;
    }

    Collection<String> shippedCodes() {
        return shipped.values();
    }

    Set<UUID> mappedAccounts() {
        return mappings.stream().map(Purposes.Mapping::account).collect(Collectors.toSet());
    }

    /** Finds the accounts of the purposes among these. */
    void use(Collection<Account> accounts) {
        Map<String, UUID> byCode = new HashMap<>();
        accounts.stream().filter(account -> account.companyId().equals(companyId)).forEach(account -> byCode.put(account.code(), account.id()));
        Map<String, UUID> byPurpose = new HashMap<>();
        shipped.forEach((purpose, code) -> {
            if (byCode.containsKey(code)) {
                byPurpose.put(purpose, byCode.get(code));
            }
        });
        purposes = new Purposes(mappings, byPurpose);
    }
}
