/**
 * Which of our items an offer on a channel is: by our own code that the seller wrote into the offer, else by the platform's name of it.
 *
 * <p>Words: a <em>listing</em> maps one code, on one channel or on all of a company, to an item or kit and how many of it; an
 * <em>outer code</em> is the seller's own code in an offer; a <em>sku</em> is the platform's.
 *
 * <p>Invariants: a code means one item on a channel; what nobody has mapped waits, and an outer code that is the code of an item
 * needs no mapping; a change holds for orders that are taken or released afterwards.
 */
@ApplicationModule(displayName = "Listings", allowedDependencies = {"platform.access", "platform.batching", "platform.lists", "platform.records",
        "platform.search", "platform.web", "master.catalog", "master.company", "books.stock"})
package io.hesuan.trade.listings;

import org.springframework.modulith.ApplicationModule;
