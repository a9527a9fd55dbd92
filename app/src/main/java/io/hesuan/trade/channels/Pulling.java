package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.intake.Intake;
import io.hesuan.platform.intake.ReadingResult;
import io.hesuan.platform.intake.Received;
import io.hesuan.trade.channels.Caller.Asking;
import io.hesuan.trade.channels.Credentials.Keys;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks a channel for a window of changes. Each answer is kept as soon as it is there; the window counts as covered after its last page only. A
 * token that turns out to be spent is renewed once and the window begun again, which takes nothing twice.
 */
@Component
class Pulling {

    static final Acting HOUSE = Acting.house("channels", Set.of(Channels.WRITE));
    private static final Duration TOKEN_RESERVE = Duration.ofMinutes(10);

    private record Keep(List<Received> received) {
    }

    record KeptAll(List<Intake.Kept> kept) {
    }

    private record Cover(UUID channel, Instant from, Instant to, int payloads) {
    }

    /** What came of a window. */
    record Pulled(int payloads, int news, int calls, int documents, int troubles) {

        static final Pulled NOTHING = new Pulled(0, 0, 0, 0, 0);

        Pulled and(Pulled other) {
            return new Pulled(payloads + other.payloads, news + other.news, calls + other.calls, documents + other.documents, troubles + other.troubles);
        }
    }

    private final Map<Platform, Caller> callers;
    private final Map<UUID, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Credentials credentials;
    private final Intake intake;
    private final WritePath writePath;
    private final Clock clock;
    private final Wire.Patience patience;
    private final UseCase<Keep, KeptAll> keep;
    private final UseCase<Cover, KeptAll> cover;

    Pulling(List<Caller> callers, Credentials credentials, Intake intake, WritePath writePath, Clock clock) {
        this.callers = callers.stream().collect(Collectors.toMap(Caller::platform, Function.identity()));
        this.credentials = credentials;
        this.intake = intake;
        this.writePath = writePath;
        this.clock = clock;
        this.patience = Wire.Patience.USUAL;
        this.keep = new UseCase<>("channel.keep", KeptAll.class, null, (writing, calls) -> calls.stream().map(call -> Outcome.done(new KeptAll(
                intake.keep(writing, call.command().received()).stream().filter(Outcome::isDone).map(Outcome::orElseThrow).toList()))).toList());
        this.cover = new UseCase<>("channel.cover", KeptAll.class, null, (writing, calls) -> calls.stream().map(call -> {
            intake.cover(writing, call.command().channel(), call.command().from(), call.command().to(), call.command().payloads());
            return Outcome.done(new KeptAll(List.of()));
        }).toList());
    }

    Caller caller(Shop shop) {
        return callers.get(shop.platform());
    }

    /** @throws IOException where the platform could not be asked to the end; what came is kept and the window stays open */
    Pulled pull(Shop shop, String stream, Instant from, Instant to) throws IOException, InterruptedException {
        return pull(shop, stream, from, to, patience);
    }

    Pulled pull(Shop shop, String stream, Instant from, Instant to, Wire.Patience patient) throws IOException, InterruptedException {
        Caller caller = caller(shop);
        var wire = new Wire(http, buckets.computeIfAbsent(shop.id(), id -> caller.limits()), patient);
        Keys keys = credentials.find(shop.id()).orElse(new Keys(Map.of(), null));
        if (keys.expiresAt() != null && keys.expiresAt().isBefore(clock.instant().plus(TOKEN_RESERVE)) || keys.of(Credentials.ACCESS_TOKEN).isEmpty()) {
            keys = renewed(caller, new Asking(shop, keys, wire, clock));
        }
        Pulled sum;
        try {
            sum = pages(caller, new Asking(shop, keys, wire, clock), stream, from, to);
        } catch (Wire.Failed failed) {
            if (!failed.isTokenSpent()) {
                throw failed;
            }
            sum = pages(caller, new Asking(shop, renewed(caller, new Asking(shop, keys, wire, clock)), wire, clock), stream, from, to);
        }
        if (stream.equals("orders")) {
            writePath.all(cover, List.of(Call.of(HOUSE, new Cover(shop.id(), from, to, sum.payloads()))), Mode.REAL).getFirst().orElseThrow();
        }
        return sum;
    }

    private Keys renewed(Caller caller, Asking asking) throws IOException, InterruptedException {
        Keys fresh = caller.refresh(asking).orElse(null);
        if (fresh == null) {
            return asking.keys();
        }
        credentials.give(HOUSE, asking.shop(), fresh.values(), fresh.expiresAt()).orElseThrow();
        return credentials.find(asking.shop().id()).orElseThrow();
    }

    private Pulled pages(Caller caller, Asking asking, String stream, Instant from, Instant to) throws IOException, InterruptedException {
        List<UUID> fresh = new ArrayList<>();
        int[] payloads = {0};
        List<Received> together = new ArrayList<>();
        try {
            caller.pull(asking, stream, from, to, (kind, page, answer) -> {
                payloads[0]++;
                together.add(new Received(asking.shop().id(), asking.shop().companyId(), kind, Received.Via.PULL, null, "", answer, from, to, page, clock.instant()));
                if (together.size() >= 50) {
                    fresh.addAll(kept(together));
                }
            });
        } catch (io.hesuan.platform.intake.Unreadable unforeseen) {
            throw new Wire.Failed("the answer is not as documented: " + unforeseen.getMessage(), false);
        } finally {
            fresh.addAll(kept(together));
        }
        ReadingResult read = intake.read(fresh);
        return new Pulled(payloads[0], fresh.size(), asking.wire().calls(), read.documents(), read.troubles());
    }

    private List<UUID> kept(List<Received> received) {
        if (received.isEmpty()) {
            return List.of();
        }
        List<UUID> fresh = keep(List.copyOf(received)).stream().filter(Intake.Kept::news).map(Intake.Kept::id).toList();
        received.clear();
        return fresh;
    }

    List<Intake.Kept> keep(List<Received> received) {
        return writePath.all(keep, List.of(Call.of(HOUSE, new Keep(received))), Mode.REAL).getFirst().orElseThrow().kept();
    }
}
