package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.Control;
import io.hesuan.books.ledger.LedgerView;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.books.stock.ValuedMove;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The last look before a batch is written: what goods gained and lost in value is what is booked on the accounts that carry
 * them. There is no repair for a difference: the batch fails as a whole, and somebody has to look at the code.
 */
final class TieOut {

    private TieOut() {
    }

    /**
     * @param valueChange of pools, by account, zeros left out
     * @throws IllegalStateException naming the first account that does not agree
     */
    static void check(Map<UUID, Long> valueChange, List<NewEntry> entries, LedgerView view) {
        Map<UUID, Long> booked = new HashMap<>();
        for (NewEntry entry : entries) {
            for (NewLine line : entry.lines()) {
                Account account = view.accounts().get(line.accountId());
                if (account.control() == Control.STOCK || valueChange.containsKey(account.id())) {
                    booked.merge(account.id(), line.debit() - line.credit(), Long::sum);
                }
            }
        }
        booked.values().removeIf(value -> value == 0);
        if (!booked.equals(valueChange)) {
            UUID wrong = booked.keySet().stream().filter(account -> !booked.get(account).equals(valueChange.get(account))).findFirst()
                    .orElseGet(() -> valueChange.keySet().stream().filter(account -> !booked.containsKey(account)).findFirst().orElseThrow());
            throw new IllegalStateException("stock and ledger would part: account " + view.accounts().get(wrong).code() + " is booked "
                    + booked.getOrDefault(wrong, 0L) + " minor units, its goods change by " + valueChange.getOrDefault(wrong, 0L));
        }
    }

    /** What moves did to the value of goods, by account. */
    static Map<UUID, Long> valueOf(List<ValuedMove> moves) {
        Map<UUID, Long> change = new HashMap<>();
        for (ValuedMove move : moves) {
            if (move.toAccount() != null) {
                change.merge(move.toAccount(), move.value() - move.variance(), Long::sum);
            }
            if (move.fromAccount() != null) {
                change.merge(move.fromAccount(), -move.value(), Long::sum);
            }
        }
        change.values().removeIf(value -> value == 0);
        return change;
    }
}
