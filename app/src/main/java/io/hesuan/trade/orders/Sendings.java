package io.hesuan.trade.orders;

import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.stock.ValuedMove;
import io.hesuan.kernel.Ids;
import io.hesuan.trade.channels.ChannelOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goods leave: what the shipping desk sends, and what a platform says was sent elsewhere. One shipment for each warehouse. */
final class Sendings {

    private final OrderFacts facts;

    Sendings(OrderFacts facts) {
        this.facts = facts;
    }

    List<Walk.Due> dispatch(Walk walk) {
        List<Walk.Due> due = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            List<Sending> sendings = order.sendings.isEmpty() ? toldElsewhere(order) : order.sendings;
            Map<SalePart, List<SalePart.Held>> left = new HashMap<>();
            order.parts().forEach(part -> left.put(part, new ArrayList<>(part.held)));
            for (Sending sending : sendings) {
                shipments(order, sending, left).forEach(shipment -> due.add(due(walk, order, shipment)));
            }
        }
        return due;
    }

    private Walk.Due due(Walk walk, SaleOrder order, Shipment shipment) {
        Shop shop = walk.shop(order);
        return new Walk.Due(order, facts.dispatched(order, shop, walk.day(order, shipment.shippedAt), shipment), done -> {
            gone(shipment, done);
            order.shipments.add(shipment);
            order.shippedAt = order.shippedAt == null ? shipment.shippedAt : order.shippedAt;
            walk.steps.add(order, "shipped", shipment.shippedAt, null, done.factId(), Map.of("carrier", shipment.carrier, "tracking", shipment.tracking,
                    "cost", shipment.lines.stream().mapToLong(line -> line.cost).sum()));
        });
    }

    private static void gone(Shipment shipment, FactPosted done) {
        shipment.factId = done.factId();
        Map<UUID, Long> cost = new HashMap<>();
        for (ValuedMove move : done.moves()) {
            cost.merge(move.move().reference(), move.value() - move.variance(), Long::sum);
        }
        for (Shipment.Line line : shipment.lines) {
            line.cost = cost.getOrDefault(line.id, 0L);
            line.part.shipped += line.quantity;
            line.part.held = without(line.part.held, line.lots);
            if (line.part.held.isEmpty()) {
                line.part.reservationId = null;
            }
        }
    }

    private static List<SalePart.Held> without(List<SalePart.Held> held, List<SalePart.Held> sent) {
        Map<List<UUID>, Long> gone = new HashMap<>();
        sent.forEach(one -> gone.merge(java.util.Arrays.asList(one.placeId(), one.lotId()), one.quantity(), Long::sum));
        return held.stream().map(one -> new SalePart.Held(one.placeId(), one.lotId(),
                one.quantity() - gone.getOrDefault(java.util.Arrays.asList(one.placeId(), one.lotId()), 0L))).filter(one -> one.quantity() > 0).toList();
    }

    /** What a platform says was sent and we have not: its parcels one by one. What we send ourselves comes back told and is not sent twice. */
    private static List<Sending> toldElsewhere(SaleOrder order) {
        boolean over = order.stage == ChannelOrder.Stage.SIGNED || order.stage == ChannelOrder.Stage.FINISHED;
        // what we send after the first goods is ours to send: no platform knows of it
        boolean bought = order.shipments.isEmpty() || order.lines.stream().anyMatch(line -> !line.ours && line.parts.stream().anyMatch(part -> part.open() > 0));
        if (!bought || !order.isShippedElsewhere() || !order.shipments.isEmpty() && !over || order.approvedAt == null || order.parts().stream().noneMatch(part -> part.reservationId != null)) {
            return List.of();
        }
        Instant at = order.shippedAt != null ? order.shippedAt : order.finishedAt != null ? order.finishedAt : order.paidAt != null ? order.paidAt : order.createdAt;
        List<Sending> sendings = new ArrayList<>();
        for (ChannelOrder.Parcel parcel : order.detail.parcels()) {
            sendings.add(new Sending(units(order, parcel.lineNumbers()), parcel.carrier(), parcel.trackingNumber(), parcel.shippedAt() == null ? at : parcel.shippedAt()));
        }
        if (order.stage != ChannelOrder.Stage.PART_SHIPPED) {
            sendings.add(new Sending(Map.of(), "", "", at));
        } else if (sendings.isEmpty()) {
            List<String> sent = order.lines.stream().filter(line -> line.stage == ChannelOrder.LineStage.SHIPPED || line.stage == ChannelOrder.LineStage.FINISHED)
                    .map(line -> line.number).toList();
            sendings.add(new Sending(units(order, sent.isEmpty() ? List.of("") : sent), "", "", at));
        }
        return sendings;
    }

    private static Map<UUID, Long> units(SaleOrder order, List<String> lines) {
        Map<UUID, Long> units = new LinkedHashMap<>();
        order.lines.stream().filter(line -> lines.contains(line.number)).forEach(line -> line.parts.forEach(part -> units.put(part.id, part.open())));
        return lines.isEmpty() ? Map.of() : units.isEmpty() ? Map.of(new UUID(0, 0), 0L) : units;
    }

    private static List<Shipment> shipments(SaleOrder order, Sending sending, Map<SalePart, List<SalePart.Held>> left) {
        Map<UUID, Shipment> byWarehouse = new LinkedHashMap<>();
        for (SalePart part : order.parts()) {
            long wanted = sending.units().isEmpty() ? part.open() : sending.units().getOrDefault(part.id, 0L);
            List<SalePart.Held> lots = draw(left.get(part), wanted);
            long quantity = lots.stream().mapToLong(SalePart.Held::quantity).sum();
            if (part.reservationId != null && quantity > 0) {
                var line = new Shipment.Line(Ids.next(), part, quantity);
                line.lots = lots;
                byWarehouse.computeIfAbsent(part.warehouseId, warehouse -> new Shipment(Ids.next(), warehouse, sending.carrier(), sending.tracking(), sending.at())).lines.add(line);
            }
        }
        return List.copyOf(byWarehouse.values());
    }

    /** Takes goods that are held, in their order; what is taken is not there for the next. */
    private static List<SalePart.Held> draw(List<SalePart.Held> held, long wanted) {
        List<SalePart.Held> drawn = new ArrayList<>();
        long open = wanted;
        for (int at = 0; at < held.size() && open > 0; ) {
            SalePart.Held one = held.get(at);
            long taken = Math.min(open, one.quantity());
            drawn.add(new SalePart.Held(one.placeId(), one.lotId(), taken));
            open -= taken;
            if (taken == one.quantity()) {
                held.remove(at);
            } else {
                held.set(at++, new SalePart.Held(one.placeId(), one.lotId(), one.quantity() - taken));
            }
        }
        return drawn;
    }
}
