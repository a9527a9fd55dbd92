package io.hesuan.trade.orders;

/** How an order stands after a step; {@code hold} is empty where nobody has to look. */
public record OrderDone(String id, String number, String state, String hold) {

    static OrderDone of(SaleOrder order) {
        return new OrderDone(Orders.ID.write(order.id), order.number, order.state.written(), order.hold.written());
    }
}
