package io.hesuan.platform.access;

/**
 * Names, numbers and addresses of people as those see them who lack {@link Permission#PERSONAL_DATA}: enough to recognise,
 * too little to use. Empty stays empty.
 */
public final class Masks {

    private Masks() {
    }

    /** {@code 138****5678}; all of it where it is shorter than eight characters. */
    public static String phone(String phone) {
        return phone.isEmpty() ? phone : phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /** {@code z***@example.com}. */
    public static String email(String email) {
        return email.isEmpty() ? email : email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }
}
