package io.hesuan.platform.access;

/**
 * The right to one kind of action, named {@code record.action}. Each room declares its own as beans, so that the roles
 * screen can show all of them; their sentences are {@code permission.<name>} in the locale files.
 */
public record Permission(String name) {

    /** To see what is known of natural persons in clear: their names, telephone numbers, addresses. Without it they are masked. */
    public static final Permission PERSONAL_DATA = new Permission("personal-data.read");

    public Permission {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("A permission is named record.action, not " + name);
        }
    }

    /** {@code party} of {@code party.write}. */
    public String record() {
        return name.substring(0, name.indexOf('.'));
    }

    /** {@code write} of {@code party.write}. */
    public String action() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether it opens personal data: such a permission is given by its own name only, never by a pattern. */
    public boolean isPersonal() {
        return this.equals(PERSONAL_DATA);
    }
}
