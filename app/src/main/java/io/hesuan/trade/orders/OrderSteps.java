package io.hesuan.trade.orders;

import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Allocation;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.trade.orders.OrderCommand.Approve;
import io.hesuan.trade.orders.OrderCommand.Goods;
import io.hesuan.trade.orders.OrderCommand.HoldBack;
import io.hesuan.trade.orders.OrderCommand.Note;
import io.hesuan.trade.orders.OrderCommand.ReceiveBack;
import io.hesuan.trade.orders.OrderCommand.Send;
import io.hesuan.trade.orders.OrderCommand.SendAgain;
import io.hesuan.trade.orders.OrderCommand.Sign;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people and programs do with orders: each learns the order something, then it is carried on. */
@Component
class OrderSteps {

    /** One command on its locked order. */
    @FunctionalInterface
    private interface Step<C> {
        Outcome<SaleOrder> take(Walk walk, Call<C> call, SaleOrder order);
    }

    private final Carrying carrying;
    private final OrderFacts facts;

    OrderSteps(Carrying carrying, OrderFacts facts) {
        this.carrying = carrying;
        this.facts = facts;
    }

    UseCase<Approve, OrderDone> approving() {
        return useCase("order.approve", Orders.REVIEW, this::approve);
    }

    UseCase<HoldBack, OrderDone> holding() {
        return useCase("order.hold", Orders.REVIEW, this::hold);
    }

    UseCase<Note, OrderDone> noting() {
        return useCase("order.note", Orders.REVIEW, this::note);
    }

    UseCase<Send, OrderDone> sending() {
        return useCase("order.send", Orders.SHIP, this::send);
    }

    UseCase<SendAgain, OrderDone> sendingAgain() {
        return useCase("order.send-again", Orders.REVIEW, this::sendAgain);
    }

    UseCase<Sign, OrderDone> signing() {
        return useCase("order.sign", Orders.SHIP, this::sign);
    }

    UseCase<ReceiveBack, OrderDone> receiving() {
        return useCase("order.receive-back", Orders.RECEIVE, this::receive);
    }

    private <C extends OrderCommand> UseCase<C, OrderDone> useCase(String name, Permission permission, Step<C> step) {
        return new UseCase<>(name, OrderDone.class, permission, (writing, calls) -> decide(writing, calls, permission, name, step));
    }

    private <C extends OrderCommand> List<Outcome<OrderDone>> decide(Writing writing, List<Call<C>> calls, Permission permission, String name, Step<C> step) {
        Map<UUID, SaleOrder> orders = carrying.rows().byId(writing.sql(), calls.stream().map(call -> call.command().orderId()).collect(Collectors.toSet()));
        Map<UUID, Shop> shops = Shops.find(writing.sql(), orders.values().stream().map(order -> order.channelId).collect(Collectors.toSet()));
        Set<SaleOrder> touched = new LinkedHashSet<>();
        Walk walk = carrying.walk(writing, touched, shops, orders.values());
        List<Outcome<SaleOrder>> outcomes = new ArrayList<>();
        for (Call<C> call : calls) {
            SaleOrder order = orders.get(call.command().orderId());
            if (order == null || !call.by().companies(permission).covers(order.companyId)) {
                outcomes.add(Outcome.refused(OrderRefusal.ORDER_IS_UNKNOWN, "id"));
                continue;
            }
            Outcome<SaleOrder> outcome = step.take(walk, call, order);
            outcomes.add(outcome);
            if (outcome.isDone()) {
                order.changed = true;
                touched.add(order);
                writing.audit(call.by(), AuditEntry.of(name.substring(name.indexOf('.') + 1), "order", order.id, order.number).inCompany(order.companyId));
            }
        }
        carrying.carryOn(walk);
        touched.forEach(order -> writing.publish(new RecordEvent("order.changed", Orders.ID.write(order.id), order.rowVersion)));
        return outcomes.stream().map(outcome -> outcome.map(OrderDone::of)).toList();
    }

