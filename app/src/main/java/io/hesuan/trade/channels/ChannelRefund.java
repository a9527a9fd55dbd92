package io.hesuan.trade.channels;

import java.util.UUID;

/**
 * A refund that its platform tells of by itself, apart from the order; it may come before the order does.
 *
 * @param orderNumber the platform's number of the order within the channel
 * @param reading     as that of an order
 * @param payloadId   what was received, byte for byte
 */
public record ChannelRefund(UUID channelId, String orderNumber, String currency, ChannelOrder.Refund refund, int reading, UUID payloadId) implements ChannelNews {
}
