package io.hesuan.books.stock;

import java.util.UUID;

/** On which account goods are carried. */
@FunctionalInterface
public interface AccountOf {

    /**
     * @param warehouseId null for places outside warehouses
     * @return null when the company has no account for such goods; the moves are then refused
     */
    UUID account(UUID companyId, PlaceKind kind, UUID itemId, UUID warehouseId);
}
