package io.hesuan.books.stock;

import java.util.UUID;

/**
 * What stock must know of an item.
 *
 * @param unit              code of the base unit, in which all quantities of the item are told
 * @param categoryId        null for none
 * @param kind              goods, material, semi-finished, service or kit
 * @param stocked           whether it lies in a warehouse; a service or a kit does not
 * @param lotControlled     whether every unit belongs to a lot
 * @param shelfLife         in {@code shelfLifeUnit}s (day, month) from the day of making; null where it does not spoil
 * @param minDaysAtShipment days to expiry that must be left when it goes to a customer
 */
public record StockItem(UUID id, String code, String unit, UUID categoryId, String kind, boolean stocked, boolean lotControlled, boolean expiryControlled,
                        Integer shelfLife, String shelfLifeUnit, int minDaysAtShipment, ValuationMethod method) {
}
