package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;

/** A reader's word for a payload, or a document in it, that can't be read: the reason, and in its field the place. */
public final class Unreadable extends RuntimeException {

    private final transient Outcome.Refused<?> reason;

    public Unreadable(Outcome.Refused<?> reason) {
        super(reason.refusal().name() + " at " + reason.field(), null, false, false);
        this.reason = reason;
    }

    public Outcome.Refused<?> reason() {
        return reason;
    }
}
