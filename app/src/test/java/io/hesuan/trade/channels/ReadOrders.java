package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;
import io.hesuan.platform.intake.Unreadable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a reader and the checks behind it make of a payload. */
final class ReadOrders implements Sink<ChannelNews> {

    static final UUID CHANNEL = new UUID(7, 7);

    final List<ChannelOrder> orders = new ArrayList<>();
    final List<ChannelRefund> refunds = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();

    static Shop shop(Platform platform) {
        return new Shop(CHANNEL, new UUID(1, 1), "S1", "Shop", platform, platform.currency, ZoneId.of(platform.zone), platform.address, "");
    }

    static ReadOrders of(OrderReader reader, Platform platform, String kind, String text) {
        return of(reader, platform, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    static ReadOrders of(OrderReader reader, Platform platform, String kind, byte[] bytes) {
        var read = new ReadOrders();
        var payload = new Payload(new UUID(9, 9), CHANNEL, kind, "", Instant.parse("2026-11-20T00:00:00Z"), bytes);
        try {
            reader.read(shop(platform), payload, read);
        } catch (Unreadable unreadable) {
            read.trouble("", "", unreadable.reason());
        }
        return read;
    }

    @Override
    public void document(String position, ChannelNews document) {
        switch (document) {
            case ChannelOrder order -> {
                try {
                    orders.add(OrderChecks.checked(order, position, Instant.parse("2026-11-20T00:00:00Z")));
                } catch (Unreadable wrong) {
                    trouble("", order.number(), wrong.reason());
                }
            }
            case ChannelRefund refund -> refunds.add(refund);
        }
    }

    @Override
    public void trouble(String position, String name, Outcome.Refused<?> reason) {
        troubles.add((name + " " + reason.refusal().name() + " " + reason.field()).strip());
    }

    ChannelOrder only() {
        if (orders.size() != 1 || !troubles.isEmpty()) {
            throw new AssertionError(orders.size() + " orders, troubles " + troubles);
        }
        return orders.getFirst();
    }

    /** stage, paid, freight, then the lines with code, quantity, gross and net. */
    static String said(ChannelOrder order) {
        var text = new StringBuilder(order.number() + " " + order.stage() + " paid " + order.paid() + " freight " + order.freight());
        order.lines().forEach(line -> text.append(" | ").append(line.outerCode()).append(' ').append(line.quantity().toPlainString()).append(" × ").append(line.price()).append(" = ")
                .append(line.gross()).append(" net ").append(line.net()).append(line.gift() ? " gift" : ""));
        order.discounts().forEach(discount -> text.append(" ; ").append(discount.bearer()).append(' ').append(discount.amount()));
        return text.toString();
    }
}
