package io.hesuan.platform.web;

import io.hesuan.platform.access.Permission;

/** A controller that knows for itself which permission a call needs, because several kinds of records share its code. */
public interface Guarded {

    Permission needed(boolean reading);
}
