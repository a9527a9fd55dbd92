/**
 * Whether the books agree: goods with their accounts, open items with theirs, debits with credits; and all proofs of the
 * house run at will, by hand and every night, with what they found kept.
 *
 * <p>Words: to <em>tie out</em> is to set two ways of telling the same amount side by side; a <em>run</em> is one pass
 * through all {@code Proof}s; a <em>finding</em> is what one proof said in a run.
 *
 * <p>Invariants: nothing is changed but the record of runs, which is only added to.
 */
@ApplicationModule(displayName = "Tie-out", allowedDependencies = {"platform.access", "platform.batching", "platform.home", "platform.jobs", "platform.proofs",
        "platform.web", "master.company", "books.ledger"})
package io.hesuan.books.tieout;

import org.springframework.modulith.ApplicationModule;
