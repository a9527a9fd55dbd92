package io.hesuan.books.ledger;

import io.hesuan.platform.batching.Writing;

import java.util.List;

/**
 * A room above that keeps something beside the ledger, such as open items beside control accounts: a bean that hears of all
 * entries of a batch, in its transaction, just before they are written. It can't refuse; with a fixed number of statements.
 */
public interface EntryFollower {

    void follow(Writing writing, LedgerView view, List<NewEntry> entries);
}
