package io.hesuan.trade.orders;

import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes the orders of a batch: at most two statements a table. */
final class OrderWriting {

    private static final int LONGEST_SEARCH = 500;

    private record OfOrder<T>(SaleOrder order, T row) {
    }

    private record OfLine(SaleOrder order, SaleLine line, SalePart part) {
    }

    private record OfShipment(SaleOrder order, Shipment shipment, Shipment.Line line) {
    }

    private final RowShape<SaleOrder> sales;
    private final RowShape<OfOrder<SaleLine>> lines;
    private final RowShape<OfLine> parts;
    private final RowShape<OfOrder<Shipment>> shipments;
    private final RowShape<OfShipment> shipmentLines;
    private final RowShape<OfOrder<SaleRefund>> refunds;

    OrderWriting(JsonMapper json) {
        this.sales = new RowShape<SaleOrder>("orders.sale").uuid("id", order -> order.id).integer("row_version", order -> order.rowVersion).uuid("company_id", order -> order.companyId)
                .uuid("channel_id", order -> order.channelId).text("number", order -> order.number).text("parent_number", order -> order.parentNumber)
                .bigint("version", order -> order.version).integer("reading", order -> order.reading).text("stage", order -> order.stage.name())
                .text("state", order -> order.state.written()).instant("created_at", order -> order.createdAt).instant("paid_at", order -> order.paidAt)
                .instant("shipped_at", order -> order.shippedAt).instant("finished_at", order -> order.finishedAt).instant("taken_at", order -> order.takenAt)
                .text("currency", order -> order.currency).bigint("freight", order -> order.freight).bigint("paid", order -> order.paid).bigint("due", SaleOrder::due)
                .bigint("refunded", SaleOrder::refunded).flag("on_delivery", order -> order.onDelivery).bigint("deposit", order -> order.deposit)
                .bigint("posted_paid", order -> order.postedPaid).bigint("posted_others", order -> order.postedOthers).instant("approved_at", order -> order.approvedAt)
                .text("hold", order -> order.hold.written()).text("hold_detail", order -> order.holdDetail).uuid("warehouse_id", order -> order.warehouseId)
                .flag("may_split", order -> order.maySplit).instant("signed_at", order -> order.signedAt).instant("control_at", order -> order.controlAt)
                .instant("ship_by", order -> order.shipBy).text("receiver", order -> order.receiver).text("region", order -> order.region).text("host", order -> order.host)
                .text("room", order -> order.room).text("tags", order -> String.join("|", order.tags)).text("buyer_remark", order -> order.buyerRemark)
                .text("seller_remark", order -> order.sellerRemark).flag("after_sale", SaleOrder::isAfterSale).jsonb("detail", order -> json.writeValueAsString(order.detail))
                .text("search_text", OrderWriting::searchText).instant("changed_at", order -> order.changedAt);
        this.lines = new RowShape<OfOrder<SaleLine>>("orders.sale_line").uuid("id", of -> of.row.id).uuid("order_id", of -> of.order.id).text("number", of -> of.row.number)
                .text("sku_id", of -> of.row.skuId).text("outer_code", of -> of.row.outerCode).text("title", of -> of.row.title).bigint("quantity", of -> of.row.quantity)
                .bigint("price", of -> of.row.price).bigint("gross", of -> of.row.gross).bigint("net", of -> of.row.net).bigint("freight", of -> of.row.freight)
                .bigint("by_platform", of -> of.row.byPlatform).bigint("by_host", of -> of.row.byHost).bigint("by_government", of -> of.row.byGovernment)
                .flag("gift", of -> of.row.gift).flag("ours", of -> of.row.ours).text("stage", of -> of.row.stage.name()).uuid("item_id", of -> of.row.itemId)
                .bigint("refunded", of -> of.row.refunded).bigint("early_back", of -> of.row.earlyBack);
        this.parts = new RowShape<OfLine>("orders.part").uuid("id", of -> of.part.id).uuid("order_id", of -> of.order.id).uuid("line_id", of -> of.line.id)
                .uuid("item_id", of -> of.part.itemId).uuid("lot_id", of -> of.part.lotId).bigint("quantity", of -> of.part.quantity).bigint("due", of -> of.part.due)
                .bigint("cancelled", of -> of.part.cancelled).bigint("shipped", of -> of.part.shipped).bigint("returned", of -> of.part.returned)
                .bigint("recognised", of -> of.part.recognised).bigint("early_back", of -> of.part.earlyBack).bigint("recognised_due", of -> of.part.recognisedDue)
                .bigint("recognised_tax", of -> of.part.recognisedTax).bigint("late_back", of -> of.part.lateBack).bigint("late_back_tax", of -> of.part.lateBackTax)
                .integer("tax_rate", of -> of.part.taxRate).uuid("reservation_id", of -> of.part.reservationId).uuid("warehouse_id", of -> of.part.warehouseId)
                .jsonb("held", of -> held(json, of.part.held));
        this.shipments = new RowShape<OfOrder<Shipment>>("orders.shipment").uuid("id", of -> of.row.id).uuid("order_id", of -> of.order.id)
                .uuid("warehouse_id", of -> of.row.warehouseId).text("carrier", of -> of.row.carrier).text("tracking", of -> of.row.tracking)
                .instant("shipped_at", of -> of.row.shippedAt).uuid("fact_id", of -> of.row.factId);
        this.shipmentLines = new RowShape<OfShipment>("orders.shipment_line").uuid("id", of -> of.line.id).uuid("shipment_id", of -> of.shipment.id)
                .uuid("order_id", of -> of.order.id).uuid("part_id", of -> of.line.part.id).uuid("item_id", of -> of.line.part.itemId)
                .jsonb("lots", of -> held(json, of.line.lots)).bigint("quantity", of -> of.line.quantity).bigint("cost", of -> of.line.cost)
                .bigint("recognised", of -> of.line.recognised).bigint("recognised_cost", of -> of.line.recognisedCost).bigint("returned_early", of -> of.line.returnedEarly)
                .bigint("returned_late", of -> of.line.returnedLate);
        this.refunds = refunds();
    }

