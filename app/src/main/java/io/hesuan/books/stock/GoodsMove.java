package io.hesuan.books.stock;

import io.hesuan.kernel.Allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Goods that go from one place to another.
 *
 * @param number      of the line within its fact
 * @param lotId       null when the item has no lots, or when stock shall choose: first to expire, first out
 * @param quantity    millionths of the item's base unit, more than 0
 * @param ownerId     whose goods they are; null: the company's own. Goods of others carry no value
 * @param reference   shipment, order line, transfer or work order that cost is tracked by outside warehouses; null: none
 * @param givenValue  of goods that come from outside, in minor units of the functional currency; null: stock says, by
 *                    what the item costs now
 * @param reservation the reservation that the goods are taken from, null when they are taken from what is free
 */
public record GoodsMove(int number, UUID itemId, UUID lotId, UUID fromPlace, UUID toPlace, long quantity, UUID ownerId, UUID reference,
                        Long givenValue, UUID reservation) {

    public static GoodsMove of(int number, UUID itemId, UUID fromPlace, UUID toPlace, long quantity) {
        return new GoodsMove(number, itemId, null, fromPlace, toPlace, quantity, null, null, null, null);
    }

    public GoodsMove lot(UUID lot) {
        return new GoodsMove(number, itemId, lot, fromPlace, toPlace, quantity, ownerId, reference, givenValue, reservation);
    }

    public GoodsMove owner(UUID owner) {
        return new GoodsMove(number, itemId, lotId, fromPlace, toPlace, quantity, owner, reference, givenValue, reservation);
    }

    public GoodsMove reference(UUID tracked) {
        return new GoodsMove(number, itemId, lotId, fromPlace, toPlace, quantity, ownerId, tracked, givenValue, reservation);
    }

    public GoodsMove value(long minorUnits) {
        return new GoodsMove(number, itemId, lotId, fromPlace, toPlace, quantity, ownerId, reference, minorUnits, reservation);
    }

    public GoodsMove reserved(UUID reservationId) {
        return new GoodsMove(number, itemId, lotId, fromPlace, toPlace, quantity, ownerId, reference, givenValue, reservationId);
    }

    /** By what cost is tracked at one end of the move: at agents and counters goods are told apart by their lot alone. */
    UUID referenceAt(Place place) {
        return place.kind() == PlaceKind.CONSIGNED ? null : reference;
    }

    /**
     * What a kit or gift bundle is made of.
     *
     * @param perKit millionths of the component's base unit in one kit
     * @param weight its part of the kit's value, as its price; 0 for a gift that costs the customer nothing
     */
    public record Component(UUID itemId, long perKit, long weight) {
    }

    /**
     * The moves of a kit's components, numbered from this move's number; a given value is shared out exactly, by weight. A kit
     * itself never lies in stock.
     *
     * @param components at least one; their weights are not all 0 where the kit has a value
     */
    public List<GoodsMove> exploded(List<Component> components) {
        long[] values = givenValue == null ? null : Allocation.of(givenValue, components.stream().mapToLong(Component::weight).toArray());
        List<GoodsMove> moves = new ArrayList<>();
        for (int at = 0; at < components.size(); at++) {
            Component component = components.get(at);
            moves.add(new GoodsMove(number + at, component.itemId, null, fromPlace, toPlace, UnitCost.share(quantity, component.perKit, 1_000_000L), ownerId,
                    reference, values == null ? null : Long.valueOf(values[at]), null));
        }
        return moves;
    }
}
