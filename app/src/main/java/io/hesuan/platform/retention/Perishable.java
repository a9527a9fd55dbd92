package io.hesuan.platform.retention;

import java.time.Instant;

/** What a room keeps for a while only: a bean each. The nightly job asks every one of them to forget. */
public interface Perishable {

    /** Removes what is past its time. @return how many rows went */
    int forget(Instant now);
}
