/**
 * Orders of all channels in one shape, from the first word of them to recognised revenue: mapped, reviewed, promised, sent, the
 * customer's, and what comes back. Whatever is learned, an order is <em>carried on</em> by one walk that does what is due and nothing twice.
 *
 * <p>Words: a <em>part</em> is what is to be delivered of one item for a line; what is <em>due</em> for it is what the seller is to get from
 * the buyer and from those who bear discounts in his stead; <em>control</em> passes when goods become the customer's, by the shop's
 * policy; what is given back before that is <em>early</em>, after it <em>late</em>; a <em>hold</em> names what a person must look at.
 *
 * <p>Invariants: any order of arrival of versions and refunds gives the same order and the same balances; what is due for the lines is what
 * was paid and what others bear, to the cent; no more is sent than was bought and not cancelled; goods, money and revenue of a
 * step are in the books in the transaction that keeps the step.
 */
@ApplicationModule(displayName = "Orders", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.bench", "platform.database", "platform.home",
        "platform.lists", "platform.nodes", "platform.outbox", "platform.records", "platform.search", "platform.web", "master.catalog", "master.company",
        "master.warehouse", "books.ledger", "books.posting", "books.stock", "trade.channels", "trade.customers", "trade.listings"})
package io.hesuan.trade.orders;

import org.springframework.modulith.ApplicationModule;
