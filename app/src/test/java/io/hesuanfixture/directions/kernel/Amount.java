package io.hesuanfixture.directions.kernel;

import org.assertj.core.api.Assertions;

public record Amount(long allowed, Assertions wrong) {
}
