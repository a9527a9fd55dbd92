package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.util.List;

/** Where an order stands. Pure. */
final class StateRules {

    private StateRules() {
    }

    static OrderState of(SaleOrder order) {
        List<SalePart> parts = order.parts();
        boolean shipped = order.isShippedFrom();
        boolean open = parts.stream().anyMatch(part -> part.open() > 0);
        if (!shipped && (order.stage == Stage.CLOSED || !parts.isEmpty() && !open)) {
            return OrderState.CANCELLED;
        }
        if (!shipped && order.stage == Stage.UNPAID && !order.onDelivery) {
            return OrderState.UNPAID;
        }
        if (!shipped && order.stage == Stage.DEPOSIT_PAID) {
            return OrderState.DEPOSIT;
        }
        if (order.lines.stream().anyMatch(line -> line.itemId == null)) {
            return OrderState.UNMAPPED;
        }
        return shipped ? afterShipping(order, parts, open) : beforeShipping(order, parts);
    }

    private static OrderState beforeShipping(SaleOrder order, List<SalePart> parts) {
        boolean gone = order.isShippedElsewhere();
        if (order.approvedAt == null || order.hold != Hold.NONE && !gone) {
            return OrderState.HELD;
        }
        return parts.stream().allMatch(part -> part.open() == 0 || part.reservationId != null) ? OrderState.READY : OrderState.SHORT;
    }

    private static OrderState afterShipping(SaleOrder order, List<SalePart> parts, boolean open) {
        if (open) {
            return OrderState.PART_SHIPPED;
        }
        if (parts.stream().anyMatch(part -> part.underWay() > 0)) {
            return OrderState.SHIPPED;
        }
        boolean over = order.stage == Stage.FINISHED || order.stage == Stage.CLOSED;
        return over && !order.isAfterSale() ? OrderState.FINISHED : OrderState.DELIVERED;
    }
}
