package io.hesuan.books.ledger;

/** An entry is recorded; its legal number follows when the sequencer comes by. */
public record EntryPosted(String id, String period) {
}
