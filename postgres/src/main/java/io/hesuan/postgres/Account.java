package io.hesuan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that the database server runs as. PostgreSQL refuses root, so root enters a user namespace where it has
 * no name; where the kernel forbids that, the server runs as an account without rights, which then owns the files.
 *
 * @param name   as people know it
 * @param uid    the number that owns the files, seen from outside any namespace
 * @param prefix words before every command
 */
record Account(String name, int uid, List<String> prefix) {

    /** The account of this program itself. */
    static Account current() {
        return new Account(System.getProperty("user.name"), owner(Path.of("/proc/self")), List.of());
    }

    /** The account for a server that this program starts. */
    static Account forServer() {
        Account current = current();
        if (current.uid != 0) {
            return current;
        }
        return succeeds("unshare", "-U", "true") ? inNamespace() : withoutRights();
    }

    static Account inNamespace() {
        return new Account("root", 0, List.of("unshare", "-U"));
    }

    /** The account "postgres" where Debian's package made one, else "nobody". */
    static Account withoutRights() {
        for (String name : List.of("postgres", "nobody")) {
            try {
                UserPrincipal user = Path.of("/").getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName(name);
                int uid = Integer.parseInt(Commands.run(List.of("id", "-u", user.getName())).output().strip());
                int gid = Integer.parseInt(Commands.run(List.of("id", "-g", user.getName())).output().strip());
                return new Account(name, uid, List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"));
            } catch (UserPrincipalNotFoundException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new PostgresTrouble(PostgresTrouble.Kind.WRONG_OWNER, "PostgreSQL does not run as root, and this system "
                + "allows neither user namespaces nor has an account named postgres or nobody. Start as an ordinary user.");
    }

    /** Makes a file or directory this account's own; only ever needed where it is not the current account. */
    void give(Path path) {
        if (owner(path) == uid) {
            return;
        }
        try {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a file or directory of anyone else, naming both. */
    void mustOwn(Path path) {
        int owner = owner(path);
        if (owner != uid) {
            throw new PostgresTrouble(PostgresTrouble.Kind.WRONG_OWNER, path + " belongs to user " + nameOf(path)
                    + ", but the database would run as " + name + ". Start as user " + nameOf(path)
                    + ", or give the directory to " + name + " with: chown -R " + name + " " + path);
        }
    }

    /** Refuses a program or directory that this account cannot reach. */
    void mustReach(Path path) {
        if (!succeeds(command("test", "-x", path.toString()))) {
            throw new PostgresTrouble(PostgresTrouble.Kind.WRONG_OWNER, "The database would run as user " + name
                    + ", who may not enter " + path + ". Set HESUAN_DATA and HESUAN_CACHE to directories open to it, "
                    + "for example under /var/lib/hesuan.");
        }
    }

    String[] command(String... words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static boolean succeeds(String... words) {
        try {
            return Commands.run(List.of(words)).exit() == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    private static int owner(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
