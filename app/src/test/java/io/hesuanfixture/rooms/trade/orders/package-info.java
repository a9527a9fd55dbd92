/** A room that enters its neighbour without saying so. */
@ApplicationModule(displayName = "Orders", allowedDependencies = {})
package io.hesuanfixture.rooms.trade.orders;

import org.springframework.modulith.ApplicationModule;
