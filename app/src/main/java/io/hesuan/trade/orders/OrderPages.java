package io.hesuan.trade.orders;

import io.hesuan.books.posting.PostingRights;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Sentences;
import io.hesuan.trade.customers.Customers;
import io.hesuan.trade.customers.Receivers;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads one order for its page, with its timeline and the vouchers of its facts. About twelve statements. */
@Component
class OrderPages {

    /** Amounts among the details of steps, kept as minor units. */
    private static final Set<String> AMOUNTS = Set.of("amount", "others", "due", "net", "tax", "cost");

    private record Item(String code, String name) {
    }

    /** What names stand for ids on the page. */
    private record Names(Map<UUID, Item> items, Map<UUID, String> warehouses, Map<UUID, String> lots, Currency currency) {

        String money(long minor) {
            return Money.ofMinor(minor, currency).toString();
        }

        Item item(UUID id) {
            return items.getOrDefault(id, new Item("", ""));
        }
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final Sentences sentences;
    private final OrderRows rows;
    private final Receivers receivers;

    OrderPages(DSLContext sql, JsonMapper json, Sentences sentences, Carrying carrying, Receivers receivers) {
        this.sql = sql;
        this.json = json;
        this.sentences = sentences;
        this.rows = carrying.rows();
        this.receivers = receivers;
    }

    Optional<OrderView> find(UUID id, Acting reader) {
        SaleOrder order = rows.look(sql, id);
        return order == null || !reader.companies(Orders.READ).covers(order.companyId) ? Optional.empty() : Optional.of(view(order, reader));
    }

    private OrderView view(SaleOrder order, Acting reader) {
        Names names = names(order);
        Shop shop = Shops.find(sql, Set.of(order.channelId)).get(order.channelId);
        List<SalePart> parts = order.parts();
        String holdText = order.hold == Hold.NONE ? "" : holdText(order, reader, names);
        return new OrderView(Orders.ID.write(order.id), order.rowVersion, Companies.ID.write(order.companyId), StockIds.CHANNEL.write(order.channelId),
                shop == null ? "" : shop.name(), shop == null ? "" : shop.platform(), order.number, order.parentNumber, order.state.written(), order.stage.name(), order.hold.written(),
                holdText, order.createdAt, order.paidAt, order.shippedAt, order.finishedAt, order.approvedAt, order.signedAt, order.controlAt, order.shipBy, order.currency,
                names.money(order.freight), names.money(order.paid), names.money(order.byOthers()), names.money(order.due()), names.money(order.refunded()),
                names.money(parts.stream().mapToLong(part -> part.recognisedDue - part.recognisedTax - part.lateBack + part.lateBackTax).sum()),
                names.money(parts.stream().mapToLong(part -> part.recognisedTax - part.lateBackTax).sum()),
                names.money(order.shipments.stream().flatMap(shipment -> shipment.lines.stream()).mapToLong(line -> line.cost).sum()), order.onDelivery, receiver(order), order.region,
                order.host, order.room, List.copyOf(order.tags), order.buyerRemark, order.sellerRemark,
                order.warehouseId == null ? "" : Warehouses.ID.write(order.warehouseId), order.lines.stream().map(line -> line(line, names)).toList(),
                order.shipments.stream().map(shipment -> shipped(shipment, names)).toList(), order.refunds.values().stream().map(refund -> refund(refund, names)).toList(),
                order.detail.discounts().stream().map(one -> new OrderView.Discount(one.lineNumber(), one.bearer().name(), one.name(), names.money(one.amount()))).toList(),
                steps(order, names));
    }

    private OrderView.Receiver receiver(SaleOrder order) {
        Receivers.Masked masked = order.receiver.isEmpty() ? null : receivers.find(sql, order.companyId, order.receiver);
        return masked == null ? null : new OrderView.Receiver(Customers.ID.write(masked.id()), order.receiver, masked.name(), masked.phone(), masked.region(), masked.erasedAt() != null);
    }

    private String holdText(SaleOrder order, Acting reader, Names names) {
        List<String> words = Arrays.asList(order.holdDetail.split("\\|", -1));
        return switch (order.hold) {
            case NOT_POSTED -> sentences.refusal(reader.locale(), words.getFirst(), List.copyOf(words.subList(1, words.size())));
            case AMOUNTS_DIFFER -> sentences.say(reader.locale(), "orders.hold.amounts-differ", names.money(Long.parseLong(words.get(0))), names.money(Long.parseLong(words.get(1))));
            default -> sentences.say(reader.locale(), "orders.hold." + order.hold.written(), order.holdDetail);
        };
    }

