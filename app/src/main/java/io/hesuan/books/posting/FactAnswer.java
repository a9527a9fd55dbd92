package io.hesuan.books.posting;

import io.hesuan.books.ledger.Journal;

/**
 * What is answered for a fact that was posted, and remembered under its idempotency key.
 *
 * @param entryId {@code jrn_…}; null when nothing was to be booked
 */
public record FactAnswer(String id, String entryId) {

    static FactAnswer of(FactPosted posted) {
        return new FactAnswer(PostingRights.FACT_ID.write(posted.factId()), posted.entryId() == null ? null : Journal.ENTRY_ID.write(posted.entryId()));
    }
}
