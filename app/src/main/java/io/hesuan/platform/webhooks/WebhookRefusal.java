package io.hesuan.platform.webhooks;

import io.hesuan.kernel.Refusal;

/** Why a webhook is not taken, in order of precedence. */
enum WebhookRefusal implements Refusal {
    /** Events tell of all companies: whoever has them sent must be permitted to read them all. */
    WEBHOOK_NEEDS_ALL_EVENTS,
    WEBHOOK_ADDRESS_NOT_PUBLIC,
    WEBHOOK_HAS_NO_SECRET
}
