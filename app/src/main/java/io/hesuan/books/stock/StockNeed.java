package io.hesuan.books.stock;

import java.util.UUID;

/** A move that may come in this batch: all that it can touch is loaded and locked. */
public record StockNeed(UUID companyId, GoodsMove move) {
}
