package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;

import java.util.UUID;

/** A refund as its latest version tells it. */
final class SaleRefund {

    final UUID id;
    ChannelOrder.Refund told;
    boolean stored;
    boolean changed;

    SaleRefund(UUID id, ChannelOrder.Refund told) {
        this.id = id;
        this.told = told;
    }

    boolean isDone() {
        return told.stage() == ChannelOrder.RefundStage.DONE;
    }

    boolean isUnderWay() {
        return switch (told.stage()) {
            case ASKED, AGREED, GOODS_ON_THE_WAY -> true;
            case DONE, REFUSED, WITHDRAWN -> false;
        };
    }

    /** Whether money goes back, and not only goods are changed. */
    boolean ofMoney() {
        return told.kind() != RefundKind.EXCHANGE && told.kind() != RefundKind.RESEND;
    }
}
