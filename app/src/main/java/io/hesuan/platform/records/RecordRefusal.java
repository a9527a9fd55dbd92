package io.hesuan.platform.records;

import io.hesuan.kernel.Refusal;

/** Why a reference record can't be saved or removed, whatever it is, in order of precedence. */
public enum RecordRefusal implements Refusal {
    /** The id of something else stands where the id of, say, a unit is due. */
    REFERENCE_IS_OF_ANOTHER_KIND,
    RECORD_IS_IN_USE
}
