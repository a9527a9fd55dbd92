package io.hesuan.postgres;

/** A database role and its password. The password stays out of {@link #toString()}, so that no log keeps it. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