    private Outcome<SaleOrder> approve(Walk walk, Call<Approve> call, SaleOrder order) {
        if (order.hold == Hold.NONE && order.state != OrderState.HELD && order.state != OrderState.SHORT) {
            return Outcome.refused(OrderRefusal.ORDER_IS_NOT_WAITING, "id", order.number);
        }
        if (order.hold == Hold.RULE || order.hold == Hold.PERSON || order.hold == Hold.CHANGED_AFTER_SHIPPING || order.approvedAt == null) {
            walk.steps.add(order, "released", walk.now(), call.by().userId(), null, Map.of("reason", order.holdDetail, "by", call.by().name()));
            order.approvedAt = order.approvedAt == null ? walk.now() : order.approvedAt;
            order.release();
        }
        return Outcome.done(order);
    }

    private Outcome<SaleOrder> hold(Walk walk, Call<HoldBack> call, SaleOrder order) {
        if (order.isShippedFrom() || order.state == OrderState.CANCELLED) {
            return Outcome.refused(OrderRefusal.ORDER_IS_SHIPPED, "id", order.number);
        }
        order.hold(Hold.PERSON, call.command().reason());
        walk.steps.add(order, "held", walk.now(), call.by().userId(), null, Map.of("reason", call.command().reason(), "by", call.by().name()));
        return Outcome.done(order);
    }

    private Outcome<SaleOrder> note(Walk walk, Call<Note> call, SaleOrder order) {
        Note note = call.command();
        if (order.isShippedFrom() && !java.util.Objects.equals(order.warehouseId, note.warehouseId())) {
            return Outcome.refused(OrderRefusal.ORDER_IS_SHIPPED, "warehouseId", order.number);
        }
        order.sellerRemark = note.remark();
        order.tags.clear();
        order.tags.addAll(note.tags());
        order.warehouseId = note.warehouseId();
        walk.steps.add(order, "noted", walk.now(), call.by().userId(), null, Map.of("remark", note.remark(), "by", call.by().name()));
        return Outcome.done(order);
    }

    private Outcome<SaleOrder> send(Walk walk, Call<Send> call, SaleOrder order) {
        Send send = call.command();
        Map<UUID, SalePart> parts = new HashMap<>();
        order.parts().forEach(part -> parts.put(part.id, part));
        for (Map.Entry<UUID, Long> wanted : send.units().entrySet()) {
            SalePart part = parts.get(wanted.getKey());
            if (part == null) {
                return Outcome.refused(OrderRefusal.PART_IS_UNKNOWN, "units", order.number);
            }
            if (wanted.getValue() <= 0 || wanted.getValue() > part.held.stream().mapToLong(SalePart.Held::quantity).sum()) {
                return Outcome.refused(OrderRefusal.MORE_THAN_IS_READY, "units", order.number);
            }
        }
        boolean ready = order.state == OrderState.READY || order.state == OrderState.PART_SHIPPED && parts.values().stream().anyMatch(part -> !part.held.isEmpty());
        if (!ready || order.hold != Hold.NONE && order.hold != Hold.NOT_POSTED) {
            return Outcome.refused(OrderRefusal.ORDER_IS_NOT_READY, "id", order.number);
        }
        order.sendings.add(new Sending(send.units(), send.carrier(), send.tracking(), walk.now()));
        return Outcome.done(order);
    }

    private Outcome<SaleOrder> sendAgain(Walk walk, Call<SendAgain> call, SaleOrder order) {
        SendAgain again = call.command();
        if (!order.isShippedFrom()) {
            return Outcome.refused(OrderRefusal.ORDER_IS_NOT_SHIPPED, "id", order.number);
        }
        var line = new SaleLine(Ids.next(), "+again" + (1 + order.lines.stream().filter(one -> one.number.startsWith("+again")).count()));
        line.outerCode = again.code();
        line.title = again.reason();
        line.quantity = again.quantity();
        line.gift = true;
        line.ours = true;
        order.lines.add(line);
        walk.steps.add(order, "again", walk.now(), call.by().userId(), null, Map.of("reason", again.reason(), "by", call.by().name()));
        return Outcome.done(order);
    }

