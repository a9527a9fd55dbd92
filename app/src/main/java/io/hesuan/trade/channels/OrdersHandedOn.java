package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;

/** Hands on what was read from payloads. In a house without a room of orders nothing is lost: the payloads are kept. */
@Component
class OrdersHandedOn {

    private final ObjectProvider<OrdersTaken> takers;

    OrdersHandedOn(ObjectProvider<OrdersTaken> takers) {
        this.takers = takers;
    }

    List<Outcome<OrdersTaken.Taken>> hand(Writing writing, List<ChannelOrder> orders) {
        OrdersTaken taker = takers.getIfAvailable();
        return taker == null ? nobody(orders) : taker.take(writing, orders);
    }

    List<Outcome<OrdersTaken.Taken>> handRefunds(Writing writing, List<ChannelRefund> refunds) {
        OrdersTaken taker = takers.getIfAvailable();
        return taker == null ? nobody(refunds) : taker.takeRefunds(writing, refunds);
    }

    private static List<Outcome<OrdersTaken.Taken>> nobody(List<?> news) {
        return news.stream().map(one -> Outcome.done(new OrdersTaken.Taken(null, false))).toList();
    }
}
