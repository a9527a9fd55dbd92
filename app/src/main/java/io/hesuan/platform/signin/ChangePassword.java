package io.hesuan.platform.signin;

import java.util.UUID;

/**
 * Replace a user's password.
 *
 * @param hash    Argon2id; the password itself travels no further than the controller
 * @param oneTime chosen by the house and given out by somebody else
 */
record ChangePassword(UUID userId, String title, String hash, boolean oneTime) {

    @Override
    public String toString() {
        return "ChangePassword[" + userId + "]";
    }
}
