/**
 * Where goods lie. A warehouse belongs to one company; who has no right in that company does not see it.
 *
 * <p>Words: a <em>warehouse</em> is a place that is counted on its own, also one that is kept by somebody else (a consignee,
 * a platform, a subcontractor) or none that one can enter (goods in transit); a <em>bin</em> is the smallest place with a
 * code; the <em>pick sequence</em> is the order in which a picker passes the bins.
 *
 * <p>Invariants: a code names one warehouse of a company, and one bin of a warehouse; neither moves to another owner.
 */
@ApplicationModule(displayName = "Warehouse", allowedDependencies = {"master.company", "master.party", "platform.access", "platform.audit",
        "platform.batching", "platform.lists", "platform.records", "platform.search", "platform.sheets", "platform.web"})
package io.hesuan.master.warehouse;

import org.springframework.modulith.ApplicationModule;
