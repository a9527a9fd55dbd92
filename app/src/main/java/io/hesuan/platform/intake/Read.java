package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.intake.PayloadParser.Sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one reader found in one payload. Whatever the reader throws becomes a trouble, so that nobody else is held up. */
final class Read<D> implements Sink<D> {

    private static final int TROUBLES_KEPT = 100;

    final Payload payload;
    final PayloadParser<D> parser;
    final Map<String, D> documents = new LinkedHashMap<>();
    final List<Trouble> troubles = new ArrayList<>();
    int troubleCount;

    private Read(Payload payload, PayloadParser<D> parser) {
        this.payload = payload;
        this.parser = parser;
    }

    /** @param parser null where nobody reads this kind */
    static <D> Read<D> of(Payload payload, PayloadParser<D> parser) {
        var read = new Read<>(payload, parser);
        if (parser == null) {
            read.trouble("", "", new Outcome.Refused<>(IntakeRefusal.PAYLOAD_HAS_NO_READER, null, List.of(payload.kind())));
            return read;
        }
        try {
            parser.read(payload, read);
        } catch (Unreadable unreadable) {
            read.trouble("", "", unreadable.reason());
        } catch (RuntimeException | StackOverflowError fault) {
            read.trouble("", "", new Outcome.Refused<>(IntakeRefusal.PAYLOAD_BROKE_ITS_READER, null, List.of(said(fault))));
        }
        return read;
    }

    @Override
    public void document(String position, D document) {
        documents.put(position, document);
    }

    @Override
    public void trouble(String position, String name, Outcome.Refused<?> reason) {
        if (++troubleCount <= TROUBLES_KEPT) {
            troubles.add(Trouble.of(position, name, reason));
        }
    }

    int revision() {
        return parser == null ? 0 : parser.revision();
    }

    static String said(Throwable fault) {
        return fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + Trouble.cut(fault.getMessage()));
    }
}
