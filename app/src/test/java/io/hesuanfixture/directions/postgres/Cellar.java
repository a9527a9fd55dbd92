package io.hesuanfixture.directions.postgres;

import io.hesuanfixture.directions.kernel.Amount;

public record Cellar(Amount allowed) {
}
