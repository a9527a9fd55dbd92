/**
 * People who receive goods, kept by pseudonym in a store of their own: enciphered, masked by default, shown in clear to those only who
 * may see personal data and not without a trace, given out to the person who asks, and erased when he wants it (PIPL, articles 45 and 47).
 *
 * <p>Words: a <em>pseudonym</em> stands for a receiver in orders and everywhere else; to <em>unmask</em> is to decipher for one look.
 *
 * <p>Invariants: nothing personal lies outside the cipher; every unmasking is in the audit log before it is answered; what was erased does not
 * come back with orders that are older than the erasure.
 */
@ApplicationModule(displayName = "Customers", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.records", "platform.secrets", "platform.web", "master.company", "trade.channels"})
package io.hesuan.trade.customers;

import org.springframework.modulith.ApplicationModule;
