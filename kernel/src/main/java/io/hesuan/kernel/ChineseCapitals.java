package io.hesuan.kernel;

/**
 * An amount in the capital characters that Chinese vouchers, bills and invoices carry beside the figures, so that no
 * stroke can change it: 123.45 is 壹佰贰拾叁元肆角伍分.
 *
 * <p>After the People's Bank's rules for filling in bills (支付结算办法, annex 1). Where these leave a choice, the
 * shorter form is taken (no 零 where a higher place ends in zero: 1,680.32 is 壹仟陆佰捌拾元叁角贰分), except that 整
 * closes an amount after jiao too, so that no fen can be added.
 */
public final class ChineseCapitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String PLACES = "亿万仟佰拾";
    private static final long[] SIZES = {100_000_000, 10_000, 1_000, 100, 10};

    private ChineseCapitals() {}

    /** @throws IllegalArgumentException when the amount is not in renminbi */
    public static String of(Money amount) {
        if (!amount.currency().equals(Currency.CNY)) {
            throw new IllegalArgumentException("capitals are written for CNY, not " + amount.currency());
        }
        long fen = amount.abs().minor();
        StringBuilder text = new StringBuilder(amount.sign() < 0 ? "负" : "");
        writeYuan(fen / 100, fen == 0, text);
        writeJiaoAndFen((int) (fen % 100), fen >= 100, text);
        return text.toString();
    }

    private static void writeYuan(long yuan, boolean evenZero, StringBuilder text) {
        if (yuan > 0 || evenZero) {
            writeNumber(yuan, text);
            text.append('元');
        }
    }

    private static void writeJiaoAndFen(int fen, boolean afterYuan, StringBuilder text) {
        if (fen >= 10) {
            text.append(DIGITS.charAt(fen / 10)).append('角');
        } else if (fen > 0 && afterYuan) {
            text.append('零');
        }
        text.append(fen % 10 > 0 ? DIGITS.charAt(fen % 10) + "分" : "整");
    }

    /** Takes the largest place apart: what stands before it, its name, and the rest, with 零 where a place is empty. */
    private static void writeNumber(long number, StringBuilder text) {
        for (int place = 0; place < SIZES.length; place++) {
            if (number >= SIZES[place]) {
                long rest = number % SIZES[place];
                writeNumber(number / SIZES[place], text);
                text.append(PLACES.charAt(place));
                if (rest > 0 && rest < SIZES[place] / 10) {
                    text.append('零');
                }
                if (rest > 0) {
                    writeNumber(rest, text);
                }
                return;
            }
        }
        text.append(DIGITS.charAt((int) number));
    }
}