    private static RowShape<OfOrder<SaleRefund>> refunds() {
        return new RowShape<OfOrder<SaleRefund>>("orders.refund").uuid("id", of -> of.row.id).uuid("channel_id", of -> of.order.channelId)
                .text("order_number", of -> of.order.number).text("number", of -> of.row.told.number()).text("line_number", of -> of.row.told.lineNumber())
                .text("kind", of -> of.row.told.kind().name()).text("stage", of -> of.row.told.stage().name()).bigint("amount", of -> of.row.told.amount())
                .bigint("quantity", of -> of.row.told.quantity() == null ? null : of.row.told.quantity().movePointRight(6).longValueExact())
                .bigint("version", of -> of.row.told.version()).instant("at", of -> of.row.told.at());
    }

    void write(Walk walk) {
        DSLContext sql = walk.writing.sql();
        List<SaleOrder> changed = walk.orders.stream().filter(order -> order.changed || !order.stored).toList();
        changed.forEach(order -> {
            order.rowVersion++;
            order.changedAt = walk.now();
        });
        sales.insert(sql, changed.stream().filter(order -> !order.stored).toList());
        sales.update(sql, changed.stream().filter(order -> order.stored).toList());
        List<OfOrder<SaleLine>> ofLines = new ArrayList<>();
        List<OfLine> ofParts = new ArrayList<>();
        changed.forEach(order -> order.lines.forEach(line -> {
            ofLines.add(new OfOrder<>(order, line));
            line.parts.forEach(part -> ofParts.add(new OfLine(order, line, part)));
        }));
        lines.insert(sql, ofLines.stream().filter(of -> !of.row.stored).toList());
        lines.update(sql, ofLines.stream().filter(of -> of.row.stored).toList());
        UUID[] removed = changed.stream().flatMap(order -> order.lines.stream()).flatMap(line -> line.removed.stream()).map(part -> part.id).toArray(UUID[]::new);
        if (removed.length > 0) {
            sql.execute("DELETE FROM orders.part WHERE id = ANY(?)", (Object) removed);
        }
        parts.insert(sql, ofParts.stream().filter(of -> !of.part.stored).toList());
        parts.update(sql, ofParts.stream().filter(of -> of.part.stored).toList());
        shipments(sql, changed);
        refunds(sql, changed);
    }

    private void shipments(DSLContext sql, List<SaleOrder> changed) {
        List<OfOrder<Shipment>> sent = new ArrayList<>();
        List<OfShipment> ofLines = new ArrayList<>();
        changed.forEach(order -> order.shipments.forEach(shipment -> {
            if (!shipment.stored) {
                sent.add(new OfOrder<>(order, shipment));
            }
            shipment.lines.stream().filter(line -> !line.stored || line.changed).forEach(line -> ofLines.add(new OfShipment(order, shipment, line)));
        }));
        shipments.insert(sql, sent);
        shipmentLines.insert(sql, ofLines.stream().filter(of -> !of.line.stored).toList());
        shipmentLines.update(sql, ofLines.stream().filter(of -> of.line.stored).toList());
    }

    void refunds(DSLContext sql, List<SaleOrder> changed) {
        List<OfOrder<SaleRefund>> told = new ArrayList<>();
        changed.forEach(order -> order.refunds.values().stream().filter(refund -> refund.changed).forEach(refund -> told.add(new OfOrder<>(order, refund))));
        refunds.insert(sql, told.stream().filter(of -> !of.row.stored).toList());
        refunds.update(sql, told.stream().filter(of -> of.row.stored).toList());
    }

    private static String held(JsonMapper json, List<SalePart.Held> held) {
        return held.isEmpty() ? "[]" : json.writeValueAsString(held);
    }

    /** What people type to find an order: its numbers, those of its parcels, and our codes of what was bought. */
    private static String searchText(SaleOrder order) {
        StringBuilder words = new StringBuilder(order.number).append(' ').append(order.parentNumber);
        order.detail.parcels().forEach(parcel -> words.append(' ').append(parcel.trackingNumber()));
        order.shipments.forEach(shipment -> words.append(' ').append(shipment.tracking));
        order.lines.forEach(line -> words.append(' ').append(line.outerCode));
        return words.substring(0, Math.min(LONGEST_SEARCH, words.length())).toLowerCase(Locale.ROOT);
    }
}
