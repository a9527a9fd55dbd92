package io.hesuan.platform.intake;

import io.hesuan.kernel.Refusal;

/** Why a payload is not kept, not read, or not dismissed. */
public enum IntakeRefusal implements Refusal {
    PAYLOAD_IS_EMPTY,
    PAYLOAD_IS_TOO_LARGE,
    /** Much more comes out of the compressed file than may be. */
    PAYLOAD_SWELLS,
    PAYLOAD_HAS_NO_READER,
    PAYLOAD_IS_NO_TEXT,
    PAYLOAD_IS_NO_JSON,
    PAYLOAD_IS_CUT_SHORT,
    /** A fault of the reader's. */
    PAYLOAD_BROKE_ITS_READER,
    /** A fault of ours while its document was taken. */
    DOCUMENT_BROKE_THE_HOUSE,
    PAYLOAD_IS_NOT_ASIDE,
    REREADING_WINDOW_IS_WRONG
}
