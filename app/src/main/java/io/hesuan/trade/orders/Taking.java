package io.hesuan.trade.orders;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelRefund;
import io.hesuan.trade.channels.OrdersTaken;
import io.hesuan.trade.customers.Receivers;
import io.hesuan.trade.orders.OrderRows.Name;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes what channels tell: versions of orders, and refunds that come alone. */
@Component
class Taking implements OrdersTaken {

    private final Carrying carrying;
    private final Receivers receivers;

    Taking(Carrying carrying, Receivers receivers) {
        this.carrying = carrying;
        this.receivers = receivers;
    }

    /** One order by itself, as a shop of one's own or a program sends it. */
    UseCase<ChannelOrder, Taken> taking() {
        return new UseCase<>("order.take", Taken.class, Orders.TAKE, (writing, calls) -> take(writing, calls.stream().map(Call::command).toList()));
    }

    @Override
    public List<Outcome<Taken>> take(Writing writing, List<ChannelOrder> told) {
        Map<UUID, Shop> shops = Shops.find(writing.sql(), told.stream().map(ChannelOrder::channelId).collect(Collectors.toSet()));
        Set<Name> names = told.stream().filter(order -> shops.containsKey(order.channelId())).map(order -> new Name(order.channelId(), order.number()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Name, SaleOrder> orders = carrying.rows().byName(writing.sql(), names);
        Map<Name, SaleOrder> fresh = fresh(names, orders.keySet(), shops);
        OrderRows.refunds(writing.sql(), fresh.values());
        orders.putAll(fresh);
        fresh.values().forEach(order -> order.takenAt = writing.now());
        List<Outcome<Taken>> outcomes = new ArrayList<>();
        Map<SaleOrder, Boolean> news = new LinkedHashMap<>();
        for (ChannelOrder one : told) {
            Outcome<Taken> wrong = TakeRules.wrong(one, shops.get(one.channelId()), writing.now());
            SaleOrder order = wrong == null ? orders.get(new Name(one.channelId(), one.number())) : null;
            outcomes.add(wrong != null ? wrong : Outcome.done(new Taken(order.id, merged(order, one, news))));
        }
        receivers.keep(writing, told.stream().filter(one -> shops.containsKey(one.channelId()))
                .map(one -> new Receivers.Told(shops.get(one.channelId()).companyId(), one.receiver(), one.createdAt())).toList());
        carry(writing, news.keySet(), shops);
        return outcomes;
    }

    private static Map<Name, SaleOrder> fresh(Set<Name> names, Set<Name> known, Map<UUID, Shop> shops) {
        Map<Name, SaleOrder> fresh = new LinkedHashMap<>();
        names.stream().filter(name -> !known.contains(name)).forEach(name ->
                fresh.put(name, new SaleOrder(Ids.next(), shops.get(name.channelId()).companyId(), name.channelId(), name.number())));
        return fresh;
    }

    private static boolean merged(SaleOrder order, ChannelOrder told, Map<SaleOrder, Boolean> news) {
        boolean changedBefore = order.changed;
        order.changed = false;
        boolean newVersion = Merging.merge(order, told);
        boolean learned = order.changed;
        order.changed |= changedBefore;
        if (learned) {
            news.merge(order, newVersion, Boolean::logicalOr);
        }
        return newVersion;
    }

    private void carry(Writing writing, Set<SaleOrder> orders, Map<UUID, Shop> shops) {
        if (orders.isEmpty()) {
            return;
        }
        Walk walk = carrying.walk(writing, orders, shops);
        orders.forEach(order -> walk.steps.add(order, order.stored ? "changed" : "taken", writing.now(), null, null,
                Map.of("stage", order.stage.name(), "version", String.valueOf(order.version))));
        carrying.carryOn(walk);
    }

    @Override
    public List<Outcome<Taken>> takeRefunds(Writing writing, List<ChannelRefund> told) {
        Map<UUID, Shop> shops = Shops.find(writing.sql(), told.stream().map(ChannelRefund::channelId).collect(Collectors.toSet()));
        Set<Name> names = told.stream().filter(one -> shops.containsKey(one.channelId())).map(one -> new Name(one.channelId(), one.orderNumber())).collect(Collectors.toSet());
        Map<Name, SaleOrder> orders = carrying.rows().byName(writing.sql(), names);
        Map<Name, SaleOrder> early = fresh(names, orders.keySet(), shops);
        OrderRows.refunds(writing.sql(), early.values());
        List<Outcome<Taken>> outcomes = new ArrayList<>();
        for (ChannelRefund one : told) {
            Name name = new Name(one.channelId(), one.orderNumber());
            SaleOrder order = orders.getOrDefault(name, early.get(name));
            if (order == null || TakeRules.isWrong(one.refund())) {
                outcomes.add(Outcome.refused(order == null ? OrderRefusal.CHANNEL_IS_UNKNOWN : OrderRefusal.ORDER_AMOUNT_IS_WRONG, "refund", one.orderNumber()));
            } else {
                outcomes.add(Outcome.done(new Taken(orders.containsKey(name) ? order.id : null, Merging.merge(order, one.refund()))));
            }
        }
        carry(writing, orders.values().stream().filter(order -> order.changed).collect(Collectors.toCollection(LinkedHashSet::new)), shops);
        carrying.rows().keepEarly(writing.sql(), early.values());
        return outcomes;
    }
}
