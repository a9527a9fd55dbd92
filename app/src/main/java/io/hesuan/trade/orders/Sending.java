package io.hesuan.trade.orders;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Goods of an order that go out together.
 *
 * @param units    millionths by part; empty: all that is promised and not sent
 * @param carrier  as the platform or the shipping desk names it
 * @param tracking number of the waybill, empty where there is none
 */
record Sending(Map<UUID, Long> units, String carrier, String tracking, Instant at) {
}
