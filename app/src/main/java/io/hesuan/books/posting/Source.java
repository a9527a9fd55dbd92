package io.hesuan.books.posting;

import java.util.UUID;

/**
 * Where a fact comes from.
 *
 * @param documentType   in lower case with dashes: {@code transfer}, {@code order}
 * @param documentId     null when it lies outside this house
 * @param documentNumber as people write it; may be empty
 */
public record Source(String documentType, UUID documentId, String documentNumber) {
}
