package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** An order on its way through a batch. Amounts are minor units with VAT in them, quantities millionths. */
final class SaleOrder {

    /** What is kept of an order and asked for on its page only. */
    record Detail(List<ChannelOrder.Discount> discounts, ChannelOrder.Attribution attribution, ChannelOrder.Presale presale, List<String> marks,
                  List<ChannelOrder.Parcel> parcels, UUID payloadId) {

        static final Detail NOTHING = new Detail(List.of(), ChannelOrder.Attribution.NONE, null, List.of(), List.of(), null);

        Detail with(List<ChannelOrder.Parcel> others) {
            return new Detail(discounts, attribution, presale, marks, others, payloadId);
        }
    }

    final UUID id;
    final UUID companyId;
    final UUID channelId;
    final String number;
    boolean stored;
    int rowVersion;
    boolean changed;
    Instant changedAt;

    String parentNumber = "";
    long version = Long.MIN_VALUE;
    int reading = Integer.MIN_VALUE;
    ChannelOrder.Stage stage = ChannelOrder.Stage.UNPAID;
    OrderState state = OrderState.UNPAID;
    Instant createdAt;
    Instant paidAt;
    Instant shippedAt;
    Instant finishedAt;
    Instant takenAt;
    String currency;
    long freight;
    long paid;
    long deposit;
    boolean onDelivery;
    long postedPaid;
    long postedOthers;
    Instant approvedAt;
    Hold hold = Hold.NONE;
    String holdDetail = "";
    UUID warehouseId;
    Instant signedAt;
    Instant controlAt;
    Instant shipBy;
    String receiver = "";
    String region = "";
    String host = "";
    String room = "";
    final TreeSet<String> tags = new TreeSet<>();
    String buyerRemark = "";
    String sellerRemark = "";
    Detail detail = Detail.NOTHING;
    final List<SaleLine> lines = new ArrayList<>();
    final List<Shipment> shipments = new ArrayList<>();
    final Map<String, SaleRefund> refunds = new LinkedHashMap<>();
    /** What is to be sent now. */
    final List<Sending> sendings = new ArrayList<>();
    /** Whether its amounts are understood; what is not understood is not booked. */
    boolean bookable = true;
    /** A rule lets it be sent from several warehouses. */
    boolean maySplit;

    SaleOrder(UUID id, UUID companyId, UUID channelId, String number) {
        this.id = id;
        this.companyId = companyId;
        this.channelId = channelId;
        this.number = number;
    }

    List<SalePart> parts() {
        List<SalePart> parts = new ArrayList<>();
        lines.forEach(line -> parts.addAll(line.parts));
        return parts;
    }

    long due() {
        return lines.stream().mapToLong(SaleLine::due).sum();
    }

    long byOthers() {
        return lines.stream().mapToLong(SaleLine::byOthers).sum();
    }

    long refunded() {
        return lines.stream().mapToLong(line -> line.refunded).sum();
    }

    boolean isShippedFrom() {
        return lines.stream().anyMatch(SaleLine::isShippedFrom);
    }

    /** Null while nothing was sent. */
    Instant lastShippedAt() {
        return shipments.stream().map(shipment -> shipment.shippedAt).max(Instant::compareTo).orElse(null);
    }

    /** Whether the platform says that goods are on their way or further. */
    boolean isShippedElsewhere() {
        return switch (stage) {
            case PART_SHIPPED, SHIPPED, SIGNED, FINISHED -> true;
            case UNPAID, DEPOSIT_PAID, PAID, CLOSED -> false;
        };
    }

    boolean isAfterSale() {
        return refunds.values().stream().anyMatch(SaleRefund::isUnderWay);
    }

    /** What a person or a rule said stands before what the house finds by itself. */
    void hold(Hold reason, String text) {
        if (hold == Hold.NONE || hold.isFound() || !reason.isFound()) {
            hold = reason;
            holdDetail = text.length() > 500 ? text.substring(0, 500) : text;
            changed = true;
        }
    }

    void release() {
        changed |= hold != Hold.NONE;
        hold = Hold.NONE;
        holdDetail = "";
    }
}
