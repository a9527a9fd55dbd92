package io.hesuan.platform.files;

import io.hesuan.kernel.Refusal;

/** Why a file is not kept, in order of precedence. */
public enum FileRefusal implements Refusal {
    FILE_IS_EMPTY,
    FILE_IS_TOO_LARGE,
    FILE_NAME_IS_INVALID,
    PICTURE_HAS_TOO_MANY_POINTS,
    PICTURE_IS_BROKEN
}
