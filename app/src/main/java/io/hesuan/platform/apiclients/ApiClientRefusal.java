package io.hesuan.platform.apiclients;

import io.hesuan.kernel.Refusal;

/** Why an API client can't be saved, in order of precedence. */
public enum ApiClientRefusal implements Refusal {
    SCOPE_UNKNOWN,
    SCOPE_EXCEEDS_YOURS
}
