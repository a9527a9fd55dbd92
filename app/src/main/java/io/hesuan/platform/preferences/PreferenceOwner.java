package io.hesuan.platform.preferences;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;

import java.util.UUID;

/** Whose preferences they are: a person's. Programs that act as the house itself have none. */
final class PreferenceOwner {

    private PreferenceOwner() {
    }

    static UUID of(Acting by) {
        if (by.userId() == null) {
            throw Refused.because(PreferenceRefusal.ONLY_PEOPLE_HAVE_PREFERENCES, null);
        }
        return by.userId();
    }
}
