package io.hesuan.trade.orders;

import io.hesuan.books.stock.ReserveStock;
import io.hesuan.books.stock.Reservations;
import io.hesuan.books.stock.SettleReservation;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockPromised;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Promises goods to orders that are approved, and gives back what is cancelled. A fixed number of statements. */
final class Promises {

    private static final Acting HOUSE = Acting.house("orders", Set.of(StockRights.RESERVE));

    private record Asked(SaleOrder order, SalePart part, UUID warehouse) {
    }

    private Promises() {
    }

    /** Reservations that hold more than is still to be sent are given back; what is still wanted is promised anew. */
    static void release(Walk walk) {
        List<SalePart> over = new ArrayList<>();
        List<Call<SettleReservation>> calls = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            List<SalePart> tooMuch = new ArrayList<>(order.parts().stream().filter(part -> held(part) > part.open()).toList());
            order.lines.forEach(line -> line.removed.stream().filter(part -> held(part) > 0).forEach(tooMuch::add));
            for (SalePart part : tooMuch) {
                over.add(part);
                calls.add(Call.of(HOUSE, new SettleReservation(order.companyId, part.reservationId)));
                order.changed = true;
            }
        }
        if (!calls.isEmpty()) {
            Reservations.CANCEL.batch().decide(walk.writing, calls).forEach(Outcome::orElseThrow);
            over.forEach(Promises::forget);
        }
    }

    private static long held(SalePart part) {
        return part.reservationId == null ? 0 : part.held.stream().mapToLong(SalePart.Held::quantity).sum();
    }

    private static void forget(SalePart part) {
        part.reservationId = null;
        part.warehouseId = null;
        part.held = List.of();
    }

    /** Orders that wait for goods get them together or not at all; scarce goods go to who paid first. */
    static void promise(Walk walk, Availability availability) {
        List<Asked> asked = new ArrayList<>();
        Map<SaleOrder, WarehouseChoice> choices = new LinkedHashMap<>();
        wanting(walk).forEach(order -> {
            WarehouseChoice choice = availability.choose(order, walk.shop(order));
            choices.put(order, choice);
            choice.byPart().forEach((part, warehouse) -> asked.add(new Asked(order, part, warehouse)));
        });
        Map<SaleOrder, String> missed = new HashMap<>();
        if (!asked.isEmpty()) {
            reserve(walk, asked, missed);
            giveUp(walk, missed.keySet());
        }
        choices.forEach((order, choice) -> note(walk, order, choice, missed.get(order)));
    }

    static List<SaleOrder> wanting(Walk walk) {
        return walk.orders.stream().filter(order -> StateRules.of(order) == OrderState.SHORT || StateRules.of(order) == OrderState.PART_SHIPPED)
                .filter(order -> order.parts().stream().anyMatch(Promises::wants))
                .sorted(Comparator.comparing((SaleOrder order) -> order.paidAt == null ? order.createdAt : order.paidAt).thenComparing(order -> order.id)).toList();
    }

    static boolean wants(SalePart part) {
        return part.open() > 0 && part.reservationId == null;
    }

    private static void reserve(Walk walk, List<Asked> asked, Map<SaleOrder, String> missed) {
        List<Call<ReserveStock>> calls = asked.stream().map(one -> Call.of(HOUSE, new ReserveStock(Ids.next(), one.order.companyId, one.part.itemId, null, one.warehouse,
                one.part.lotId, one.order.channelId, one.order.id, one.part.open(), 0, walk.shop(one.order).lifeLeft(), null))).toList();
        List<Outcome<StockPromised>> promised = Reservations.RESERVE.batch().decide(walk.writing, calls);
        for (int at = 0; at < asked.size(); at++) {
            Asked one = asked.get(at);
            switch (promised.get(at)) {
                case Outcome.Done<StockPromised>(StockPromised held) -> {
                    one.part.reservationId = calls.get(at).command().id();
                    one.part.warehouseId = one.warehouse;
                    one.part.held = held.held().stream().map(Promises::held).toList();
                }
                case Outcome.Refused<StockPromised> refused -> missed.putIfAbsent(one.order, Walk.said(refused));
            }
        }
    }

    private static SalePart.Held held(StockPromised.Held held) {
        UUID place = held.placeId().startsWith(Warehouses.BIN_ID.prefix() + "_") ? Warehouses.BIN_ID.read(held.placeId()) : Warehouses.ID.read(held.placeId());
        return new SalePart.Held(place, held.lotId() == null ? null : StockIds.LOT.read(held.lotId()), new BigDecimal(held.quantity()).movePointRight(6).longValueExact());
    }

    private static void giveUp(Walk walk, Set<SaleOrder> missed) {
        List<SalePart> parts = missed.stream().filter(order -> !order.isShippedFrom()).flatMap(order -> order.parts().stream()).filter(part -> part.reservationId != null && !part.held.isEmpty()).toList();
        Map<SalePart, UUID> companies = new HashMap<>();
        missed.forEach(order -> order.parts().forEach(part -> companies.put(part, order.companyId)));
        if (!parts.isEmpty()) {
            Reservations.CANCEL.batch().decide(walk.writing, parts.stream().map(part -> Call.of(HOUSE, new SettleReservation(companies.get(part), part.reservationId))).toList())
                    .forEach(Outcome::orElseThrow);
            parts.forEach(Promises::forget);
        }
    }

    private static void note(Walk walk, SaleOrder order, WarehouseChoice choice, String missed) {
        boolean promised = missed == null && choice.isComplete();
        boolean told = order.state == OrderState.SHORT;
        if (promised) {
            order.changed = true;
            walk.steps.add(order, "promised", walk.now(), null, null, Map.of("warehouses", choice.reasons()));
        } else if (!told) {
            order.changed = true;
            walk.steps.add(order, "short", walk.now(), null, null, missed == null ? Map.of("warehouses", choice.reasons()) : Map.of("reason", missed, "warehouses", choice.reasons()));
        }
    }
}
