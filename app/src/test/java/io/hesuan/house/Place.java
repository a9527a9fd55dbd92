package io.hesuan.house;

/**
 * Where a class stands: {@code <root>.<wing>.<room>.Class}.
 *
 * @param wing empty for the application class itself, which stands above all wings
 * @param room empty in the wings that have no rooms
 */
record Place(String wing, String room) {

    /** @return the place of a package, null when it is none of the house */
    static Place of(String packageName, String root) {
        if (packageName.equals(root)) {
            return new Place("", "");
        }
        if (!packageName.startsWith(root + ".")) {
            return null;
        }
        String[] parts = packageName.substring(root.length() + 1).split("\\.");
        return new Place(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
