package io.hesuan.trade.channels;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.intake.Unreadable;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Line;
import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is true of every order, whatever its platform; what breaks it is set aside instead of being believed. Pure. */
final class OrderChecks {

    private static final Instant FIRST_SHOP = Instant.parse("1995-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);

    private OrderChecks() {
    }

    /**
     * @param place     where the order stands in its payload
     * @param fetchedAt when it came: nothing has happened much later
     * @throws Unreadable with the first thing that is wrong
     */
    static ChannelOrder checked(ChannelOrder order, String place, Instant fetchedAt) {
        if (order.lines().isEmpty()) {
            throw wrong(ChannelRefusal.ORDER_WITHOUT_LINES, place, order.number());
        }
        for (int at = 0; at < order.lines().size(); at++) {
            line(order.lines().get(at), place + " / " + (at + 1));
        }
        if (order.freight() < 0 || order.paid() < 0) {
            throw wrong(ChannelRefusal.PRICE_IS_NEGATIVE, place, text(Math.min(order.freight(), order.paid()), order));
        }
        for (Instant time : new Instant[] {order.createdAt(), order.paidAt(), order.shippedAt(), order.finishedAt()}) {
            if (time != null && (time.isBefore(FIRST_SHOP) || time.isAfter(fetchedAt.plus(AHEAD)))) {
                throw wrong(ChannelRefusal.TIME_IS_ABSURD, place, time.toString());
            }
        }
        sums(order, place);
        return order;
    }

    private static void line(Line line, String place) {
        if (line.quantity().signum() <= 0) {
            throw wrong(ChannelRefusal.QUANTITY_IS_NOT_POSITIVE, place, line.quantity().toPlainString());
        }
        if (line.price() < 0 || line.gross() < 0 || line.net() < 0) {
            throw wrong(ChannelRefusal.PRICE_IS_NEGATIVE, place, Math.min(line.price(), Math.min(line.gross(), line.net())));
        }
    }

    /** What the seller is to get lies between what the buyer pays and that with all that others may bear. An order that is closed no longer says. */
    private static void sums(ChannelOrder order, String place) {
        long others = order.discounts().stream().filter(discount -> discount.bearer() != Bearer.SELLER && discount.bearer() != Bearer.UNKNOWN)
                .mapToLong(ChannelOrder.Discount::amount).sum();
        long receivable = order.receivable();
        if (order.stage() != Stage.CLOSED && (receivable < order.paid() || receivable > order.paid() + others)) {
            throw wrong(ChannelRefusal.AMOUNTS_DO_NOT_ADD_UP, place, text(receivable, order), text(order.paid(), order), text(others, order));
        }
    }

    private static String text(long minor, ChannelOrder order) {
        return Money.ofMinor(minor, Currency.of(order.currency())).amount().toPlainString();
    }

    private static Unreadable wrong(ChannelRefusal refusal, String place, Object... arguments) {
        return new Unreadable(new Outcome.Refused<>(refusal, place, List.of(arguments)));
    }
}
