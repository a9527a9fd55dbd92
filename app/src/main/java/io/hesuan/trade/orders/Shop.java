package io.hesuan.trade.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What orders must know of a channel.
 *
 * @param partyId  who owes us for its orders: the platform, or a customer of wholesale
 * @param policy   when control passes: {@code signed}, {@code confirmed}, {@code return-window}, {@code at-once}, {@code accepted}; behind a
 *                 colon days, as {@code return-window:15}
 * @param lifeLeft days to expiry that goods must have left when they go to its buyers
 */
record Shop(UUID id, UUID companyId, String code, String name, String platform, UUID partyId, String currency, ZoneId zone, String policy, int lifeLeft) {

    String policyName() {
        return policy.split(":")[0];
    }

    /** Days in which a buyer may return without a reason: 7 by law (Consumer Protection Law, article 25) where nothing else is said. */
    int returnDays() {
        return policy.matches("[a-z-]+:[0-9]{1,3}") ? Integer.parseInt(policy.substring(policy.indexOf(':') + 1)) : 7;
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
