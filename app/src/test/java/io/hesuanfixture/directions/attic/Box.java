package io.hesuanfixture.directions.attic;

public record Box(String thing) {
}
