package io.hesuan.trade.orders;

import org.jooq.DSLContext;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What can be promised in which warehouse, looked up once for a batch and drawn on by its orders one after the other. Stock itself has the
 * last word when it reserves; this only finds out where to ask. Three statements.
 */
final class Availability {

    private record Warehouse(UUID id, UUID companyId, String code) {
    }

    private record Item(String code, int lifeLeft) {
    }

    private record Spot(UUID companyId, UUID itemId, UUID warehouseId) {
    }

    private static final class Goods {
        final UUID lotId;
        final LocalDate expiresOn;
        long free;

        Goods(UUID lotId, LocalDate expiresOn, long free) {
            this.lotId = lotId;
            this.expiresOn = expiresOn;
            this.free = free;
        }
    }

    private final Map<UUID, List<Warehouse>> warehouses = new HashMap<>();
    private final Map<UUID, Item> items = new HashMap<>();
    private final Map<Spot, List<Goods>> goods = new HashMap<>();
    private final LocalDate today;

    private Availability(LocalDate today) {
        this.today = today;
    }

    static Availability find(DSLContext sql, Collection<SaleOrder> orders, LocalDate today) {
        var found = new Availability(today);
        UUID[] companies = orders.stream().map(order -> order.companyId).distinct().toArray(UUID[]::new);
        Set<UUID> wanted = orders.stream().flatMap(order -> order.parts().stream()).filter(Promises::wants).map(part -> part.itemId).collect(Collectors.toSet());
        UUID[] ids = wanted.toArray(UUID[]::new);
        if (ids.length == 0) {
            return found;
        }
        sql.fetch("SELECT id, company_id, code FROM warehouse.warehouse_view WHERE company_id = ANY(?) AND active AND kind IN ('own', 'platform') ORDER BY code", (Object) companies)
                .forEach(row -> found.warehouses.computeIfAbsent(row.get(1, UUID.class), any -> new ArrayList<>())
                        .add(new Warehouse(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class))));
        sql.fetch("SELECT id, code, coalesce(min_days_at_shipment, 0) FROM catalog.item_view WHERE id = ANY(?)", (Object) ids)
                .forEach(row -> found.items.put(row.get(0, UUID.class), new Item(row.get(1, String.class), row.get(2, Integer.class))));
        sql.fetch("""
                SELECT b.company_id, b.item_id, b.warehouse_id, b.lot_id, l.expires_on, sum(b.on_hand - b.reserved)::bigint
                  FROM stock.balance_view b LEFT JOIN stock.lot_view l ON l.id = b.lot_id
                 WHERE b.company_id = ANY(?) AND b.item_id = ANY(?) AND b.kind = 'bin' AND b.owner_id = '00000000-0000-0000-0000-000000000000'
                   AND b.on_hand > b.reserved AND (l.id IS NULL OR l.quality = 'released')
                 GROUP BY b.company_id, b.item_id, b.warehouse_id, b.lot_id, l.expires_on""", companies, ids).forEach(row ->
                found.goods.computeIfAbsent(new Spot(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, UUID.class)), any -> new ArrayList<>())
                        .add(new Goods(row.get(3, UUID.class), row.get(4, LocalDate.class), row.get(5, Long.class))));
        return found;
    }

    /**
     * The warehouse that a rule named if it has all, else the first that has all, in the order of their codes; where a rule lets the order be
     * split, else one for each part.
     */
    WarehouseChoice choose(SaleOrder order, Shop shop) {
        List<SalePart> parts = order.parts().stream().filter(Promises::wants).toList();
        List<Warehouse> all = new ArrayList<>(warehouses.getOrDefault(order.companyId, List.of()));
        all.sort(java.util.Comparator.comparing((Warehouse warehouse) -> !warehouse.id.equals(order.warehouseId)));
        List<WarehouseChoice.Reason> reasons = new ArrayList<>();
        for (Warehouse warehouse : all) {
            List<String> missing = missing(parts, shop, warehouse);
            reasons.add(new WarehouseChoice.Reason(warehouse.code, missing.isEmpty(), missing));
            if (missing.isEmpty()) {
                Map<SalePart, UUID> chosen = new LinkedHashMap<>();
                parts.forEach(part -> chosen.put(part, warehouse.id));
                draw(chosen, shop);
                return new WarehouseChoice(chosen, reasons);
            }
        }
        Map<SalePart, UUID> split = order.maySplit || order.isShippedElsewhere() ? split(parts, shop, all) : Map.of();
        draw(split, shop);
        Set<UUID> used = Set.copyOf(split.values());
        return split.isEmpty() ? new WarehouseChoice(Map.of(), reasons) : new WarehouseChoice(split, all.stream().map(warehouse ->
                new WarehouseChoice.Reason(warehouse.code, used.contains(warehouse.id), List.of())).toList());
    }

    private Map<SalePart, UUID> split(List<SalePart> parts, Shop shop, List<Warehouse> all) {
        Map<SalePart, UUID> split = new LinkedHashMap<>();
        for (SalePart part : parts) {
            all.stream().filter(warehouse -> missing(List.of(part), shop, warehouse).isEmpty()).findFirst().ifPresent(warehouse -> split.put(part, warehouse.id));
        }
        return split.size() == parts.size() ? split : Map.of();
    }

    private List<String> missing(List<SalePart> parts, Shop shop, Warehouse warehouse) {
        Map<UUID, Long> wanted = new LinkedHashMap<>();
        parts.forEach(part -> wanted.merge(part.itemId, part.open(), Long::sum));
        return wanted.entrySet().stream().filter(want -> {
            UUID lot = parts.stream().filter(part -> part.itemId.equals(want.getKey()) && part.lotId != null).map(part -> part.lotId).findFirst().orElse(null);
            return usable(new Spot(warehouse.companyId, want.getKey(), warehouse.id), lot, shop).stream().mapToLong(there -> there.free).sum() < want.getValue();
        }).map(want -> items.containsKey(want.getKey()) ? items.get(want.getKey()).code : "?").toList();
    }

    private List<Goods> usable(Spot spot, UUID lot, Shop shop) {
        int lifeLeft = Math.max(shop.lifeLeft(), items.containsKey(spot.itemId) ? items.get(spot.itemId).lifeLeft : 0);
        return goods.getOrDefault(spot, List.of()).stream().filter(there -> (lot == null || lot.equals(there.lotId))
                && (there.expiresOn == null || ChronoUnit.DAYS.between(today, there.expiresOn) >= lifeLeft)).toList();
    }

    private void draw(Map<SalePart, UUID> chosen, Shop shop) {
        chosen.forEach((part, warehouse) -> {
            long open = part.open();
            for (Goods there : usable(new Spot(shop.companyId(), part.itemId, warehouse), part.lotId, shop)) {
                long taken = Math.min(open, there.free);
                there.free -= taken;
                open -= taken;
            }
        });
    }
}
