package io.hesuan.platform.records;

import io.hesuan.kernel.Refusal;

/** Why a reference record can't be removed. */
public enum RecordRefusal implements Refusal {
    RECORD_IS_IN_USE
}
