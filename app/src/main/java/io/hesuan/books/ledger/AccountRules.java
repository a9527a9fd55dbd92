package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Saved;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What must be true of an account, in order of precedence. Pure. */
final class AccountRules {

    /**
     * What the rules need to know.
     *
     * @param books    companies that keep books
     * @param taken    by company and code, the account that has it
     * @param parents  accounts that drafts name as the one above
     * @param moved    accounts that have lines
     * @param withSome accounts that have accounts below
     */
    record Known(Set<UUID> books, Map<String, UUID> taken, Map<UUID, Account> parents, Set<UUID> moved, Set<UUID> withSome) {
    }

    private AccountRules() {
    }

    static Optional<Outcome.Refused<Saved>> check(Draft<AccountCard> draft, UUID company, UUID parentId, Known known) {
        AccountCard card = draft.content();
        AccountCard before = draft.before();
        if (!known.books().contains(company)) {
            return refused(LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        if (!known.taken().getOrDefault(key(company, card.code()), draft.id()).equals(draft.id())) {
            return refused(LedgerRefusal.ACCOUNT_CODE_TAKEN, "code", card.code());
        }
        Account parent = parentId == null ? null : known.parents().get(parentId);
        if (card.parentId() != null && (parent == null || !parent.companyId().equals(company) || !card.code().startsWith(parent.code())
                || card.code().equals(parent.code()))) {
            return refused(LedgerRefusal.ACCOUNT_ABOVE_IS_WRONG, "parentId", card.code());
        }
        if (parent != null && parent.postable()) {
            return refused(LedgerRefusal.ACCOUNT_ABOVE_TAKES_LINES, "parentId", parent.code());
        }
        if (card.postable() && known.withSome().contains(draft.id())) {
            return refused(LedgerRefusal.ACCOUNT_HAS_ACCOUNTS_BELOW, "postable", card.code());
        }
        if (before != null && known.moved().contains(draft.id()) && !keepsItsMeaning(before, card)) {
            return refused(LedgerRefusal.ACCOUNT_HAS_LINES, null, card.code());
        }
        return Optional.empty();
    }

    static String key(UUID company, String code) {
        return company + " " + code;
    }

    /** What lines were recorded under stays: only names, what new lines must name, and whether it is in use may change. */
    private static boolean keepsItsMeaning(AccountCard before, AccountCard after) {
        return before.code().equals(after.code()) && before.companyId().equals(after.companyId()) && before.accountClass().equals(after.accountClass())
                && before.side().equals(after.side()) && before.control().equals(after.control()) && before.cash().equals(after.cash())
                && before.postable().equals(after.postable()) && Set.copyOf(before.balanceDimensions()).equals(Set.copyOf(after.balanceDimensions()));
    }

    private static Optional<Outcome.Refused<Saved>> refused(LedgerRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
