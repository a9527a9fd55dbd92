package io.hesuan.master.party;

import io.hesuan.kernel.CreditCode;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.Party.BankAccount;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What must be true of a party, in order of precedence. Pure. */
final class PartyRules {

    private PartyRules() {
    }

    /** Who has a code, a credit code: stored parties, and the first draft of this batch that asks for it; and which of the terms named are there. */
    record Taken(Map<String, UUID> codes, Map<String, UUID> creditCodes, Set<UUID> terms) {
    }

    static Optional<Outcome.Refused<Saved>> check(Draft<Party> draft, Taken taken) {
        Party party = draft.content();
        if (!taken.codes().getOrDefault(party.code(), draft.id()).equals(draft.id())) {
            return refused(PartyRefusal.PARTY_CODE_TAKEN, "code", party.code());
        }
        if (new HashSet<>(party.roles()).size() < party.roles().size()) {
            return refused(PartyRefusal.PARTY_ROLE_REPEATED, "roles");
        }
        return creditCode(draft, taken).or(() -> money(party)).or(() -> terms(party, taken.terms())).or(() -> bankAccounts(party.bankAccounts()));
    }

    private static Optional<Outcome.Refused<Saved>> creditCode(Draft<Party> draft, Taken taken) {
        String code = draft.content().creditCode();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (draft.content().isPerson()) {
            return refused(PartyRefusal.PERSON_HAS_NO_CREDIT_CODE, "creditCode");
        }
        if (!CreditCode.holds(code)) {
            return refused(PartyRefusal.PARTY_CREDIT_CODE_WRONG, "creditCode", code);
        }
        if (!taken.creditCodes().getOrDefault(code, draft.id()).equals(draft.id())) {
            return refused(PartyRefusal.PARTY_CREDIT_CODE_TAKEN, "creditCode", code);
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> money(Party party) {
        if (!isCurrency(party.currency())) {
            return refused(PartyRefusal.PARTY_CURRENCY_UNKNOWN, "currency", party.currency());
        }
        try {
            creditLimit(party);
        } catch (MalformedText noAmount) {
            return refused(PartyRefusal.CREDIT_LIMIT_IS_NO_AMOUNT, "creditLimit", party.creditLimit(), party.currency());
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> terms(Party party, Set<UUID> known) {
        return term(party.customerTermsId(), "customerTermsId", known).or(() -> term(party.supplierTermsId(), "supplierTermsId", known));
    }

    private static Optional<Outcome.Refused<Saved>> term(String id, String field, Set<UUID> known) {
        return Reference.wrongKind(Parties.TERMS_ID, id, field).or(() -> id.isEmpty() || known.contains(Parties.TERMS_ID.read(id)) ? Optional.empty()
                : refused(PartyRefusal.TERMS_UNKNOWN, field, id));
    }

    private static Optional<Outcome.Refused<Saved>> bankAccounts(List<BankAccount> accounts) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            BankAccount account = accounts.get(i);
            if (!isCurrency(account.currency())) {
                return refused(PartyRefusal.BANK_ACCOUNT_CURRENCY_UNKNOWN, "bankAccounts[" + i + "].currency", account.currency());
            }
            if (!seen.add(account.number().replace(" ", "") + account.currency())) {
                return refused(PartyRefusal.BANK_ACCOUNT_REPEATED, "bankAccounts[" + i + "].number", account.number());
            }
        }
        return Optional.empty();
    }

    /** In minor units; null for no limit. */
    static Long creditLimit(Party party) {
        return party.creditLimit().isEmpty() ? null : Money.of(party.creditLimit(), Currency.of(party.currency())).minor();
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.of(code);
            return true;
        } catch (MalformedText unknown) {
            return false;
        }
    }

    private static Optional<Outcome.Refused<Saved>> refused(PartyRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
