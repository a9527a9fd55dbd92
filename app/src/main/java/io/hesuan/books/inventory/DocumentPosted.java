package io.hesuan.books.inventory;

/**
 * A document is in the books.
 *
 * @param state  as it stands now
 * @param factId what it was posted as
 */
public record DocumentPosted(String id, String number, String state, String factId) {
}
