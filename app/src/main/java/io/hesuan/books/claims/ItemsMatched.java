package io.hesuan.books.claims;

/**
 * Items are matched, or a match is undone.
 *
 * @param id      {@code mat_…}
 * @param amount  decimal in the currency of the match: what was taken from debits
 * @param entryId {@code jrn_…} of the entry that books the difference, null when there is none
 */
public record ItemsMatched(String id, String amount, String currency, String entryId) {
}
