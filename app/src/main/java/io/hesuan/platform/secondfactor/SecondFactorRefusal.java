package io.hesuan.platform.secondfactor;

import io.hesuan.kernel.Refusal;

/** Why a second factor is not taken or changed, in order of precedence. */
public enum SecondFactorRefusal implements Refusal {
    TOTP_REQUIRED,
    TOTP_CODE_WRONG,
    TOTP_IS_SET_UP,
    TOTP_IS_NOT_SET_UP
}
