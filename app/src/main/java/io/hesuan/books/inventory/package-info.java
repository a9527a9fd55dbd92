/**
 * The warehouse's own documents: other receipts and issues, transfers, counts, and bills that raise what goods cost. Each is a draft
 * until it is posted; then it is a fact, and goods, their value and the ledger have moved together.
 *
 * <p>Words: an <em>adjustment</em> brings or takes goods without purchase or sale; a <em>step</em> is what was sent or
 * received of a transfer; an <em>entry</em> of a count is one look at one lot in one place; a <em>late bill</em> is a cost that is
 * learned after its goods came in.
 *
 * <p>Invariants: a posted document never changes; no more is received of a transfer than was sent; a count compares with what
 * the books said at the moment of looking, so nothing has to stand still.
 */
@ApplicationModule(displayName = "Inventory", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.database", "platform.home", "platform.lists",
        "platform.numbering", "platform.records", "platform.search", "platform.web", "master.catalog", "master.company", "master.party",
        "master.sample", "master.warehouse", "books.ledger", "books.posting", "books.stock"})
package io.hesuan.books.inventory;

import org.springframework.modulith.ApplicationModule;
