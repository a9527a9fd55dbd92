package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sets standard costs, from today on: goods that lie in warehouses are brought to the new cost at once, and the difference is told
 * as a move of value alone. Standards are not set for the past or for later, so that what a pool is worth never depends on when one asks.
 */
@Component
public class StandardCosts {

    /** @return a move without quantity for each pool whose value changes: from nowhere, the difference as its value */
    public Outcome<List<ValuedMove>> set(Writing writing, StandardCost cost) {
        var key = new Card.Key(cost.companyId(), cost.itemId());
        StockWork work = new StockLoading(writing).forValues(List.of(key));
        Card card = work.cards.get(key);
        if (card == null) {
            return Outcome.refused(StockRefusal.ITEM_UNKNOWN, "itemId", cost.number());
        }
        StockItem item = work.items.get(cost.itemId());
        if (item.method() != ValuationMethod.STANDARD && card.method != ValuationMethod.STANDARD) {
            return Outcome.refused(StockRefusal.NOT_KEPT_AT_STANDARD, "itemId", item.code());
        }
        if (cost.value() < 0 || cost.quantity() <= 0) {
            return Outcome.refused(StockRefusal.VALUE_IS_NEGATIVE, "value", item.code());
        }
        if (cost.value() > MoveRules.LARGEST_VALUE || cost.quantity() > MoveRules.LARGEST_QUANTITY) {
            return Outcome.refused(StockRefusal.VALUE_IS_ABSURD, "value", item.code());
        }
        LocalDate today = StockLoading.day(writing.now());
        keep(writing, cost, today);
        List<ValuedMove> moves = new ArrayList<>();
        if (card.method == ValuationMethod.STANDARD) {
            work.touch(card);
            UnitCost standard = new UnitCost(cost.value(), cost.quantity());
            for (Map.Entry<StockWork.AreaKey, ValueArea> area : areas(work, key)) {
                revalue(area, standard, cost, moves);
            }
            moves.forEach(move -> work.rows.add(new StockWork.Row(cost.companyId(), cost.factId(), today, ++card.moves, move)));
            new StockWriting(writing.sql(), work).write();
        }
        return Outcome.done(moves);
    }

    private static List<Map.Entry<StockWork.AreaKey, ValueArea>> areas(StockWork work, Card.Key key) {
        return work.areas.entrySet().stream().filter(area -> area.getKey().itemId().equals(key.itemId()) && area.getValue().kind == PlaceKind.BIN)
                .sorted(Comparator.comparing(area -> area.getKey().areaId())).toList();
    }

    private static void revalue(Map.Entry<StockWork.AreaKey, ValueArea> area, UnitCost standard, StandardCost cost, List<ValuedMove> moves) {
        for (ValuePool pool : List.copyOf(area.getValue().pools())) {
            long change = standard.of(pool.quantity) - pool.value;
            if (change != 0) {
                pool.add(0, change);
                UUID place = area.getKey().areaId();
                moves.add(new ValuedMove(Ids.next(), GoodsMove.of(cost.number(), cost.itemId(), place, place, 0), null, 0, change, 0,
                        PlaceKind.BIN, null, null, null, PlaceKind.BIN, place.equals(cost.companyId()) ? null : place, pool.id, pool.account));
            }
        }
    }

    private static void keep(Writing writing, StandardCost cost, LocalDate today) {
        writing.sql().execute("""
                INSERT INTO stock.standard_cost (company_id, item_id, valid_from, value, quantity, set_at, set_by) VALUES (?, ?, ?, ?, ?, ?::timestamptz, ?)
                ON CONFLICT (company_id, item_id, valid_from) DO UPDATE SET value = excluded.value, quantity = excluded.quantity, set_at = excluded.set_at,
                    set_by = excluded.set_by""", cost.companyId(), cost.itemId(), today, cost.value(), cost.quantity(),
                writing.now().atOffset(java.time.ZoneOffset.UTC), cost.setBy());
    }
}
