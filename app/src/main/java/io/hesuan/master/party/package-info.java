/**
 * Whom one deals with. One record for one partner, whatever it is to us: a customer may supply, a host may buy. All
 * companies of the installation share it, so that a name, a bank account or a credit code is kept once.
 *
 * <p>Words: a <em>party</em> is an organisation or a natural person; a <em>role</em> says what it is to us: customer,
 * supplier, carrier, host (who sells in live streams) or platform; <em>payment days</em> count from the invoice, the <em>payment day</em> is
 * the day of the month on which one pays, 31 being its last; <em>payment terms</em> are agreed in more detail, in instalments and
 * with discounts for paying early, one for what is sold and one for what is bought, and go before the days.
 *
 * <p>Invariants: a code and a credit code name one party; what is known of natural persons is shown masked to readers
 * without the right to personal data, sorts and filters as masked, and stands masked in the audit log.
 */
@ApplicationModule(displayName = "Party", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.numbering", "platform.records", "platform.search", "platform.sheets",
        "platform.web"})
package io.hesuan.master.party;

import org.springframework.modulith.ApplicationModule;
