/**
 * Legal entities: who keeps books, under which standard of accounts, in which currency and fiscal year. Everything that
 * moves goods or money names one.
 *
 * <p>Words: the <em>standard</em> is the standard of accounts, that for business enterprises (asbe) or that for small ones
 * (sme); the <em>tax status</em> is that of a VAT taxpayer, general or small-scale; the <em>credit code</em> is the unified
 * social credit code.
 *
 * <p>Invariants: standard and currency do not change once chosen, because books are kept in them.
 */
@ApplicationModule(displayName = "Company", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.records", "platform.search", "platform.sheets", "platform.web"})
package io.hesuan.master.company;

import org.springframework.modulith.ApplicationModule;
