package io.hesuan.platform.access;

/** Names, addresses and numbers of people: shown in clear to whoever holds the permission, masked to everybody else. */
public final class PersonalData {

    public static final Permission READ = new Permission("personal-data.read");

    private PersonalData() {
    }

    /**
     * Enough to recognise, too little to use: {@code 138****5678}, {@code z****@example.com}, {@code 张*}. Null and empty
     * stay as they are.
     */
    public static String masked(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        int at = text.indexOf('@');
        if (at > 0) {
            return text.substring(0, text.offsetByCodePoints(0, 1)) + "****" + text.substring(at);
        }
        if (text.length() >= 8) {
            return text.substring(0, 3) + "****" + text.substring(text.length() - 4);
        }
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "*";
    }
}
