package io.hesuanfixture.purity.trade.orders;

import org.springframework.http.HttpStatus;

public record PlaceOrder(String item, HttpStatus wrong) {
}
