package io.hesuan.trade.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order as its page shows it. Amounts are decimals in the order's currency, quantities decimals in base units.
 *
 * @param hold     reason in one word, empty where there is none; {@code holdText} says it in the reader's language
 * @param receiver masked; null where nothing is known
 * @param due      what the seller is to get from the buyer and from those who bear discounts
 */
record OrderView(String id, int version, String companyId, String channelId, String shop, String platform, String number, String parentNumber, String state, String stage,
                 String hold, String holdText, Instant createdAt, Instant paidAt, Instant shippedAt, Instant finishedAt, Instant approvedAt, Instant signedAt, Instant controlAt,
                 Instant shipBy, String currency, String freight, String paid, String byOthers, String due, String refunded, String revenue, String tax, String cost,
                 boolean onDelivery, Receiver receiver, String region, String host, String room, List<String> tags, String buyerRemark, String sellerRemark, String warehouseId,
                 List<Line> lines, List<Shipped> shipments, List<Refund> refunds, List<Discount> discounts, List<Step> steps) {

    /** @param id for unmasking, by those who may */
    record Receiver(String id, String pseudonym, String name, String phone, String region, boolean erased) {
    }

    record Line(String id, String number, String skuId, String outerCode, String title, String quantity, String price, String net, String due, String byPlatform, String byHost,
                String byGovernment, String refunded, boolean gift, boolean ours, List<Part> parts) {
    }

    record Part(String id, String itemId, String code, String name, String quantity, String cancelled, String promised, String shipped, String recognised, String warehouse) {
    }

    record Shipped(String warehouse, String carrier, String tracking, Instant shippedAt, String factId, List<ShippedLine> lines) {
    }

    record ShippedLine(String id, String itemId, String code, String name, List<String> lots, String quantity, String cost, String underWay, String recognised, String returned) {
    }

    record Refund(String number, String line, String kind, String stage, String amount, String quantity, Instant at) {
    }

    record Discount(String line, String bearer, String name, String amount) {
    }

    /**
     * @param kind   what happened, in one word
     * @param detail beside it, by name; amounts are decimals
     */
    record Step(String kind, Instant occurredAt, Instant recordedAt, String by, String factId, String voucher, Map<String, Object> detail) {
    }
}
