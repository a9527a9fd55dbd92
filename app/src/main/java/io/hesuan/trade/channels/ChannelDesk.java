package io.hesuan.trade.channels;

import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.intake.Intake;
import io.hesuan.platform.intake.IntakeRights;
import io.hesuan.platform.intake.Received;
import io.hesuan.platform.jobs.Jobs;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.channels.Tables.CHANNEL;
import static hesuandb.channels.Tables.PROGRESS;

/** How a channel stands, and what is done with it: how far it was asked, what is missing, which keys are there. */
@RestController
@RequestMapping("/api/channels")
class ChannelDesk {

    /** @param values by name: appKey, appSecret, accessToken, refreshToken, hookSecret; an empty one takes a key away */
    record KeysRequest(Map<String, String> values, Instant expiresAt) {
    }

    record WindowRequest(Instant from, Instant to) {
    }

    record StreamView(String stream, Instant watermark, Instant pulledAt, String trouble, Instant troubleAt, int failures, Instant nextAt) {
    }

    /** @param hook address that the platform calls, without the host */
    record Standing(List<String> keys, List<StreamView> streams, List<Intake.Gap> gaps, int aside, String hook) {
    }

    record FileTaken(String payloadId, boolean news) {
    }

    private final WritePath writePath;
    private final DSLContext sql;
    private final Credentials credentials;
    private final Intake intake;
    private final PullAgain pullAgain;
    private final Pulling pulling;
    private final Clock clock;

    ChannelDesk(WritePath writePath, DSLContext sql, Credentials credentials, Intake intake, PullAgain pullAgain, Pulling pulling, Clock clock) {
        this.writePath = writePath;
        this.sql = sql;
        this.credentials = credentials;
        this.intake = intake;
        this.pullAgain = pullAgain;
        this.pulling = pulling;
        this.clock = clock;
    }

    @GetMapping("/{id}/standing")
    @Needs("channel.read")
    Standing standing(@PathVariable String id, Acting reader) {
        Shop shop = shop(id, reader, false);
        List<StreamView> streams = sql.selectFrom(PROGRESS).where(PROGRESS.CHANNEL_ID.eq(shop.id())).orderBy(PROGRESS.STREAM).fetch(row -> new StreamView(row.getStream(),
                row.getWatermark().toInstant(), instant(row.getPulledAt()), row.getTrouble(), instant(row.getTroubleAt()), row.getFailures(), row.getNextAt().toInstant()));
        Instant until = streams.stream().filter(stream -> stream.stream().equals("orders")).map(StreamView::watermark).findFirst().orElse(Instant.EPOCH);
        return new Standing(credentials.names(shop.id()), streams, intake.gaps(sql, shop.id(), until), intake.aside(sql).getOrDefault(shop.id(), 0),
                "/hooks/" + shop.platform().code() + "/" + shop.code());
    }

    /** Gives keys. They are kept enciphered and never answered again. */
    @PutMapping("/{id}/keys")
    @Needs("channel.write")
    Credentials.Given giveKeys(@PathVariable String id, @RequestBody KeysRequest request, Acting by) {
        Shop shop = shop(id, by, true);
        return Refused.unlessDone(credentials.give(by, shop, request.values() == null ? Map.of() : request.values(), request.expiresAt()));
    }

    /** Asks for a time again: a job. */
    @PostMapping("/{id}/pulls")
    @Needs("channel.write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Jobs.Given pull(@PathVariable String id, @RequestBody WindowRequest request, Acting by) {
        Shop shop = shop(id, by, true);
        return Refused.unlessDone(writePath.one(pullAgain.giving(), Call.of(by, new PullAgain.Window(shop.id(), request.from(), request.to()))));
    }

    /** Takes a file of orders: the house's own JSON, or a table with the code of the mapping that says what its columns mean. */
    @PostMapping("/{id}/files")
    @Needs("channel.write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    FileTaken file(@PathVariable String id, @RequestPart("file") MultipartFile file, @RequestParam(defaultValue = "") String mapping, Acting by) throws IOException {
        Shop shop = shop(id, by, true);
        if (file.getSize() > Intake.LARGEST) {
            throw Refused.because(RequestRefusal.REQUEST_IS_TOO_LARGE, "file");
        }
        String kind = mapping.isEmpty() ? OwnOrders.ORDERS : TableOrders.kind(mapping);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var kept = pulling.keep(List.of(new Received(shop.id(), shop.companyId(), kind, Received.Via.FILE, null, name, file.getBytes(), null, null, null, clock.instant())));
        if (kept.isEmpty()) {
            throw Refused.because(RequestRefusal.FIELD_MISSING, "file", "file");
        }
        return new FileTaken(IntakeRights.PAYLOAD.write(kept.getFirst().id()), kept.getFirst().news());
    }

    private Shop shop(String id, Acting by, boolean toWrite) {
        try {
            UUID channel = Channels.ID.read(id);
            Shop shop = sql.selectFrom(CHANNEL).where(CHANNEL.ID.eq(channel), ChannelSpec.visible(by)).fetchOptional(Shops::shop).orElseThrow(() -> notFound(id));
            if (toWrite && !by.channels(Channels.WRITE).covers(shop.companyId(), channel)) {
                throw notFound(id);
            }
            return shop;
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static Refused notFound(String id) {
        return Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
