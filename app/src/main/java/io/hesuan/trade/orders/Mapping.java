package io.hesuan.trade.orders;

import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Kits;
import io.hesuan.kernel.Ids;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import io.hesuan.trade.listings.Listings;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds what lines are, and makes their parts: kits leave as their components. Three statements for all orders of a batch. */
final class Mapping {

    private static final long ONE = 1_000_000L;

    private Mapping() {
    }

    static void map(Walk walk, Kits kits) {
        Map<SaleLine, Listings.Offer> offers = new HashMap<>();
        Map<SaleLine, SaleOrder> orderOf = new HashMap<>();
        for (SaleOrder order : walk.orders) {
            if (order.stage != Stage.CLOSED || order.isShippedFrom()) {
                order.lines.stream().filter(line -> line.itemId == null).forEach(line -> {
                    offers.put(line, new Listings.Offer(order.companyId, order.channelId, line.outerCode, line.skuId));
                    orderOf.put(line, order);
                });
            }
        }
        if (offers.isEmpty()) {
            return;
        }
        Map<Listings.Offer, Listings.Meant> meant = Listings.find(walk.writing.sql(), new HashSet<>(offers.values()));
        Set<UUID> items = new LinkedHashSet<>();
        meant.values().forEach(one -> items.add(one.itemId()));
        Map<UUID, List<GoodsMove.Component>> components = items.isEmpty() ? Map.of() : kits.find(walk.writing.sql(), items);
        offers.forEach((line, offer) -> {
            Listings.Meant one = meant.get(offer);
            if (one != null) {
                parts(line, one.itemId(), share(line.quantity, one.quantity()), components.get(one.itemId()));
                orderOf.get(line).changed = true;
            }
        });
    }

    /** @param quantity millionths of the item's base unit */
    static void parts(SaleLine line, UUID item, long quantity, List<GoodsMove.Component> components) {
        line.itemId = item;
        List<SalePart> made = new ArrayList<>();
        if (components == null) {
            made.add(new SalePart(Ids.next(), item, quantity));
        } else {
            components.forEach(component -> made.add(new SalePart(Ids.next(), component.itemId(), share(quantity, component.perKit()))));
        }
        line.parts.addAll(made);
        Sharing.share(line);
        long[] back = Sharing.spread(line.earlyBack, made.stream().mapToLong(part -> Math.max(0, part.due)).toArray(), made.size());
        for (int at = 0; at < back.length; at++) {
            made.get(at).earlyBack = back[at];
        }
        line.earlyBack = 0;
    }

    /** Millionths of one unit times millionths of another, in millionths. */
    private static long share(long units, long each) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf(each)).divide(BigInteger.valueOf(ONE)).longValueExact();
    }
}
