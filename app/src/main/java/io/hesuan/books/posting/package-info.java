/**
 * What happened becomes goods moved, money owed and journal lines, in one transaction.
 *
 * <p>Words: a <em>fact</em> is what a business room tells the books; its <em>amounts</em> have a <em>role</em> each, which says what
 * they mean; a <em>rule</em> turns one amount into a debit and a credit; a <em>purpose</em> names an account by what it is
 * for, and a <em>mapping</em> says which account of a company that is; a <em>rule pack</em> is what ships for a standard of accounts.
 *
 * <p>Invariants: a fact without a rule is refused by name; every line of its entry names the fact, the rule and its version; what a
 * batch moved in and out of value pools equals what it booked on their accounts; facts and versions of rules never change.
 */
@ApplicationModule(displayName = "Posting", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.bench", "platform.database",
        "platform.lists", "platform.proofs", "platform.records", "platform.web", "master.catalog", "master.company", "master.warehouse",
        "books.ledger", "books.stock"})
package io.hesuan.books.posting;

import org.springframework.modulith.ApplicationModule;
