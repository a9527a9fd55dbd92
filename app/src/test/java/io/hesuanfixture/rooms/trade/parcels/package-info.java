/** The neighbour. */
@ApplicationModule(displayName = "Parcels")
package io.hesuanfixture.rooms.trade.parcels;

import org.springframework.modulith.ApplicationModule;