    private Outcome<SaleOrder> sign(Walk walk, Call<Sign> call, SaleOrder order) {
        if (!order.isShippedFrom()) {
            return Outcome.refused(OrderRefusal.ORDER_IS_NOT_SHIPPED, "id", order.number);
        }
        if (order.signedAt == null) {
            order.signedAt = call.command().at() == null || call.command().at().isAfter(walk.now()) ? walk.now() : call.command().at();
            walk.steps.add(order, "signed", order.signedAt, call.by().userId(), null, Map.of("by", call.by().name()));
        }
        return Outcome.done(order);
    }

    /** Goods from the way come in at the cost they left with, goods from the customer at what they cost when they became his. */
    private Outcome<SaleOrder> receive(Walk walk, Call<ReceiveBack> call, SaleOrder order) {
        Map<UUID, Shipment.Line> lines = new HashMap<>();
        order.shipments.forEach(shipment -> shipment.lines.forEach(line -> lines.put(line.id, line)));
        List<GoodsMove> early = new ArrayList<>();
        List<GoodsMove> late = new ArrayList<>();
        List<Runnable> onEarly = new ArrayList<>();
        List<Runnable> onLate = new ArrayList<>();
        Set<UUID> seen = new LinkedHashSet<>();
        for (Goods goods : call.command().goods()) {
            Shipment.Line line = lines.get(goods.shipmentLineId());
            if (line == null || !seen.add(goods.shipmentLineId())) {
                return Outcome.refused(OrderRefusal.PART_IS_UNKNOWN, "goods", order.number);
            }
            long fromWay = Math.min(goods.quantity(), line.underWay());
            long fromCustomer = goods.quantity() - fromWay;
            if (goods.quantity() <= 0 || fromCustomer > line.recognised - line.returnedLate) {
                return Outcome.refused(OrderRefusal.MORE_THAN_CAN_COME_BACK, "goods", order.number);
            }
            if (fromWay > 0) {
                early.add(GoodsMove.of(early.size() + 1, line.part.itemId, Place.DISPATCHED, goods.placeId(), fromWay).reference(line.id));
            }
            lateMoves(late, line, fromCustomer, goods.placeId());
            onEarly.add(() -> {
                line.returnedEarly += fromWay;
                line.part.returned += fromWay;
                line.changed = true;
            });
            onLate.add(() -> {
                line.returnedLate += fromCustomer;
                line.changed = true;
            });
        }
        List<Walk.Due> due = new ArrayList<>();
        due(walk, order, true, early, onEarly, due);
        due(walk, order, false, late, onLate, due);
        return walk.post(due) ? Outcome.done(order) : Outcome.refused(OrderRefusal.RETURN_NOT_POSTED, "goods", order.number);
    }

    private void due(Walk walk, SaleOrder order, boolean early, List<GoodsMove> moves, List<Runnable> effects, List<Walk.Due> due) {
        if (!moves.isEmpty()) {
            due.add(new Walk.Due(order, facts.returned(order, walk.shop(order), walk.day(order, walk.now()), early, moves), done -> {
                effects.forEach(Runnable::run);
                walk.steps.add(order, "returned", walk.now(), null, done.factId(), Map.of("early", early, "quantity", moves.stream().mapToLong(GoodsMove::quantity).sum()));
            }));
        }
    }

    private static void lateMoves(List<GoodsMove> moves, Shipment.Line line, long units, UUID place) {
        long skip = line.returnedEarly + line.returnedLate;
        long open = units;
        long before = line.returnedLate;
        for (SalePart.Held lot : line.lots) {
            long taken = Math.min(open, Math.max(0, lot.quantity() - skip));
            skip = Math.max(0, skip - lot.quantity());
            if (taken > 0) {
                moves.add(GoodsMove.of(moves.size() + 1, line.part.itemId, Place.CUSTOMER, place, taken).lot(lot.lotId())
                        .value(Allocation.step(line.recognisedCost, before, before + taken, line.recognised)));
                before += taken;
                open -= taken;
            }
        }
    }
}
