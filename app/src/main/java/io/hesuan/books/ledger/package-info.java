/**
 * The general ledger: accounts as a tree per company, entries that balance, what each account turned over, periods that
 * close, and vouchers that carry gapless numbers and a hash chain.
 *
 * <p>Words: an <em>entry</em> is a set of lines with equal debits and credits; a <em>voucher</em> is an entry with its
 * legal word and number; a <em>watermark</em> is the period up to which a book is closed; <em>turnover</em> is what an
 * account moved in a period; <em>red ink</em> is a reversal, booked as a negative amount on the same side.
 *
 * <p>Invariants, held by the database too: debits equal credits in each entry; nothing is entered into a closed period;
 * an entry, a line and a voucher are never changed or deleted; a turnover is the sum of its lines.
 */
@ApplicationModule(displayName = "Ledger", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.database",
        "platform.files", "platform.lists", "platform.nodes", "platform.paper", "platform.proofs", "platform.records", "platform.search", "platform.web", "master.company", "master.sample"})
package io.hesuan.books.ledger;

import org.springframework.modulith.ApplicationModule;
