package io.hesuan.trade.orders;

import io.hesuan.kernel.Outcome;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.OrdersTaken;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What no order may be, whoever tells it; the payload is then set aside with the sentence. In order of precedence. Pure. */
final class TakeRules {

    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_NUMBER = 100;
    /** A thousand million units of money: more is a mistake of reading. */
    private static final long LARGEST = 100_000_000_000L;
    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000_000L);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private TakeRules() {
    }

    /** @return null where nothing is wrong */
    static Outcome<OrdersTaken.Taken> wrong(ChannelOrder told, Shop shop, Instant now) {
        if (shop == null) {
            return Outcome.refused(OrderRefusal.CHANNEL_IS_UNKNOWN, "channelId");
        }
        if (told.number().isBlank() || told.number().length() > LONGEST_NUMBER) {
            return Outcome.refused(OrderRefusal.ORDER_NUMBER_IS_WRONG, "number");
        }
        if (told.lines().isEmpty()) {
            return Outcome.refused(OrderRefusal.ORDER_HAS_NO_LINES, "lines", told.number());
        }
        if (told.lines().size() > MOST_LINES) {
            return Outcome.refused(OrderRefusal.ORDER_HAS_TOO_MANY_LINES, "lines", told.number(), MOST_LINES);
        }
        Outcome<OrdersTaken.Taken> line = wrongLine(told);
        if (line != null) {
            return line;
        }
        if (told.currency() == null || !told.currency().matches("[A-Z]{3}")) {
            return Outcome.refused(OrderRefusal.ORDER_CURRENCY_IS_WRONG, "currency", told.number());
        }
        Instant latest = now.plus(Duration.ofDays(2));
        for (Instant at : new Instant[]{told.createdAt(), told.paidAt(), told.shippedAt(), told.finishedAt()}) {
            if (at != null && (at.isBefore(EARLIEST) || at.isAfter(latest))) {
                return Outcome.refused(OrderRefusal.ORDER_DATE_IS_ABSURD, "createdAt", told.number(), at);
            }
        }
        boolean paid = told.stage() != ChannelOrder.Stage.UNPAID && told.stage() != ChannelOrder.Stage.DEPOSIT_PAID && told.stage() != ChannelOrder.Stage.CLOSED;
        return paid && told.paidAt() == null && told.paid() > 0 && !told.cashOnDelivery() && !shop.platform().equals("wholesale")
                ? Outcome.refused(OrderRefusal.ORDER_PAID_WITHOUT_A_DAY, "paidAt", told.number()) : null;
    }

    private static Outcome<OrdersTaken.Taken> wrongLine(ChannelOrder told) {
        Set<String> numbers = new HashSet<>();
        long sum = told.freight();
        for (int at = 0; at < told.lines().size(); at++) {
            ChannelOrder.Line line = told.lines().get(at);
            if (line.number().isBlank() || line.number().length() > LONGEST_NUMBER || !numbers.add(line.number())) {
                return Outcome.refused(OrderRefusal.ORDER_LINE_IS_TWICE, "lines[" + at + "].number", told.number(), line.number());
            }
            BigDecimal quantity = line.quantity();
            if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > 6 || quantity.compareTo(MOST_UNITS) > 0) {
                return Outcome.refused(OrderRefusal.ORDER_QUANTITY_IS_WRONG, "lines[" + at + "].quantity", told.number(), quantity.toPlainString());
            }
            if (isWrong(line.price()) || isWrong(line.gross()) || isWrong(line.net())) {
                return Outcome.refused(OrderRefusal.ORDER_AMOUNT_IS_WRONG, "lines[" + at + "]", told.number());
            }
            sum += line.net();
        }
        boolean wrong = isWrong(sum) || isWrong(told.freight()) || isWrong(told.paid()) || told.discounts().stream().anyMatch(discount -> isWrong(discount.amount()))
                || told.refunds().stream().anyMatch(refund -> isWrong(refund.amount())) || told.presale() != null && (isWrong(told.presale().deposit()) || told.presale().deposit() > told.paid());
        return wrong ? Outcome.refused(OrderRefusal.ORDER_AMOUNT_IS_WRONG, "paid", told.number()) : null;
    }

    private static boolean isWrong(long amount) {
        return amount < 0 || amount > LARGEST;
    }

    /** Whether a refund that came alone can be kept. */
    static boolean isWrong(ChannelOrder.Refund told) {
        return told.number() == null || told.number().isBlank() || told.number().length() > LONGEST_NUMBER || isWrong(told.amount()) || told.at() == null;
    }
}
