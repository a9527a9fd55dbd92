package io.hesuan.books.stock;

import java.util.Map;
import java.util.UUID;

/**
 * Where goods can be: a bin or warehouse of a company, or one of the places that the house has from the beginning.
 *
 * @param warehouseId of a {@link PlaceKind#BIN} or {@link PlaceKind#CONSIGNED}, else null
 * @param companyId   whose place it is; null for those of the house
 */
public record Place(UUID id, PlaceKind kind, UUID warehouseId, UUID companyId) {

    public static final UUID TRANSIT = ofTheHouse(1);
    public static final UUID DISPATCHED = ofTheHouse(2);
    public static final UUID WIP = ofTheHouse(3);
    public static final UUID SUPPLIER = ofTheHouse(4);
    public static final UUID CUSTOMER = ofTheHouse(5);
    public static final UUID SCRAP = ofTheHouse(6);
    public static final UUID COUNT = ofTheHouse(7);
    public static final UUID GIFT = ofTheHouse(8);

    static final Map<UUID, PlaceKind> OF_THE_HOUSE = Map.of(TRANSIT, PlaceKind.TRANSIT, DISPATCHED, PlaceKind.DISPATCHED, WIP, PlaceKind.WIP,
            SUPPLIER, PlaceKind.SUPPLIER, CUSTOMER, PlaceKind.CUSTOMER, SCRAP, PlaceKind.SCRAP, COUNT, PlaceKind.COUNT, GIFT, PlaceKind.GIFT);

    private static UUID ofTheHouse(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