    private Names names(SaleOrder order) {
        UUID[] items = Stream.concat(order.parts().stream().map(part -> part.itemId), order.lines.stream().map(line -> line.itemId)).filter(id -> id != null).distinct()
                .toArray(UUID[]::new);
        Map<UUID, Item> byItem = new HashMap<>();
        sql.fetch("SELECT id, code, name FROM catalog.item_view WHERE id = ANY(?)", (Object) items)
                .forEach(row -> byItem.put(row.get(0, UUID.class), new Item(row.get(1, String.class), row.get(2, String.class))));
        Map<UUID, String> warehouses = new HashMap<>();
        sql.fetch("SELECT id, name FROM warehouse.warehouse_view WHERE company_id = ?", order.companyId).forEach(row -> warehouses.put(row.get(0, UUID.class), row.get(1, String.class)));
        UUID[] lots = order.shipments.stream().flatMap(shipment -> shipment.lines.stream()).flatMap(line -> line.lots.stream()).map(SalePart.Held::lotId).filter(id -> id != null)
                .toArray(UUID[]::new);
        Map<UUID, String> byLot = new HashMap<>();
        sql.fetch("SELECT id, code FROM stock.lot_view WHERE id = ANY(?)", (Object) lots).forEach(row -> byLot.put(row.get(0, UUID.class), row.get(1, String.class)));
        return new Names(byItem, warehouses, byLot, Currency.of(order.currency));
    }

    private static OrderView.Line line(SaleLine line, Names names) {
        return new OrderView.Line(line.id.toString(), line.number, line.skuId, line.outerCode, line.title, units(line.quantity), names.money(line.price), names.money(line.net),
                names.money(line.due()), names.money(line.byPlatform), names.money(line.byHost), names.money(line.byGovernment), names.money(line.refunded), line.gift, line.ours,
                line.parts.stream().map(part -> part(part, names)).toList());
    }

    private static OrderView.Part part(SalePart part, Names names) {
        Item item = names.item(part.itemId);
        return new OrderView.Part(Orders.PART_ID.write(part.id), Catalog.ITEM_ID.write(part.itemId), item.code, item.name, units(part.quantity), units(part.cancelled),
                units(part.held.stream().mapToLong(SalePart.Held::quantity).sum()), units(part.shipped), units(part.recognised), names.warehouses.getOrDefault(part.warehouseId, ""));
    }

    private static OrderView.Shipped shipped(Shipment shipment, Names names) {
        return new OrderView.Shipped(names.warehouses.getOrDefault(shipment.warehouseId, ""), shipment.carrier, shipment.tracking, shipment.shippedAt,
                PostingRights.FACT_ID.write(shipment.factId), shipment.lines.stream().map(line -> {
            Item item = names.item(line.part.itemId);
            return new OrderView.ShippedLine(Orders.SHIPMENT_LINE_ID.write(line.id), Catalog.ITEM_ID.write(line.part.itemId), item.code, item.name,
                    line.lots.stream().map(lot -> names.lots.getOrDefault(lot.lotId(), "")).filter(lot -> !lot.isEmpty()).distinct().toList(), units(line.quantity),
                    names.money(line.cost), units(line.underWay()), units(line.recognised), units(line.returnedEarly + line.returnedLate));
        }).toList());
    }

    private static OrderView.Refund refund(SaleRefund refund, Names names) {
        var told = refund.told;
        return new OrderView.Refund(told.number(), told.lineNumber(), told.kind().name(), told.stage().name(), names.money(told.amount()),
                told.quantity() == null ? null : told.quantity().stripTrailingZeros().toPlainString(), told.at());
    }

    private List<OrderView.Step> steps(SaleOrder order, Names names) {
        var found = sql.fetch("SELECT kind, occurred_at, recorded_at, fact_id, detail FROM orders.step WHERE order_id = ? ORDER BY recorded_at, id", order.id);
        Map<UUID, String> vouchers = vouchers(found.getValues("fact_id", UUID.class).stream().filter(id -> id != null).toArray(UUID[]::new));
        List<OrderView.Step> steps = new ArrayList<>();
        found.forEach(row -> {
            Map<String, Object> detail = new LinkedHashMap<>();
            json.readTree(row.get("detail", JSONB.class).data()).properties().forEach(one -> detail.put(one.getKey(),
                    AMOUNTS.contains(one.getKey()) && one.getValue().isNumber() ? names.money(one.getValue().asLong()) : json.treeToValue(one.getValue(), Object.class)));
            UUID fact = row.get("fact_id", UUID.class);
            steps.add(new OrderView.Step(row.get("kind", String.class), OrderRows.instant(row, "occurred_at"), OrderRows.instant(row, "recorded_at"),
                    String.valueOf(detail.getOrDefault("by", "")), fact == null ? null : PostingRights.FACT_ID.write(fact), vouchers.get(fact), detail));
        });
        return steps;
    }

    /** The legal number of the voucher of each fact, as far as it has one already. */
    private Map<UUID, String> vouchers(UUID[] facts) {
        Map<UUID, String> vouchers = new HashMap<>();
        if (facts.length > 0) {
            sql.fetch("""
                    SELECT DISTINCT f.fact_id, v.period, v.word, v.number FROM ledger.fact_line_view f JOIN ledger.voucher_view v ON v.period = f.period AND v.entry_id = f.entry_id
                     WHERE f.fact_id = ANY(?)""", (Object) facts).forEach(row ->
                    vouchers.put(row.get(0, UUID.class), row.get(1) + "-" + row.get(3)));
        }
        return vouchers;
    }

    static String units(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }
}
