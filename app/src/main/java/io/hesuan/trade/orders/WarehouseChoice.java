package io.hesuan.trade.orders;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From where an order is to be sent, and why.
 *
 * @param byPart  empty where goods are missing everywhere
 * @param reasons of each warehouse that was looked at, in that order: its code, whether it was chosen, and the codes of items it lacks
 */
record WarehouseChoice(Map<SalePart, UUID> byPart, List<Reason> reasons) {

    record Reason(String warehouse, boolean chosen, List<String> missing) {
    }

    boolean isComplete() {
        return !byPart.isEmpty();
    }
}
