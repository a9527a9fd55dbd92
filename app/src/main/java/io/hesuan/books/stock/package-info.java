/**
 * Goods and their value: what lies where, of which lot, whose it is, what it cost, and to whom it is promised.
 *
 * <p>Words: a <em>move</em> takes goods from one place to another; a <em>balance</em> is what lies in a place of one lot and
 * owner; a <em>pool</em> is goods with the value they have together; an <em>area</em> is what is valued together; a
 * <em>reference</em> tracks cost outside warehouses (shipment, transfer, work order); a <em>reservation</em> is goods
 * promised; a <em>quota</em> is what a channel may promise.
 *
 * <p>Invariants: quantity 0 means value 0; what came in equals what is there plus what went out; reserved is never more than
 * on hand; a unit is promised once; the pools of an account add up to its balance in the ledger; moves never change.
 */
@ApplicationModule(displayName = "Stock", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.database",
        "platform.home", "platform.lists", "platform.nodes", "platform.proofs", "platform.records", "platform.search", "platform.web", "master.catalog", "master.company",
        "master.warehouse"})
package io.hesuan.books.stock;

import org.springframework.modulith.ApplicationModule;
