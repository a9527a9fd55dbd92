package io.hesuan.books.posting;

/** A rule that was saved, and the version that it now has. */
public record RuleSaved(String id, int version) {
}
