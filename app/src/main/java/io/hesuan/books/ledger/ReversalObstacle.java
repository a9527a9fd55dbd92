package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import org.jooq.DSLContext;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A room above that knows why an entry must not be taken back as long as something hangs on it: a bean, asked in the
 * transaction of the reversal. What it answers must hold until that transaction ends.
 */
public interface ReversalObstacle {

    /** The reason by entry; entries without one are missing. A fixed number of statements. */
    Map<UUID, Outcome.Refused<EntryPosted>> obstacles(DSLContext sql, Collection<UUID> entries);
}
