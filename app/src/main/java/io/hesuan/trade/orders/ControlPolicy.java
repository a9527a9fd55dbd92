package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.time.Duration;
import java.time.Instant;

/**
 * When control of goods passes to the customer, by the policy that a company has chosen for a shop (CAS 14, articles 4 and 13): the
 * carrier's sign-off, the buyer's confirmation, the end of the window of return without a reason, at once, or acceptance. Pure.
 */
final class ControlPolicy {

    private static final long EARLIEST_MS = 946_684_800_000L;
    private static final long LATEST_MS = 4_102_444_800_000L;

    private ControlPolicy() {
    }

    /** @return when it passes or has passed, it may lie ahead; null while that is not known */
    static Instant passesAt(Shop shop, SaleOrder order, Instant lastShippedAt, Instant now) {
        if (lastShippedAt == null) {
            return null;
        }
        Instant signed = signedAt(order, now);
        return switch (shop.policyName()) {
            case "at-once" -> lastShippedAt;
            case "signed" -> signed;
            case "return-window" -> order.stage == Stage.FINISHED && order.finishedAt != null && signed == null ? order.finishedAt
                    : signed == null ? null : signed.plus(Duration.ofDays(shop.returnDays()));
            case "accepted" -> order.signedAt != null ? order.signedAt : finishedAt(order, now);
            default -> finishedAt(order, now);
        };
    }

    private static Instant finishedAt(SaleOrder order, Instant now) {
        return order.stage != Stage.FINISHED ? null : order.finishedAt != null ? order.finishedAt : told(order, now);
    }

    /** The carrier's word first; a platform that says signed without a time said so in the version that stands here. */
    private static Instant signedAt(SaleOrder order, Instant now) {
        if (order.signedAt != null) {
            return order.signedAt;
        }
        return switch (order.stage) {
            case SIGNED -> told(order, now);
            case FINISHED -> order.finishedAt != null ? order.finishedAt : told(order, now);
            case UNPAID, DEPOSIT_PAID, PAID, PART_SHIPPED, SHIPPED, CLOSED -> null;
        };
    }

    private static Instant told(SaleOrder order, Instant now) {
        return order.version > EARLIEST_MS && order.version < LATEST_MS ? Instant.ofEpochMilli(order.version) : now;
    }
}
