package io.hesuan.trade.fulfilment;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.trade.orders.OrderParcels;
import io.hesuan.trade.orders.Orders;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes what carriers tell: parcels and their events, and the orders that are signed for by it. */
@Component
class Parcels {

    /** How a parcel stands after a story. */
    record Told(String tracking, int state, Instant signedAt) {
    }

    private record Key(UUID companyId, String tracking) {
    }

    private final OrderParcels orders;

    Parcels(OrderParcels orders) {
        this.orders = orders;
    }

    UseCase<CarrierStory, Told> telling() {
        return new UseCase<>("parcel.tell", Told.class, Orders.SHIP, this::tell);
    }

    private List<Outcome<Told>> tell(Writing writing, List<Call<CarrierStory>> calls) {
        Map<String, Set<UUID>> companies = orders.companies(writing.sql(), calls.stream().map(call -> call.command().tracking()).collect(Collectors.toSet()));
        Map<Key, Record> known = known(writing.sql(), companies);
        Map<Key, CarrierStory> news = new LinkedHashMap<>();
        List<Outcome<Told>> outcomes = new ArrayList<>();
        for (Call<CarrierStory> call : calls) {
            CarrierStory story = call.command();
            List<UUID> of = companies.getOrDefault(story.tracking(), Set.of()).stream().filter(company -> call.by().companies(Orders.SHIP).covers(company)).toList();
            if (story.toldAt() == null) {
                outcomes.add(Outcome.refused(FulfilmentRefusal.STORY_HAS_NO_EVENTS, "data", story.tracking()));
            } else if (of.isEmpty()) {
                outcomes.add(Outcome.refused(FulfilmentRefusal.PARCEL_IS_UNKNOWN, "nu", story.tracking()));
            } else {
                of.forEach(company -> news.merge(new Key(company, story.tracking()), story, (one, other) -> other.toldAt().isBefore(one.toldAt()) ? one : other));
                outcomes.add(Outcome.done(new Told(story.tracking(), story.state(), story.signedAt())));
            }
        }
        Map<UUID, List<CarrierStory.Event>> events = write(writing, news, known);
        writeEvents(writing, events);
        Map<String, Instant> signed = news.values().stream().filter(story -> story.signedAt() != null).collect(Collectors.toMap(CarrierStory::tracking, CarrierStory::signedAt, (one, same) -> one));
        orders.signed(writing, signed, by(calls));
        return outcomes;
    }

    private static Acting by(List<Call<CarrierStory>> calls) {
        return calls.getFirst().by();
    }

    private static Map<Key, Record> known(DSLContext sql, Map<String, Set<UUID>> companies) {
        Map<Key, Record> known = new HashMap<>();
        sql.fetch("SELECT id, company_id, tracking, told_at, signed_at FROM fulfilment.parcel WHERE tracking = ANY(?) ORDER BY id FOR UPDATE",
                (Object) companies.keySet().toArray(String[]::new)).forEach(row -> known.put(new Key(row.get("company_id", UUID.class), row.get("tracking", String.class)), row));
        return known;
    }

    /** A story that ends before what is known is older: its events are kept, its state is not. */
    private static Map<UUID, List<CarrierStory.Event>> write(Writing writing, Map<Key, CarrierStory> news, Map<Key, Record> known) {
        Map<UUID, List<CarrierStory.Event>> events = new LinkedHashMap<>();
        OffsetDateTime now = writing.now().atOffset(ZoneOffset.UTC);
        List<UUID> ids = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        List<CarrierStory> stories = new ArrayList<>();
        news.forEach((key, story) -> {
            Record before = known.get(key);
            UUID id = before == null ? Ids.next() : before.get("id", UUID.class);
            events.put(id, story.events());
            if (before == null || !story.toldAt().isBefore(before.get("told_at", OffsetDateTime.class).toInstant())) {
                ids.add(id);
                keys.add(key);
                stories.add(story);
            }
        });
        writing.sql().execute("""
                INSERT INTO fulfilment.parcel AS p (id, company_id, tracking, carrier, state, told_at, signed_at, changed_at)
                SELECT n.id, n.company_id, n.tracking, n.carrier, n.state, n.told_at, n.signed_at, ?::timestamptz
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::smallint[], ?::timestamptz[], ?::timestamptz[])
                    AS n (id, company_id, tracking, carrier, state, told_at, signed_at)
                ON CONFLICT (company_id, tracking) DO UPDATE SET carrier = excluded.carrier, state = excluded.state, told_at = excluded.told_at,
                    signed_at = coalesce(p.signed_at, excluded.signed_at), changed_at = excluded.changed_at""", now,
                ids.toArray(UUID[]::new), keys.stream().map(Key::companyId).toArray(UUID[]::new), keys.stream().map(Key::tracking).toArray(String[]::new),
                stories.stream().map(CarrierStory::carrier).toArray(String[]::new), stories.stream().map(story -> (short) story.state()).toArray(Short[]::new),
                stories.stream().map(story -> story.toldAt().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                stories.stream().map(story -> story.signedAt() == null ? null : story.signedAt().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
        return events;
    }

    private static void writeEvents(Writing writing, Map<UUID, List<CarrierStory.Event>> events) {
        List<UUID> parcels = new ArrayList<>();
        List<CarrierStory.Event> all = new ArrayList<>();
        events.forEach((parcel, told) -> told.forEach(event -> {
            parcels.add(parcel);
            all.add(event);
        }));
        writing.sql().execute("""
                INSERT INTO fulfilment.event (parcel_id, at, context, status, recorded_at)
                SELECT n.*, ?::timestamptz FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[]) AS n (parcel_id, at, context, status) ON CONFLICT DO NOTHING""",
                writing.now().atOffset(ZoneOffset.UTC), parcels.toArray(UUID[]::new), all.stream().map(event -> event.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                all.stream().map(CarrierStory.Event::context).toArray(String[]::new), all.stream().map(CarrierStory.Event::status).toArray(String[]::new));
    }
}
