package io.hesuan.platform.jobs;

import io.hesuan.kernel.Refusal;

/** Why a job is not stopped, resumed or finished, in order of precedence. */
public enum JobRefusal implements Refusal {
    JOB_IS_OVER,
    JOB_CANNOT_BE_RESUMED,
    /** Trouble in the work; it is or was tried again. */
    JOB_BROKE,
    /** The nodes that ran it ended each time before it was done. */
    JOB_LOST_ITS_NODE
}
