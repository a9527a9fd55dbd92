package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All the stock that a batch can touch, locked, in memory. Moves are applied to it fact by fact, and it is written once at
 * the end. The last fact can be taken back, until the next one is applied.
 */
public final class StockWork {

    record AreaKey(UUID companyId, UUID itemId, UUID areaId) {
    }

    record Row(UUID companyId, UUID factId, LocalDate on, long sequence, ValuedMove move) {
    }

    private record Moves(Card card, long moves, UnitCost last, ValuationMethod method) {
    }

    private record Held(Balance balance, long onHand, long reserved) {
    }

    private record Promised(Reservation reservation, Reservation.State state, long issued, Map<UUID, Long> allocated, boolean changed) {
    }

    private record Drawn(Quota quota, long held, long drawn) {
    }

    final Instant now;
    final Map<UUID, StockItem> items = new HashMap<>();
    final Map<UUID, Place> places = new HashMap<>();
    final Map<UUID, Lot> lots = new HashMap<>();
    final Map<UUID, Policy> policies = new HashMap<>();
    final Map<Card.Key, UnitCost> standards = new HashMap<>();
    final Map<Card.Key, Card> cards = new LinkedHashMap<>();
    final Map<Balance.Key, Balance> balances = new LinkedHashMap<>();
    final Map<UUID, Balance> balancesById = new HashMap<>();
    final Map<AreaKey, ValueArea> areas = new LinkedHashMap<>();
    final Map<UUID, Reservation> reservations = new LinkedHashMap<>();
    final Map<Quota.Key, Quota> quotas = new LinkedHashMap<>();
    final List<Row> rows = new ArrayList<>();
    private final Map<Card.Key, List<Balance>> balancesByCard = new HashMap<>();

    private int rowsKept;
    private final List<Moves> cardsBefore = new ArrayList<>();
    private final List<Held> balancesBefore = new ArrayList<>();
    private final List<Promised> reservationsBefore = new ArrayList<>();
    private final List<Drawn> quotasBefore = new ArrayList<>();
    private final Set<ValueArea> areasTouched = new HashSet<>();

    StockWork(Instant now) {
        this.now = now;
    }

    /** Takes back the fact that was applied last, as when its entry is refused afterwards. */
    public void undo() {
        cardsBefore.reversed().forEach(before -> {
            before.card.moves = before.moves;
            before.card.last = before.last;
            before.card.method = before.method;
        });
        balancesBefore.reversed().forEach(before -> {
            before.balance.onHand = before.onHand;
            before.balance.reserved = before.reserved;
        });
        reservationsBefore.reversed().forEach(before -> {
            before.reservation.state = before.state;
            before.reservation.issued = before.issued;
            before.reservation.allocated.clear();
            before.reservation.allocated.putAll(before.allocated);
            before.reservation.changed = before.changed;
        });
        quotasBefore.reversed().forEach(before -> {
            before.quota.held = before.held;
            before.quota.drawn = before.drawn;
        });
        areasTouched.forEach(ValueArea::restore);
        rows.subList(rowsKept, rows.size()).clear();
        forget();
    }

    /** @return null when no item of that id was asked for, or there is none */
    public StockItem item(UUID id) {
        return items.get(id);
    }

    /** How the company values an item that was asked for. */
    public ValuationMethod method(UUID companyId, UUID itemId) {
        return cards.get(new Card.Key(companyId, itemId)).method;
    }

    /** The accounts that carry what may move. */
    public Set<UUID> accounts() {
        Set<UUID> accounts = new HashSet<>();
        areas.values().forEach(area -> area.pools().forEach(pool -> accounts.add(pool.account)));
        accounts.remove(null);
        return accounts;
    }

    /** What the batch has done so far to the value of goods, by the account that carries them; zeros are left out. */
    public Map<UUID, Long> valueChange() {
        Map<UUID, Long> change = new HashMap<>();
        areas.values().forEach(area -> area.pools().stream().filter(pool -> pool.changed).forEach(pool -> {
            change.merge(pool.account, pool.value, Long::sum);
            if (pool.accountBefore != null) {
                change.merge(pool.accountBefore, -pool.valueBefore, Long::sum);
            }
        }));
        change.values().removeIf(value -> value == 0);
        return change;
    }

    /** From here on, {@link #undo} goes back to here. */
    void begin() {
        areasTouched.forEach(ValueArea::keep);
        rowsKept = rows.size();
        forget();
    }

    private void forget() {
        cardsBefore.clear();
        balancesBefore.clear();
        reservationsBefore.clear();
        quotasBefore.clear();
        areasTouched.clear();
    }

    Policy policy(UUID companyId) {
        return policies.getOrDefault(companyId, Policy.USUAL);
    }

    void add(Balance balance) {
        balances.put(balance.key, balance);
        balancesById.put(balance.id, balance);
        balancesByCard.computeIfAbsent(new Card.Key(balance.key.companyId(), balance.key.itemId()), key -> new ArrayList<>()).add(balance);
    }

    List<Balance> balancesOf(Card.Key card) {
        return balancesByCard.getOrDefault(card, List.of());
    }

    ValueArea area(AreaKey key, PlaceKind kind) {
        return areas.computeIfAbsent(key, wanted -> {
            Card card = cards.get(new Card.Key(wanted.companyId, wanted.itemId));
            return new ValueArea(kind, () -> card.moves);
        });
    }

    /** The area, about to change. */
    ValueArea touch(ValueArea area) {
        areasTouched.add(area);
        return area;
    }

    Card touch(Card card) {
        cardsBefore.add(new Moves(card, card.moves, card.last, card.method));
        return card;
    }

    /** The balance, about to change; made when there is none. */
    Balance touch(Balance.Key key, Place place) {
        Balance balance = balances.get(key);
        if (balance == null) {
            balance = new Balance(Ids.next(), key, place, 0, 0, false);
            add(balance);
        }
        return touch(balance);
    }

    Balance touch(Balance balance) {
        balancesBefore.add(new Held(balance, balance.onHand, balance.reserved));
        return balance;
    }

    Reservation touch(Reservation reservation) {
        reservationsBefore.add(new Promised(reservation, reservation.state, reservation.issued, Map.copyOf(reservation.allocated), reservation.changed));
        reservation.changed = true;
        return reservation;
    }

    /** What the channel has promised, about to change; null for no channel. */
    Quota touch(Quota.Key key) {
        if (key.channelId().equals(ValueArea.NONE)) {
            return null;
        }
        Quota quota = quotas.computeIfAbsent(key, wanted -> new Quota(wanted, null, 0, 0));
        quotasBefore.add(new Drawn(quota, quota.held, quota.drawn));
        quota.changed = true;
        return quota;
    }
}
