package io.hesuan.trade.orders;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Carries on orders that time or somebody else's doing has made able to: windows of return that ended, goods that came, codes that were mapped. */
@Component
class GoingOn {

    static final int AT_ONCE = 500;
    private static final Acting HOUSE = Acting.house("orders", Set.of());

    private record Ids(Set<UUID> ids) {
    }

    private final WritePath writePath;
    private final DSLContext sql;
    private final UseCase<Ids, Integer> carryOn;

    GoingOn(WritePath writePath, DSLContext sql, Carrying carrying) {
        this.writePath = writePath;
        this.sql = sql;
        this.carryOn = new UseCase<>("order.carry-on", Integer.class, null, (writing, calls) -> calls.stream().map(call -> carry(writing, carrying, call.command().ids)).toList());
    }

    private static Outcome<Integer> carry(Writing writing, Carrying carrying, Set<UUID> ids) {
        Map<UUID, SaleOrder> orders = carrying.rows().byId(writing.sql(), ids);
        Map<UUID, Shop> shops = Shops.find(writing.sql(), orders.values().stream().map(order -> order.channelId).collect(Collectors.toSet()));
        carrying.carryOn(carrying.walk(writing, new ArrayList<>(orders.values()), shops));
        return Outcome.done(orders.size());
    }

    void carryOn(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            writePath.all(carryOn, List.of(Call.of(HOUSE, new Ids(new HashSet<>(ids)))), Mode.REAL);
        }
    }

    /** Orders whose goods become the customer's by now, the longest due first. */
    List<UUID> passing(Instant now) {
        return sql.fetch("SELECT id FROM orders.sale WHERE state = 'shipped' AND control_at <= ?::timestamptz ORDER BY control_at LIMIT ?", now.atOffset(ZoneOffset.UTC), AT_ONCE)
                .getValues(0, UUID.class);
    }

    /** Orders that wait for goods of which each lies free in some place now, the oldest first. */
    List<UUID> coverable() {
        return sql.fetch("""
                SELECT s.id FROM orders.sale s WHERE s.state = 'short' AND NOT EXISTS (
                    SELECT FROM orders.part p WHERE p.order_id = s.id AND p.reservation_id IS NULL AND p.quantity > p.cancelled + p.shipped AND NOT EXISTS (
                        SELECT FROM stock.balance_view b WHERE b.company_id = s.company_id AND b.item_id = p.item_id AND b.kind = 'bin' AND b.on_hand > b.reserved))
                 ORDER BY s.created_at LIMIT ?""", AT_ONCE).getValues(0, UUID.class);
    }

    /** Orders with a line that waits for one of these codes. */
    List<UUID> waitingFor(Set<String> codes) {
        String[] wanted = codes.toArray(String[]::new);
        return sql.fetch("SELECT DISTINCT order_id FROM orders.sale_line WHERE item_id IS NULL AND (outer_code = ANY(?) OR sku_id = ANY(?))", wanted, wanted)
                .getValues(0, UUID.class);
    }
}
