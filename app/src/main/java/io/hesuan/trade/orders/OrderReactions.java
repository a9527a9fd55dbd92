package io.hesuan.trade.orders;

import io.hesuan.platform.outbox.StoredEvent;
import io.hesuan.platform.outbox.Subscriber;
import io.hesuan.trade.listings.Listings;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/** All reactions of the room: a code that is mapped releases the orders that wait for it. */
@Component
class OrderReactions implements Subscriber {

    private final GoingOn goingOn;

    OrderReactions(GoingOn goingOn) {
        this.goingOn = goingOn;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Set<String> types() {
        return Set.of("listing.saved");
    }

    @Override
    public void handle(List<StoredEvent> events, Reaction reaction) {
        List<String> listings = events.stream().map(event -> event.content().path("id").asString()).toList();
        goingOn.carryOn(goingOn.waitingFor(Listings.codes(reaction.sql(), listings)));
    }
}
