/**
 * What one deals in: items with their units, barcodes, keeping rules and product files, the tree of categories, and the
 * units of measure. All companies of the installation share it.
 *
 * <p>Words: an <em>item</em> is goods, material, semi-finished, a service or a kit; a <em>kit</em> is sold as one and
 * handled as its components; the <em>base unit</em> is what stock is counted in, other units convert to it by an exact
 * ratio; <em>shelf life</em> counts from the day of making, <em>PAO</em> (period after opening) from opening; the <em>filing
 * number</em> is that of the filing or registration of a cosmetic product.
 *
 * <p>Invariants: a code names one item, a barcode one unit of one item; expiry control means lot control; a kit holds
 * items that are no kits, and expires with the component that expires first; what is referred to can't be removed.
 */
@ApplicationModule(displayName = "Catalog", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.numbering", "platform.records", "platform.search", "platform.sheets",
        "platform.web"})
package io.hesuan.master.catalog;

import org.springframework.modulith.ApplicationModule;
