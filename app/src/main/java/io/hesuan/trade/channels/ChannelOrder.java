package io.hesuan.trade.channels;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One version of one order as its channel tells it; all platforms in one shape. Amounts are minor units of {@code currency}, with VAT
 * in them. Texts are never null, an absent one is empty; times are null where the step has not happened.
 *
 * @param number         the platform's number of the order, within the channel
 * @param parentNumber   number of the order that the platform split this one from; null for none
 * @param version        the platform's time of the change in milliseconds, or its version; older is not news
 * @param reading        revision of the connector that read it: the same version read by a mended connector is news
 * @param stage          how far the platform says the order is
 * @param freight        what the seller gets for sending, after discounts that the seller bears
 * @param paid           what the buyer pays in all, freight within
 * @param lines          what was bought; gifts among them, with net 0
 * @param discounts      who bears what; those of the seller have lowered {@code net} already
 * @param refunds        all that the platform tells of with the order; others may come alone as {@link ChannelRefund}
 * @param parcels        what was sent, as far as the platform knows
 * @param presale        null for orders that are paid at once
 * @param cashOnDelivery whether the carrier takes the money
 * @param marks          flags of the platform and colours of the seller, as they are called there
 * @param payloadId      what was received, byte for byte
 */
public record ChannelOrder(UUID channelId, String number, String parentNumber, long version, int reading, Stage stage, Instant createdAt, Instant paidAt,
                           Instant shippedAt, Instant finishedAt, String currency, long freight, long paid, List<Line> lines, List<Discount> discounts, List<Refund> refunds,
                           List<Parcel> parcels, Receiver receiver, Attribution attribution, Presale presale, boolean cashOnDelivery, String buyerRemark,
                           String sellerRemark, Set<String> marks, UUID payloadId) implements ChannelNews {

    public ChannelOrder {
        Objects.requireNonNull(channelId, "channelId");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(attribution, "attribution");
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        refunds = List.copyOf(refunds);
        parcels = List.copyOf(parcels);
        marks = Set.copyOf(marks);
    }

    /** In the order of an undisturbed life; {@code CLOSED} may follow each. */
    public enum Stage {
        UNPAID, DEPOSIT_PAID, PAID, PART_SHIPPED, SHIPPED,
        /** The carrier says that the receiver has it. */
        SIGNED,
        /** The buyer has confirmed, or the platform for him. */
        FINISHED,
        /** Cancelled, or all of it refunded. */
        CLOSED
    }

    public enum LineStage {
        OPEN, SHIPPED, FINISHED, REFUNDED, CLOSED
    }

    /**
     * @param number    of the line within the order, as refunds name it
     * @param skuId     the platform's name of what was bought; empty where it has none
     * @param outerCode our own code, as the seller wrote it into the listing; empty where he did not
     * @param quantity  in units of the listing, above zero
     * @param price     per unit before all discounts
     * @param gross     quantity × price
     * @param net       the base of revenue: gross less all that the seller bears
     */
    public record Line(String number, String skuId, String outerCode, String title, BigDecimal quantity, long price, long gross, long net, boolean gift, LineStage stage) {
    }

    /** Who pays for a discount. Only the seller's lowers revenue; what others bear they pay in his stead. */
    public enum Bearer {
        SELLER, PLATFORM, HOST, GOVERNMENT,
        /** The platform does not say; its bill will. Held to be the seller's until then. */
        UNKNOWN
    }

    /** @param lineNumber null for one on the whole order that the platform has not allocated */
    public record Discount(String lineNumber, Bearer bearer, String name, long amount) {
    }

    public enum RefundKind {
        /** Money alone. */
        REFUND,
        /** Goods back, then money. */
        RETURN, EXCHANGE, PRICE_PROTECTION, RESEND
    }

    public enum RefundStage {
        ASKED, AGREED, GOODS_ON_THE_WAY, DONE, REFUSED, WITHDRAWN
    }

    /**
     * @param lineNumber null for one on the whole order
     * @param quantity   null where the platform does not say how many
     * @param version    as that of an order
     * @param at         when that version came about
     */
    public record Refund(String number, String lineNumber, RefundKind kind, RefundStage stage, long amount, BigDecimal quantity, long version, Instant at) {
    }

    /** @param lineNumbers empty where the platform does not say, then all that are sent */
    public record Parcel(String carrier, String trackingNumber, Instant shippedAt, List<String> lineNumbers) {

        public Parcel {
            lineNumbers = List.copyOf(lineNumbers);
        }
    }

    /**
     * Who gets the goods. Personal parts only as the platform delivers them: masked, or in {@code ciphers} by the platform's own field name.
     *
     * @param pseudonym the platform's (oaid, open id) or a hash that is the same for the same receiver; empty where nothing is known
     */
    public record Receiver(String pseudonym, String name, String phone, String country, String province, String city, String district, String address,
                           Map<String, String> ciphers) {

        public static final Receiver UNKNOWN = new Receiver("", "", "", "", "", "", "", "", Map.of());

        public Receiver {
            ciphers = Map.copyOf(ciphers);
        }

        @Override
        public String toString() {
            return "Receiver[" + pseudonym + "]";
        }
    }

    /** What brought the order: a host, a live room, a video, a campaign; empty where nothing is known. */
    public record Attribution(String hostId, String hostName, String roomId, String videoId, String campaign) {

        public static final Attribution NONE = new Attribution("", "", "", "", "");
    }

    /** Both parts together are {@code paid}. */
    public record Presale(long deposit, long balance, Instant depositPaidAt, Instant balanceDueFrom) {
    }

    /** Whether this is later than what is known. Versions are compared first, then readings; equal is not news. */
    public boolean isNewsAfter(long knownVersion, int knownReading) {
        return version != knownVersion ? version > knownVersion : reading > knownReading;
    }

    /** What the seller is to get: from the buyer, and from those who bear discounts in his stead. */
    public long receivable() {
        return lines.stream().mapToLong(Line::net).sum() + freight;
    }
}
