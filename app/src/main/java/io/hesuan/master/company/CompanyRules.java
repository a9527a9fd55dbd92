package io.hesuan.master.company;

import io.hesuan.kernel.CreditCode;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Saved;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be true of a company, in order of precedence. Pure. */
final class CompanyRules {

    private static final Set<String> CURRENCIES =
            java.util.Currency.getAvailableCurrencies().stream().map(java.util.Currency::getCurrencyCode).collect(Collectors.toSet());

    private CompanyRules() {
    }

    /** @param codesTaken by code, the company that has it: stored ones, and the first draft of this batch that asks for it */
    static Optional<Outcome.Refused<Saved>> check(Draft<Company> draft, Map<String, UUID> codesTaken) {
        Company company = draft.content();
        Company before = draft.before();
        if (!codesTaken.getOrDefault(company.code(), draft.id()).equals(draft.id())) {
            return refused(CompanyRefusal.COMPANY_CODE_TAKEN, "code", company.code());
        }
        if (!company.creditCode().isEmpty() && !CreditCode.holds(company.creditCode())) {
            return refused(CompanyRefusal.CREDIT_CODE_WRONG, "creditCode", company.creditCode());
        }
        if (!CURRENCIES.contains(company.currency())) {
            return refused(CompanyRefusal.CURRENCY_UNKNOWN, "currency", company.currency());
        }
        if (before != null && !before.standard().equals(company.standard())) {
            return refused(CompanyRefusal.COMPANY_STANDARD_IS_FIXED, "standard");
        }
        if (before != null && !before.currency().equals(company.currency())) {
            return refused(CompanyRefusal.COMPANY_CURRENCY_IS_FIXED, "currency");
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(CompanyRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
