package io.hesuan.books.claims;

/**
 * Items are matched, or a match is undone.
 *
 * @param id     {@code mat_…}
 * @param amount decimal in the currency of the match: what was taken from debits
 */
public record ItemsMatched(String id, String amount, String currency) {
}
