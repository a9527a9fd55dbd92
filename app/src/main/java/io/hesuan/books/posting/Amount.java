package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.kernel.ExchangeRate;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One amount of a fact as the rules see it: converted, and with all its dimensions.
 *
 * @param number   of the fact's line or move
 * @param value    minor units of the functional currency
 * @param original minor units of {@code currency}; the value again when that is the functional one
 * @param rate     null when the currency is the functional one
 * @param goods    where goods went; null for amounts that no goods gave
 */
record Amount(int number, String role, long value, String currency, long original, ExchangeRate rate, Dimensions dimensions, UUID counterparty,
              LocalDate dueOn, String document, String cashFlow, UUID account, UUID counterAccount, Goods goods) {

    /**
     * @param fromKind    kind of place, {@code bin}; likewise {@code toKind}
     * @param fromAccount that carries the goods where they were; null when that place carries no value. Likewise {@code toAccount}
     * @param quantity    millionths of the base unit, 0 for value alone
     * @param method      by which the item is valued, {@code moving-average}
     */
    record Goods(String fromKind, String toKind, UUID fromAccount, UUID toAccount, UUID fromWarehouse, UUID toWarehouse, long quantity, String method) {
    }

    UUID dimension(Dimension dimension) {
        return dimensions.get(dimension);
    }
}
