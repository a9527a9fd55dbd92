package io.hesuan.postgres;

import java.math.BigInteger;

/** Migration versions such as "7", "012" or "2.1", compared part by part as numbers. */
final class Versions {

    private Versions() {}

    static int compare(String one, String other) {
        String[] a = one.split("[._]");
        String[] b = other.split("[._]");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = part(a, i).compareTo(part(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int index) {
        return index < parts.length ? new BigInteger(parts[index]) : BigInteger.ZERO;
    }
}
