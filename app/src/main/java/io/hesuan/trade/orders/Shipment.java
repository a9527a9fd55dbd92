package io.hesuan.trade.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Goods that left together. */
final class Shipment {

    /** What it holds of a part. Cost is minor units of the books' currency. */
    static final class Line {
        final UUID id;
        final SalePart part;
        final long quantity;
        boolean stored;
        boolean changed;
        List<SalePart.Held> lots = List.of();
        long cost;
        long recognised;
        long recognisedCost;
        long returnedEarly;
        long returnedLate;

        Line(UUID id, SalePart part, long quantity) {
            this.id = id;
            this.part = part;
            this.quantity = quantity;
        }

        long underWay() {
            return quantity - recognised - returnedEarly;
        }
    }

    final UUID id;
    final UUID warehouseId;
    final String carrier;
    final String tracking;
    final Instant shippedAt;
    boolean stored;
    UUID factId;
    final List<Line> lines = new ArrayList<>();

    Shipment(UUID id, UUID warehouseId, String carrier, String tracking, Instant shippedAt) {
        this.id = id;
        this.warehouseId = warehouseId;
        this.carrier = carrier;
        this.tracking = tracking;
        this.shippedAt = shippedAt;
    }
}
