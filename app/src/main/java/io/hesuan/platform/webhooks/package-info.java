/**
 * Events for outside systems that want to be called: each event that an endpoint wants becomes a delivery in the
 * transaction that takes the event, and is sent by HTTPS with a signature until it is taken or given up.
 *
 * <p>Words: a <em>webhook</em> is an address with its wishes; a <em>delivery</em> is one event on its way to one webhook;
 * its <em>signature</em> is HMAC-SHA256 over time and body with the webhook's secret, which is shown once.
 *
 * <p>Invariants: an event becomes one delivery per webhook, never two, never none; a call goes to public addresses only,
 * unless the configuration allows others; redirects are not followed. Deliveries may come twice or out of order: their
 * receiver looks at the event's id.
 */
@ApplicationModule(displayName = "Webhooks", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.home", "platform.lists",
        "platform.nodes", "platform.outbox", "platform.records", "platform.retention", "platform.search", "platform.secrets", "platform.web"})
package io.hesuan.platform.webhooks;

import org.springframework.modulith.ApplicationModule;
