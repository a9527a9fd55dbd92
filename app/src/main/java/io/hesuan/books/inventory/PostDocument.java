package io.hesuan.books.inventory;

import java.util.UUID;

/** Let a draft become fact. */
record PostDocument(UUID id) {
}
