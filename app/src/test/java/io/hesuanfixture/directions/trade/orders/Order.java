package io.hesuanfixture.directions.trade.orders;

import io.hesuanfixture.directions.kernel.Amount;
import io.hesuanfixture.directions.postgres.Cellar;

public record Order(Amount allowed, Cellar wrong) {
}
