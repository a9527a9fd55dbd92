package io.hesuan.trade.channels;

import java.time.ZoneId;
import java.util.UUID;

/**
 * What readers and callers know of a channel.
 *
 * @param address where its platform is reached, without a slash at the end
 * @param number  the platform's number of the shop: a marketplace, a domain; may be empty
 */
record Shop(UUID id, UUID companyId, String code, String name, Platform platform, String currency, ZoneId zone, String address, String number) {
}
