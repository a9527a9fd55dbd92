/**
 * Parcels between the warehouse and the receiver: what carriers tell of them, and what it means for their orders.
 *
 * <p>Words: a <em>parcel</em> is known by its tracking number; an <em>event</em> is one line of what a carrier wrote; the <em>state</em> is the
 * carrier's own word of how far the parcel is.
 *
 * <p>Invariants: a parcel is signed for when its state says so, never when a text does; the same story told twice is kept once; an older
 * story does not undo a newer one; when a parcel is signed for, its order learns it in the same transaction.
 */
@ApplicationModule(displayName = "Fulfilment", allowedDependencies = {"platform.access", "platform.batching", "platform.web", "master.company", "trade.orders"})
package io.hesuan.trade.fulfilment;

import org.springframework.modulith.ApplicationModule;
