/**
 * Who owes whom what, and when it is due: every line on an account that repeats claims is an open item, written in the
 * transaction of its entry, and stays open until it is matched.
 *
 * <p>Words: an <em>item</em> is what the lines of one entry say is owed, of one account, party, currency, side, due day and
 * document; a <em>match</em> takes equal amounts from debits and credits; what is left between them is a <em>difference</em>,
 * which has a reason and an entry of its own; <em>to undo</em> a match is to match with the signs turned.
 *
 * <p>Invariants, held by the database too: the amounts of a match add up to zero, to the cent; no item is open beyond what
 * it began with or past zero; open items add up to the balance of their account, and so by party; matches never change.
 */
@ApplicationModule(displayName = "Claims", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.database",
        "platform.home", "platform.lists", "platform.paper", "platform.proofs", "platform.records", "platform.search", "platform.web", "master.company", "master.party",
        "books.ledger", "books.posting"})
package io.hesuan.books.claims;

import org.springframework.modulith.ApplicationModule;
