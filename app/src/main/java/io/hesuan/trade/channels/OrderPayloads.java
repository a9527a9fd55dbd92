package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser;
import io.hesuan.platform.intake.Unreadable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the payloads of all platforms, checks what they tell of, and hands it on. */
@Component
class OrderPayloads implements PayloadParser<ChannelNews> {

    /** Raised whenever one of the readers reads something differently. */
    static final int REVISION = 1;

    private final Map<String, OrderReader> readers = new HashMap<>();
    private final Shops shops;
    private final OrdersHandedOn handedOn;

    OrderPayloads(List<OrderReader> readers, Shops shops, OrdersHandedOn handedOn) {
        readers.forEach(reader -> reader.kinds().forEach(kind -> this.readers.put(kind, reader)));
        this.shops = shops;
        this.handedOn = handedOn;
    }

    @Override
    public Set<String> kinds() {
        return readers.keySet();
    }

    @Override
    public int revision() {
        return REVISION;
    }

    @Override
    public Set<String> unremarkable() {
        return Set.of("reading");
    }

    @Override
    public Set<String> personal() {
        return Set.of("receiver", "buyerRemark");
    }

    @Override
    public void read(Payload payload, Sink<ChannelNews> sink) {
        Shop shop = shops.of(payload.originId());
        readers.getOrDefault(payload.kind(), readers.get(TableOrders.KINDS)).read(shop, payload, new Checking(sink, payload));
    }

    /** Lets nothing through that is not true of every order. */
    private record Checking(Sink<ChannelNews> sink, Payload payload) implements Sink<ChannelNews> {

        @Override
        public void document(String position, ChannelNews document) {
            if (document instanceof ChannelOrder order) {
                try {
                    OrderChecks.checked(order, position, payload.fetchedAt());
                } catch (Unreadable wrong) {
                    sink.trouble("", order.number(), wrong.reason());
                    return;
                }
            }
            sink.document(position, document);
        }

        @Override
        public void trouble(String position, String name, Outcome.Refused<?> reason) {
            sink.trouble(position, name, reason);
        }
    }

    @Override
    public String name(ChannelNews document) {
        return switch (document) {
            case ChannelOrder order -> order.number();
            case ChannelRefund refund -> refund.orderNumber() + " / " + refund.refund().number();
        };
    }

    @Override
    public List<? extends Outcome<?>> hand(Writing writing, List<ChannelNews> documents) {
        List<ChannelOrder> orders = new ArrayList<>();
        List<ChannelRefund> refunds = new ArrayList<>();
        for (ChannelNews document : documents) {
            switch (document) {
                case ChannelOrder order -> orders.add(order);
                case ChannelRefund refund -> refunds.add(refund);
            }
        }
        var takenOrders = (orders.isEmpty() ? List.<Outcome<OrdersTaken.Taken>>of() : handedOn.hand(writing, orders)).iterator();
        var takenRefunds = (refunds.isEmpty() ? List.<Outcome<OrdersTaken.Taken>>of() : handedOn.handRefunds(writing, refunds)).iterator();
        return documents.stream().map(document -> document instanceof ChannelOrder ? takenOrders.next() : takenRefunds.next()).toList();
    }
}
