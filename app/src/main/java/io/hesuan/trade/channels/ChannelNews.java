package io.hesuan.trade.channels;

/** What a payload of a channel tells of. */
sealed interface ChannelNews permits ChannelOrder, ChannelRefund {
}
