package io.hesuan.trade.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people and programs do with an order. Quantities are millionths of base units. */
sealed interface OrderCommand {

    UUID orderId();

    /** Let it go on: what a rule or a person held, or what was mended since. */
    record Approve(UUID orderId) implements OrderCommand {
    }

    record HoldBack(UUID orderId, String reason) implements OrderCommand {
    }

    /** @param units by part; empty: all that is promised */
    record Send(UUID orderId, Map<UUID, Long> units, String carrier, String tracking) implements OrderCommand {
    }

    /** The receiver has it: the carrier's word, or an acceptance. */
    record Sign(UUID orderId, Instant at) implements OrderCommand {
    }

    record ReceiveBack(UUID orderId, List<Goods> goods) implements OrderCommand {
    }

    /** @param placeId warehouse or bin where they are put */
    record Goods(UUID shipmentLineId, long quantity, UUID placeId) {
    }

    /** Send goods after goods that were sent: for a part that was missing or broken, or in exchange. They cost the customer nothing. */
    record SendAgain(UUID orderId, String code, long quantity, String reason) implements OrderCommand {
    }

    /** @param warehouseId null: as the house chooses */
    record Note(UUID orderId, String remark, List<String> tags, UUID warehouseId) implements OrderCommand {
    }
}
