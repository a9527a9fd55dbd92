/**
 * Where orders come from: shops on platforms, shops of one's own, tills and wholesale. A connector speaks with one platform and
 * tells all of them in one shape, the channel's order.
 *
 * <p>Words: a <em>channel</em> is one shop on one platform; a <em>version</em> of an order is how its platform told it at one time;
 * the <em>bearer</em> of a discount is who pays for it; a <em>pseudonym</em> stands for a receiver without saying who it is.
 *
 * <p>Invariants: amounts are whole minor units and numbers of orders are texts, whatever a platform sends; the net of all lines and the
 * freight are what the buyer pays and what others bear of the price; personal data passes as it was sent, masked or enciphered.
 */
@ApplicationModule(displayName = "Channels", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.home", "platform.intake", "platform.jobs",
        "platform.lists", "platform.nodes", "platform.records", "platform.search", "platform.secrets", "platform.sheets", "platform.web", "platform.webhooks", "master.company", "master.party",
        "master.sample"})
package io.hesuan.trade.channels;

import org.springframework.modulith.ApplicationModule;
