package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;

import java.util.List;

/**
 * What was matched by proposals, or would be.
 *
 * @param matches how many in all
 * @param found   the first thousand of them
 */
public record MatchedAutomatically(int matches, List<Found> found) {

    private static final int SHOWN = 1_000;

    /**
     * @param reason {@code document}, {@code amount}, {@code discount} or {@code oldest-first}
     * @param amount decimal in {@code currency}: what is taken from debits
     */
    public record Found(String reason, String amount, String currency, List<Line> lines) {

        static Found of(Proposals.Reason reason, Match match) {
            Currency currency = Currency.of(match.currency());
            return new Found(reason.written(), Money.ofMinor(match.original(), currency).toString(), match.currency(), match.parts().stream()
                    .filter(part -> part.item().terms.currency().equals(match.currency()) && !part.item().terms.entryId().equals(match.entryId()))
                    .map(part -> new Line(Claims.ITEM_ID.write(part.item().terms.id()), Money.ofMinor(Math.abs(part.original()), currency).toString())).toList());
        }
    }

    /** @param amount decimal, more than 0: what is taken of the item */
    public record Line(String itemId, String amount) {
    }

    static MatchedAutomatically of(List<Found> found) {
        return new MatchedAutomatically(found.size(), found.size() > SHOWN ? List.copyOf(found.subList(0, SHOWN)) : List.copyOf(found));
    }
}
