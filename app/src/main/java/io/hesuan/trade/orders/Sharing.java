package io.hesuan.trade.orders;

import io.hesuan.kernel.Allocation;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Discount;

import java.util.Arrays;
import java.util.List;

/**
 * Who pays for which line: freight and discounts on the whole order fall to its lines by largest remainder, once, when they are told.
 * Refunds are taken from what stands there, so that nothing is worked out a second time in another way. Pure.
 */
final class Sharing {

    private Sharing() {
    }

    static void share(SaleOrder order, ChannelOrder told) {
        if (order.isShippedFrom()) {
            return;
        }
        List<SaleLine> lines = order.lines;
        long[] freight = spread(order.freight, lines.stream().mapToLong(line -> line.net).toArray(), lines.size());
        for (int at = 0; at < freight.length; at++) {
            lines.get(at).freight = freight[at];
        }
        long[] platform = borne(lines, told.discounts(), Bearer.PLATFORM);
        long[] host = borne(lines, told.discounts(), Bearer.HOST);
        long[] government = borne(lines, told.discounts(), Bearer.GOVERNMENT);
        for (int at = 0; at < platform.length; at++) {
            SaleLine line = lines.get(at);
            line.byPlatform = platform[at];
            line.byHost = host[at];
            line.byGovernment = government[at];
            share(line);
        }
    }

    /** What is due for a line falls to its parts by their share in the kit. */
    static void share(SaleLine line) {
        List<SalePart> parts = line.parts;
        if (parts.isEmpty()) {
            return;
        }
        long[] due = Allocation.of(line.due(), parts.stream().mapToLong(part -> part.quantity).toArray());
        for (int at = 0; at < due.length; at++) {
            parts.get(at).due = due[at];
        }
    }

    private static long[] borne(List<SaleLine> lines, List<Discount> discounts, Bearer bearer) {
        long[] borne = new long[lines.size()];
        long onTheWhole = 0;
        for (Discount discount : discounts) {
            if (discount.bearer() != bearer) {
                continue;
            }
            int at = place(lines, discount.lineNumber());
            if (at < 0) {
                onTheWhole += discount.amount();
            } else {
                borne[at] += discount.amount();
            }
        }
        long[] shares = spread(onTheWhole, lines.stream().mapToLong(line -> Math.max(0, line.due())).toArray(), lines.size());
        for (int at = 0; at < shares.length; at++) {
            borne[at] += shares[at];
        }
        return borne;
    }

    static int place(List<SaleLine> lines, String number) {
        for (int at = 0; number != null && at < lines.size(); at++) {
            if (lines.get(at).number.equals(number)) {
                return at;
            }
        }
        return -1;
    }

    /** By weight; equally where nothing weighs anything. */
    static long[] spread(long amount, long[] weights, int parts) {
        if (Arrays.stream(weights).sum() == 0) {
            Arrays.fill(weights, 1);
        }
        return parts == 0 ? new long[0] : Allocation.of(amount, weights);
    }
}
