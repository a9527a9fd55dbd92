package io.hesuan.platform.preferences;

import io.hesuan.kernel.Refusal;

/** Why a preference is not kept, in order of precedence. */
public enum PreferenceRefusal implements Refusal {
    ONLY_PEOPLE_HAVE_PREFERENCES,
    TOO_MANY_VIEWS
}
