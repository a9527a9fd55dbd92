package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.util.List;
import java.util.Set;

/**
 * Reads payloads of some kinds, and hands on what was in them; a bean of the room that understands them.
 *
 * @param <D> a document: a record that becomes JSON
 */
public interface PayloadParser<D> {

    Set<String> kinds();

    /** Raised whenever it reads something differently; what was read before may then be read again. */
    int revision();

    /**
     * Pure: no clock, no database. The same bytes give the same documents.
     *
     * @throws Unreadable for the payload as a whole; what is wrong with one document alone is a {@link Sink#trouble}
     */
    void read(Payload payload, Sink<D> sink);

    /** What people call the document, the same in each payload that tells of it: the number of an order. */
    String name(D document);

    /** Fields of a document in which two readings may differ without saying anything else. */
    default Set<String> unremarkable() {
        return Set.of();
    }

    /** Fields of a document that tell of natural persons; they are shown to those only who may see such. */
    default Set<String> personal() {
        return Set.of();
    }

    /** Takes documents in the caller's transaction with a fixed number of statements, and answers in their order. The same document again does nothing. */
    List<? extends Outcome<?>> hand(Writing writing, List<D> documents);

    /** Where a reader puts what it finds. */
    interface Sink<D> {

        /** @param position where in the payload, as people would find it: {@code orders[3]}, {@code row 17} */
        void document(String position, D document);

        /** @param name of the document in trouble, empty where it could not even be made out */
        void trouble(String position, String name, Outcome.Refused<?> reason);
    }
}
