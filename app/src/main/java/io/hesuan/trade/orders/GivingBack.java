package io.hesuan.trade.orders;

import io.hesuan.kernel.Allocation;
import io.hesuan.trade.channels.ChannelOrder.LineStage;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.time.Instant;
import java.util.List;

/**
 * What is to be given back and what is not to be sent any more, told from all refunds that are known, never from the one that came last.
 * The money follows the shares that were stored when the order came. Pure.
 */
final class GivingBack {

    private GivingBack() {
    }

    /** Of what the buyer paid, to be given back in the end, by line in the order of lines. */
    static long[] money(SaleOrder order) {
        return money(order, null);
    }

    /** @param until only what was given back by then; null: all */
    static long[] money(SaleOrder order, Instant until) {
        List<SaleLine> lines = order.lines;
        long[] back = new long[lines.size()];
        long onTheWhole = 0;
        for (SaleRefund refund : order.refunds.values()) {
            if (refund.isDone() && refund.ofMoney() && (until == null || !refund.told.at().isAfter(until))) {
                int at = Sharing.place(lines, refund.told.lineNumber());
                if (at < 0) {
                    onTheWhole += refund.told.amount();
                } else {
                    long taken = Math.min(refund.told.amount(), lines.get(at).byBuyer() - back[at]);
                    back[at] += taken;
                    onTheWhole += refund.told.amount() - taken;
                }
            }
        }
        long[] left = new long[back.length];
        long most = 0;
        for (int at = 0; at < left.length; at++) {
            left[at] = Math.max(0, lines.get(at).byBuyer() - back[at]);
            most += left[at];
        }
        if (until == null && order.stage == Stage.CLOSED && order.paidAt != null) {
            onTheWhole = most;
        }
        long[] shares = most == 0 ? new long[back.length] : Allocation.of(Math.min(onTheWhole, most), left);
        for (int at = 0; at < shares.length; at++) {
            back[at] += shares[at];
        }
        return back;
    }

    /** Whether refunds say more than was ever paid; the rest is no refund of this order's price. */
    static boolean exceeds(SaleOrder order) {
        long told = order.refunds.values().stream().filter(refund -> refund.isDone() && refund.ofMoney()).mapToLong(refund -> refund.told.amount()).sum();
        return told > order.lines.stream().mapToLong(SaleLine::byBuyer).sum();
    }

    /** Of what is due for a line, to be given back in the end: the buyer's money and with it the share of those who bore discounts. */
    static long due(SaleOrder order, SaleLine line, long buyersMoney) {
        if (line.byBuyer() > 0) {
            return Allocation.step(line.due(), 0, buyersMoney, line.byBuyer());
        }
        return order.stage == Stage.CLOSED ? line.due() : 0;
    }

    /** Units of a part that are not to be sent any more; never fewer than were, never what was sent. */
    static long cancelled(SaleOrder order, SaleLine line, SalePart part, long buyersMoney) {
        long unsent = part.quantity - part.shipped;
        boolean taken = order.stage == Stage.CLOSED || line.stage == LineStage.CLOSED
                || line.byBuyer() > 0 && buyersMoney == line.byBuyer();
        if (taken) {
            return unsent;
        }
        long units = 0;
        for (SaleRefund refund : order.refunds.values()) {
            boolean ofLine = line.number.equals(refund.told.lineNumber());
            if (ofLine && refund.isDone() && refund.told.kind() == RefundKind.REFUND && refund.told.quantity() != null) {
                units += refund.told.quantity().movePointRight(6).longValueExact();
            }
        }
        return Math.min(unsent, Allocation.step(part.quantity, 0, Math.min(units, line.quantity), line.quantity));
    }
}
