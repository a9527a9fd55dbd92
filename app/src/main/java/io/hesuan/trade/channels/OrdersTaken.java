package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.util.List;
import java.util.UUID;

/**
 * Who keeps orders; declared here, built by the room of orders. Each method takes a batch in the caller's transaction with a fixed number of
 * statements and answers in its order. A refusal sets the payload aside with its sentence. Any order of arrival gives the same result.
 */
public interface OrdersTaken {

    /**
     * @param orderId null for a refund whose order has not come yet
     * @param news    false where an equal or newer version is here already
     */
    record Taken(UUID orderId, boolean news) {
    }

    List<Outcome<Taken>> take(Writing writing, List<ChannelOrder> orders);

    List<Outcome<Taken>> takeRefunds(Writing writing, List<ChannelRefund> refunds);
}
