package io.hesuanfixture.directions.books.ledger;

import io.hesuanfixture.directions.kernel.Amount;
import io.hesuanfixture.directions.trade.orders.Order;

public record Ledger(Amount total, Order wrong) {
}
