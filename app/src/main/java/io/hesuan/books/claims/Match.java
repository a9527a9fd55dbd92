package io.hesuan.books.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Equal amounts taken from debits and credits.
 *
 * @param currency that of the items; a difference of exchange alone is in the functional one
 * @param undoes   the match that this one undoes, null when none
 * @param entryId  the entry of its difference, null when there is none
 * @param parts    add up to zero, in functional currency and in that of the match
 */
record Match(UUID id, UUID companyId, UUID accountId, UUID partyId, String currency, LocalDate on, Kind kind, UUID undoes, UUID entryId, String memo, UUID by,
             List<OpenItem.Part> parts) {

    enum Kind {
        MANUAL, PROPOSED, REVERSAL, OFFSET, UNDO;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Match {
        parts = List.copyOf(parts);
    }

    /** What was taken from debits, in functional currency; less than 0 when it was given back. */
    long amount() {
        return parts.stream().filter(part -> part.item().terms.amount() > 0).mapToLong(OpenItem.Part::amount).sum();
    }

    long original() {
        return parts.stream().filter(part -> part.item().terms.amount() > 0 && part.item().terms.currency().equals(currency))
                .mapToLong(OpenItem.Part::original).sum();
    }
}
