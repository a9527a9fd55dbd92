package io.hesuan.books.stock;

import java.util.UUID;

/** The stock card of an item in a company, as the batch sees it. */
final class Card {

    record Key(UUID companyId, UUID itemId) {
    }

    final Key key;
    ValuationMethod method;
    /** Number of the newest move. */
    long moves;
    /** What the item cost when it last came in; null before the first time. */
    UnitCost last;

    Card(Key key, ValuationMethod method, long moves, UnitCost last) {
        this.key = key;
        this.method = method;
        this.moves = moves;
        this.last = last;
    }
}
