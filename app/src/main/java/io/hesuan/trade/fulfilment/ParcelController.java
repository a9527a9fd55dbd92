package io.hesuan.trade.fulfilment;

import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.trade.orders.Orders;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Parcels: what a carrier's service tells, and what is known of one. */
@RestController
@RequestMapping("/api/parcels")
class ParcelController {

    /** @param state as in {@link CarrierStory} */
    record ParcelView(String tracking, String carrier, int state, Instant toldAt, Instant signedAt, List<EventView> events) {
    }

    record EventView(Instant at, String context, String status) {
    }

    private final WritePath writePath;
    private final Parcels parcels;
    private final DSLContext sql;

    ParcelController(WritePath writePath, Parcels parcels, DSLContext sql) {
        this.writePath = writePath;
        this.parcels = parcels;
        this.sql = sql;
    }

    /** Takes one story as kuaidi100 answers or pushes it; telling it again changes nothing. */
    @PostMapping("/stories")
    @Needs("order.ship")
    Parcels.Told tell(@RequestBody JsonNode story, Acting by) {
        try {
            return Refused.unlessDone(writePath.one(parcels.telling(), Call.of(by, CarrierStory.read(story))));
        } catch (MalformedText wrong) {
            throw Refused.because(FulfilmentRefusal.STORY_NOT_UNDERSTOOD, "story", wrong.getMessage());
        }
    }

    @GetMapping("/{tracking}")
    @Needs("order.read")
    ParcelView find(@PathVariable String tracking, Acting reader) {
        var scope = reader.companies(Orders.READ);
        Record row = sql.fetchOne("SELECT * FROM fulfilment.parcel WHERE tracking = ? AND (? OR company_id = ANY(?)) ORDER BY changed_at DESC LIMIT 1", tracking, scope.all(),
                scope.companies().toArray(UUID[]::new));
        if (row == null) {
            throw Refused.because(FulfilmentRefusal.PARCEL_IS_UNKNOWN, "tracking", tracking);
        }
        List<EventView> events = sql.fetch("SELECT at, context, status FROM fulfilment.event WHERE parcel_id = ? ORDER BY at DESC", row.get("id", UUID.class))
                .map(event -> new EventView(event.get(0, OffsetDateTime.class).toInstant(), event.get(1, String.class), event.get(2, String.class)));
        OffsetDateTime signed = row.get("signed_at", OffsetDateTime.class);
        return new ParcelView(row.get("tracking", String.class), row.get("carrier", String.class), row.get("state", Integer.class),
                row.get("told_at", OffsetDateTime.class).toInstant(), signed == null ? null : signed.toInstant(), events);
    }
}
