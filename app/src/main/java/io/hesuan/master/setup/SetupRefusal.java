package io.hesuan.master.setup;

import io.hesuan.kernel.Refusal;

/** Why the house can't be set up. */
public enum SetupRefusal implements Refusal {
    SETUP_IS_DONE
}
