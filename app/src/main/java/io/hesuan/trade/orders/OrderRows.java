package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders, locked and read whole in six statements. What is written is in {@link OrderWriting}. */
final class OrderRows {

    /** An order as its channel calls it. */
    record Name(UUID channelId, String number) {
    }

    private final JsonMapper json;
    private final JavaType heldList;
    private final OrderWriting writing;

    OrderRows(JsonMapper json) {
        this.json = json;
        this.heldList = json.getTypeFactory().constructCollectionType(List.class, SalePart.Held.class);
        this.writing = new OrderWriting(json);
    }

    void write(Walk walk) {
        writing.write(walk);
        walk.steps.write(walk.writing, json);
    }

    /** One order to look at, not locked; null where there is none. */
    SaleOrder look(DSLContext sql, UUID id) {
        return read(sql, sql.fetch("SELECT * FROM orders.sale WHERE id = ?", id)).get(id);
    }

    /** Orders of a company that were made between two moments, after one of them in the order of ids; to look at, not locked. */
    List<SaleOrder> page(DSLContext sql, UUID company, Instant from, Instant to, UUID after, int most) {
        return List.copyOf(read(sql, sql.fetch("""
                SELECT * FROM orders.sale WHERE company_id = ? AND created_at >= ?::timestamptz AND created_at < ?::timestamptz AND id > ? ORDER BY id LIMIT ?""",
                company, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), after, most)).values());
    }

    /** Refunds whose order has not come: they wait for it. */
    void keepEarly(DSLContext sql, Collection<SaleOrder> unknown) {
        writing.refunds(sql, List.copyOf(unknown));
    }

    /** Those of the orders that are there, by id, in the order of their ids. */
    Map<UUID, SaleOrder> byId(DSLContext sql, Collection<UUID> ids) {
        return read(sql, sql.fetch("SELECT * FROM orders.sale WHERE id = ANY(?) ORDER BY id FOR UPDATE", (Object) ids.toArray(UUID[]::new)));
    }

    Map<Name, SaleOrder> byName(DSLContext sql, Collection<Name> names) {
        Map<Name, SaleOrder> found = new HashMap<>();
        read(sql, sql.fetch("""
                SELECT s.* FROM orders.sale s JOIN unnest(?::uuid[], ?::text[]) AS n (channel_id, number) USING (channel_id, number) ORDER BY s.id FOR UPDATE OF s""",
                names.stream().map(Name::channelId).toArray(UUID[]::new), names.stream().map(Name::number).toArray(String[]::new)))
                .values().forEach(order -> found.put(new Name(order.channelId, order.number), order));
        return found;
    }

    private Map<UUID, SaleOrder> read(DSLContext sql, Result<Record> rows) {
        Map<UUID, SaleOrder> orders = new LinkedHashMap<>();
        rows.forEach(row -> orders.put(row.get("id", UUID.class), head(row)));
        if (orders.isEmpty()) {
            return orders;
        }
        UUID[] ids = orders.keySet().toArray(UUID[]::new);
        Map<UUID, SaleLine> lines = new HashMap<>();
        sql.fetch("SELECT * FROM orders.sale_line WHERE order_id = ANY(?) ORDER BY ours, number", (Object) ids).forEach(row -> {
            SaleLine line = line(row);
            lines.put(line.id, line);
            orders.get(row.get("order_id", UUID.class)).lines.add(line);
        });
        Map<UUID, SalePart> parts = new HashMap<>();
        sql.fetch("SELECT * FROM orders.part WHERE order_id = ANY(?) ORDER BY id", (Object) ids).forEach(row -> {
            SalePart part = part(row);
            parts.put(part.id, part);
            lines.get(row.get("line_id", UUID.class)).parts.add(part);
        });
        shipments(sql, ids, orders, parts);
        refunds(sql, orders.values());
        return orders;
    }

    private void shipments(DSLContext sql, UUID[] ids, Map<UUID, SaleOrder> orders, Map<UUID, SalePart> parts) {
        Map<UUID, Shipment> shipments = new HashMap<>();
        sql.fetch("SELECT * FROM orders.shipment WHERE order_id = ANY(?) ORDER BY shipped_at, id", (Object) ids).forEach(row -> {
            var shipment = new Shipment(row.get("id", UUID.class), row.get("warehouse_id", UUID.class), row.get("carrier", String.class), row.get("tracking", String.class),
                    instant(row, "shipped_at"));
            shipment.stored = true;
            shipment.factId = row.get("fact_id", UUID.class);
            shipments.put(shipment.id, shipment);
            orders.get(row.get("order_id", UUID.class)).shipments.add(shipment);
        });
        sql.fetch("SELECT * FROM orders.shipment_line WHERE order_id = ANY(?) ORDER BY id", (Object) ids).forEach(row -> {
            var line = new Shipment.Line(row.get("id", UUID.class), parts.get(row.get("part_id", UUID.class)), row.get("quantity", Long.class));
            line.stored = true;
            line.lots = held(row, "lots");
            line.cost = row.get("cost", Long.class);
            line.recognised = row.get("recognised", Long.class);
            line.recognisedCost = row.get("recognised_cost", Long.class);
            line.returnedEarly = row.get("returned_early", Long.class);
            line.returnedLate = row.get("returned_late", Long.class);
            shipments.get(row.get("shipment_id", UUID.class)).lines.add(line);
        });
    }

    /** Refunds of these orders, also those that came before their order. */
    static void refunds(DSLContext sql, Collection<SaleOrder> orders) {
        Map<Name, SaleOrder> byName = new HashMap<>();
        orders.forEach(order -> byName.put(new Name(order.channelId, order.number), order));
        sql.fetch("""
                SELECT r.* FROM orders.refund r JOIN unnest(?::uuid[], ?::text[]) AS n (channel_id, order_number) USING (channel_id, order_number) ORDER BY r.number""",
                orders.stream().map(order -> order.channelId).toArray(UUID[]::new), orders.stream().map(order -> order.number).toArray(String[]::new)).forEach(row -> {
            SaleRefund refund = refund(row);
            byName.get(new Name(row.get("channel_id", UUID.class), row.get("order_number", String.class))).refunds.put(refund.told.number(), refund);
        });
    }

    static SaleRefund refund(Record row) {
        Long quantity = row.get("quantity", Long.class);
        var refund = new SaleRefund(row.get("id", UUID.class), new ChannelOrder.Refund(row.get("number", String.class), row.get("line_number", String.class),
                ChannelOrder.RefundKind.valueOf(row.get("kind", String.class)), ChannelOrder.RefundStage.valueOf(row.get("stage", String.class)), row.get("amount", Long.class),
                quantity == null ? null : BigDecimal.valueOf(quantity, 6), row.get("version", Long.class), instant(row, "at")));
        refund.stored = true;
        return refund;
    }

    private SaleOrder head(Record row) {
        var order = new SaleOrder(row.get("id", UUID.class), row.get("company_id", UUID.class), row.get("channel_id", UUID.class), row.get("number", String.class));
        order.stored = true;
        order.rowVersion = row.get("row_version", Integer.class);
        order.parentNumber = row.get("parent_number", String.class);
        order.version = row.get("version", Long.class);
        order.reading = row.get("reading", Integer.class);
        order.stage = ChannelOrder.Stage.valueOf(row.get("stage", String.class));
        order.state = OrderState.of(row.get("state", String.class));
        order.createdAt = instant(row, "created_at");
        order.paidAt = instant(row, "paid_at");
        order.shippedAt = instant(row, "shipped_at");
        order.finishedAt = instant(row, "finished_at");
        order.takenAt = instant(row, "taken_at");
        order.currency = row.get("currency", String.class);
        order.freight = row.get("freight", Long.class);
        order.paid = row.get("paid", Long.class);
        order.deposit = row.get("deposit", Long.class);
        order.onDelivery = row.get("on_delivery", Boolean.class);
        order.postedPaid = row.get("posted_paid", Long.class);
        order.postedOthers = row.get("posted_others", Long.class);
        order.approvedAt = instant(row, "approved_at");
        order.hold = Hold.of(row.get("hold", String.class));
        order.holdDetail = row.get("hold_detail", String.class);
        order.warehouseId = row.get("warehouse_id", UUID.class);
        order.maySplit = row.get("may_split", Boolean.class);
        order.signedAt = instant(row, "signed_at");
        order.controlAt = instant(row, "control_at");
        order.shipBy = instant(row, "ship_by");
        order.receiver = row.get("receiver", String.class);
        order.region = row.get("region", String.class);
        order.host = row.get("host", String.class);
        order.room = row.get("room", String.class);
        Arrays.stream(row.get("tags", String.class).split("\\|")).filter(tag -> !tag.isEmpty()).forEach(order.tags::add);
        order.buyerRemark = row.get("buyer_remark", String.class);
        order.sellerRemark = row.get("seller_remark", String.class);
        order.detail = json.readValue(row.get("detail", org.jooq.JSONB.class).data(), SaleOrder.Detail.class);
        return order;
    }

    private static SaleLine line(Record row) {
        var line = new SaleLine(row.get("id", UUID.class), row.get("number", String.class));
        line.stored = true;
        line.skuId = row.get("sku_id", String.class);
        line.outerCode = row.get("outer_code", String.class);
        line.title = row.get("title", String.class);
        line.quantity = row.get("quantity", Long.class);
        line.price = row.get("price", Long.class);
        line.gross = row.get("gross", Long.class);
        line.net = row.get("net", Long.class);
        line.freight = row.get("freight", Long.class);
        line.byPlatform = row.get("by_platform", Long.class);
        line.byHost = row.get("by_host", Long.class);
        line.byGovernment = row.get("by_government", Long.class);
        line.gift = row.get("gift", Boolean.class);
        line.ours = row.get("ours", Boolean.class);
        line.stage = ChannelOrder.LineStage.valueOf(row.get("stage", String.class));
        line.itemId = row.get("item_id", UUID.class);
        line.refunded = row.get("refunded", Long.class);
        line.earlyBack = row.get("early_back", Long.class);
        return line;
    }

    private SalePart part(Record row) {
        var part = new SalePart(row.get("id", UUID.class), row.get("item_id", UUID.class), row.get("quantity", Long.class));
        part.stored = true;
        part.lotId = row.get("lot_id", UUID.class);
        part.due = row.get("due", Long.class);
        part.cancelled = row.get("cancelled", Long.class);
        part.shipped = row.get("shipped", Long.class);
        part.returned = row.get("returned", Long.class);
        part.recognised = row.get("recognised", Long.class);
        part.earlyBack = row.get("early_back", Long.class);
        part.recognisedDue = row.get("recognised_due", Long.class);
        part.recognisedTax = row.get("recognised_tax", Long.class);
        part.lateBack = row.get("late_back", Long.class);
        part.lateBackTax = row.get("late_back_tax", Long.class);
        part.taxRate = row.get("tax_rate", Integer.class);
        part.reservationId = row.get("reservation_id", UUID.class);
        part.warehouseId = row.get("warehouse_id", UUID.class);
        part.held = held(row, "held");
        return part;
    }

    private List<SalePart.Held> held(Record row, String column) {
        String written = row.get(column, org.jooq.JSONB.class).data();
        return written.equals("[]") ? List.of() : new ArrayList<>(json.<List<SalePart.Held>>readValue(written, heldList));
    }

    static Instant instant(Record row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
