package io.hesuan.books.stock;

import java.util.UUID;

/**
 * What an item shall cost from now on.
 *
 * @param factId   the fact that says so
 * @param value    minor units of the functional currency for {@code quantity}, 0 or more
 * @param quantity millionths, more than 0
 * @param setBy    null when the house itself sets it
 */
public record StandardCost(UUID companyId, UUID factId, int number, UUID itemId, long value, long quantity, UUID setBy) {
}
