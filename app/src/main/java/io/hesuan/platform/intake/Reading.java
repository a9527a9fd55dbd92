package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads payloads and hands on what was in them. Documents of many payloads go together; where that breaks, in halves, until the one that
 * breaks it stands alone and is a trouble of its payload. A house that is in trouble itself blames no payload: they wait.
 */
@Component
class Reading {

    private static final int TOGETHER = 1_000;
    private static final Acting HOUSE = Acting.house("intake", Set.of());

    /** Documents of one reader, with the payload and the place where each was found. */
    private record Found<D>(Read<D> read, String position, D document) {
    }

    private record HandOn<D>(PayloadParser<D> parser, List<D> documents) {
    }

    private record Handed(List<? extends Outcome<?>> outcomes) {
    }

    private final WritePath writePath;
    private final PayloadRows rows;
    private final Parsers parsers;
    private final UseCase<HandOn<?>, Handed> handOn = new UseCase<>("payload.hand-on", Handed.class, null,
            (writing, calls) -> calls.stream().map(call -> Outcome.done(handed(writing, call.command()))).toList());

    Reading(WritePath writePath, PayloadRows rows, Parsers parsers) {
        this.writePath = writePath;
        this.rows = rows;
        this.parsers = parsers;
    }

    private static <D> Handed handed(io.hesuan.platform.batching.Writing writing, HandOn<D> command) {
        return new Handed(command.parser().hand(writing, command.documents()));
    }

    /** Those of the payloads that wait to be read and that nobody else is at. */
    ReadingResult read(List<UUID> ids) {
        return take(rows.claim(ids));
    }

    ReadingResult take(List<Payload> payloads) {
        if (payloads.isEmpty()) {
            return ReadingResult.NOTHING;
        }
        List<Read<?>> reads = new ArrayList<>();
        payloads.forEach(payload -> reads.add(read(payload, parsers.of(payload.kind()))));
        int documents = 0;
        Map<PayloadParser<?>, List<Read<?>>> byReader = new LinkedHashMap<>();
        reads.stream().filter(read -> read.parser != null).forEach(read -> byReader.computeIfAbsent(read.parser, reader -> new ArrayList<>()).add(read));
        for (Map.Entry<PayloadParser<?>, List<Read<?>>> one : byReader.entrySet()) {
            documents += handAll(one.getKey(), one.getValue());
        }
        rows.settle(reads);
        return new ReadingResult(documents, reads.stream().mapToInt(read -> read.troubleCount).sum(), (int) reads.stream().filter(read -> read.troubleCount > 0).count());
    }

    private static <D> Read<D> read(Payload payload, PayloadParser<D> parser) {
        return Read.of(payload, parser);
    }

    @SuppressWarnings("unchecked") // the reads were grouped by their reader
    private <D> int handAll(PayloadParser<D> parser, List<Read<?>> reads) {
        List<Found<D>> found = new ArrayList<>();
        for (Read<?> read : reads) {
            ((Read<D>) read).documents.forEach((position, document) -> found.add(new Found<>((Read<D>) read, position, document)));
        }
        int taken = 0;
        for (int from = 0; from < found.size(); from += TOGETHER) {
            taken += hand(parser, found.subList(from, Math.min(found.size(), from + TOGETHER)));
        }
        return taken;
    }

    /** @return how many were taken */
    private <D> int hand(PayloadParser<D> parser, List<Found<D>> found) {
        List<? extends Outcome<?>> outcomes;
        try {
            var command = new HandOn<>(parser, found.stream().map(Found::document).toList());
            outcomes = writePath.all(handOn, List.of(Call.of(HOUSE, command)), Mode.REAL).getFirst().orElseThrow().outcomes();
        } catch (DataAccessResourceFailureException | ConcurrencyFailureException | CannotCreateTransactionException notItsFault) {
            throw notItsFault;
        } catch (RuntimeException fault) {
            return found.size() == 1 ? blame(found.getFirst(), new Outcome.Refused<>(IntakeRefusal.DOCUMENT_BROKE_THE_HOUSE, null, List.of(Read.said(fault))))
                    : hand(parser, found.subList(0, found.size() / 2)) + hand(parser, found.subList(found.size() / 2, found.size()));
        }
        int taken = 0;
        for (int at = 0; at < outcomes.size(); at++) {
            taken += outcomes.get(at) instanceof Outcome.Refused<?> refused ? blame(found.get(at), refused) : 1;
        }
        return taken;
    }

    private static <D> int blame(Found<D> found, Outcome.Refused<?> reason) {
        found.read().trouble(found.position(), found.read().parser.name(found.document()), reason);
        return 0;
    }

    /** Who reads what. */
    @Component
    static class Parsers {

        private final Map<String, PayloadParser<?>> byKind = new HashMap<>();

        Parsers(List<PayloadParser<?>> parsers) {
            for (PayloadParser<?> parser : parsers) {
                for (String kind : parser.kinds()) {
                    if (byKind.put(kind, parser) != null) {
                        throw new IllegalStateException("two readers for payloads of the kind " + kind);
                    }
                }
            }
        }

        /** A reader of {@code table.*} reads all kinds that begin so. Null where nobody reads this kind. */
        PayloadParser<?> of(String kind) {
            return byKind.getOrDefault(kind, byKind.get(kind.replaceAll("\\..*", "") + ".*"));
        }
    }
}
