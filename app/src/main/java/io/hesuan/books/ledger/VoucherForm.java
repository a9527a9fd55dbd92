package io.hesuan.books.ledger;

import io.hesuan.platform.paper.Pages;
import io.hesuan.platform.paper.Pages.Align;

import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Vouchers on A4, two on a page, to be cut apart and bound: five lines each, what is longer goes on on the next half and
 * says so; the last one has the total, in capitals where the currency is renminbi.
 */
final class VoucherForm {

    private static final float WIDE = 595.28f;
    private static final float HALF = 841.89f / 2;
    private static final float LEFT = 48;
    private static final float RIGHT = WIDE - 66;
    private static final float[] EDGES = {LEFT, LEFT + 128, LEFT + 309, LEFT + 395, RIGHT};
    private static final int LINES = 5;
    private static final float ROW = 37;
    private static final float PADDING = 5;
    private static final Color GRID = new Color(0x9aa1ab);

    private final Pages pages;
    private final UnaryOperator<String> say;
    private int halves;
    private float top;

    /**
     * A voucher to be printed.
     *
     * @param word    as people write it
     * @param title   of the form for that word
     * @param printed  when and by whom
     * @param attached how many documents; null leaves room to write it by hand
     */
    record Voucher(EntryPages.VoucherPage page, String company, String word, String title, String printed, Integer attached) {
    }

    /** @param say the sentence of a key */
    VoucherForm(Pages pages, UnaryOperator<String> say) {
        this.pages = pages;
        this.say = say;
    }

    void draw(Voucher voucher) throws IOException {
        List<EntryPages.LineView> lines = voucher.page().lines();
        int parts = (lines.size() + LINES - 1) / LINES;
        for (int part = 0; part < parts; part++) {
            half();
            head(voucher, part + 1, parts);
            float y = top + 118;
            for (int i = 0; i < LINES; i++) {
                int at = part * LINES + i;
                if (at < lines.size()) {
                    line(voucher.page(), lines.get(at), y);
                }
                y += ROW;
                pages.line(LEFT, y, RIGHT, y, 0.4f, GRID);
            }
            total(voucher, y, part == parts - 1);
            foot(voucher, y + 30);
        }
    }

    /** Goes to the next half of a page; a thin line shows where to cut. */
    private void half() throws IOException {
        if (halves++ % 2 == 0) {
            pages.begin(false);
            pages.line(14, HALF, 34, HALF, 0.3f, GRID);
            pages.line(WIDE - 34, HALF, WIDE - 14, HALF, 0.3f, GRID);
            top = 0;
        } else {
            top = HALF;
        }
    }

    private void head(Voucher voucher, int part, int parts) throws IOException {
        EntryPages.VoucherPage page = voucher.page();
        float middle = (LEFT + RIGHT) / 2;
        float half = pages.width(voucher.title(), 17) / 2 + 8;
        pages.ink(Pages.INK).strong(true).text(Align.CENTER, middle, top + 54, 17, voucher.title());
        pages.strong(false);
        pages.line(middle - half, top + 60, middle + half, top + 60, 0.6f, Pages.INK);
        pages.line(middle - half, top + 62.4f, middle + half, top + 62.4f, 0.6f, Pages.INK);
        pages.text(Align.LEFT, LEFT, top + 86, 9, voucher.company());
        pages.text(Align.CENTER, middle, top + 86, 9, page.on().toString());
        String number = page.number() == null ? say.apply("unnumbered") : String.format(say.apply("number"), voucher.word(), page.number());
        pages.text(Align.RIGHT, RIGHT, top + 86, 9, parts == 1 ? number : number + "    " + part + " / " + parts);
        float y = top + 94;
        pages.line(LEFT, y, RIGHT, y, 0.9f, Pages.INK);
        pages.strong(true);
        String[] headings = {"memo", "account", "debit-amount", "credit-amount"};
        for (int i = 0; i < headings.length; i++) {
            pages.text(Align.CENTER, (EDGES[i] + EDGES[i + 1]) / 2, y + 16, 9, say.apply(headings[i]));
        }
        pages.strong(false);
        pages.line(LEFT, y + 24, RIGHT, y + 24, 0.6f, Pages.INK);
        attachments(voucher.attached());
    }

    /** At the right edge, downwards in Chinese. */
    private void attachments(Integer count) throws IOException {
        String text = String.format(say.apply("attachments"), count == null ? "\u3000" : count);
        float y = top + 160;
        if (text.codePoints().allMatch(point -> point > 0x2000 || point <= '9')) {
            for (String letter : text.split("")) {
                pages.text(Align.CENTER, RIGHT + 16, y, 9, letter);
                y += 15;
            }
        } else {
            for (String word : text.split(" ")) {
                pages.text(Align.LEFT, RIGHT + 5, y, 7, word);
                y += 12;
            }
        }
    }

    private void line(EntryPages.VoucherPage page, EntryPages.LineView line, float y) throws IOException {
        paragraph(pages.lines(line.memo() == null ? page.memo() : line.memo(), 8.5f, EDGES[1] - EDGES[0] - 2 * PADDING, 3), EDGES[0], y, 8.5f);
        List<String> account = new ArrayList<>(pages.lines(line.accountCode() + " " + line.accountName(), 8.5f, EDGES[2] - EDGES[1] - 2 * PADDING, 2));
        String about = about(line);
        if (!about.isEmpty()) {
            account.addAll(pages.lines(about, 8.5f, EDGES[2] - EDGES[1] - 2 * PADDING, 3 - account.size()));
        }
        paragraph(account, EDGES[1], y, 8.5f);
        amount(line.debit(), EDGES[3], y + ROW / 2 + 3, false);
        amount(line.credit(), EDGES[4], y + ROW / 2 + 3, false);
    }

    /** What a line is about beside its account: dimensions, and the amount in another currency. */
    private static String about(EntryPages.LineView line) {
        String dimensions = line.dimensions().stream().map(value -> value.name() == null ? value.id() : value.name()).collect(Collectors.joining(" / "));
        String foreign = line.rate() == null ? "" : line.currency() + " " + grouped(new BigDecimal(line.original())) + " × " + new BigDecimal(line.rate()).stripTrailingZeros().toPlainString();
        return dimensions.isEmpty() ? foreign : foreign.isEmpty() ? dimensions : dimensions + "  " + foreign;
    }

    private void paragraph(List<String> lines, float x, float y, float size) throws IOException {
        float at = y + (ROW - lines.size() * 11) / 2 + 8.5f;
        for (String line : lines) {
            pages.text(Align.LEFT, x + PADDING, at, size, line);
            at += 11;
        }
    }

    private void total(Voucher voucher, float y, boolean isLast) throws IOException {
        EntryPages.VoucherPage page = voucher.page();
        String words = !isLast ? say.apply("continued") : say.apply("total") + (page.capitals() == null ? "  " + page.currency() : "  " + page.capitals());
        pages.strong(true).text(Align.LEFT, LEFT + PADDING, y + 17, 9, words);
        if (isLast) {
            amount(page.total(), EDGES[3], y + 17, true);
            amount(page.total(), EDGES[4], y + 17, true);
        }
        pages.strong(false);
        pages.line(LEFT, y + 27, RIGHT, y + 27, 0.9f, Pages.INK);
        pages.line(LEFT, top + 94, LEFT, y + 27, 0.9f, Pages.INK);
        pages.line(RIGHT, top + 94, RIGHT, y + 27, 0.9f, Pages.INK);
        pages.line(EDGES[1], top + 94, EDGES[1], y, 0.4f, GRID);
        pages.line(EDGES[2], top + 94, EDGES[2], y + 27, 0.4f, GRID);
        pages.line(EDGES[3], top + 94, EDGES[3], y + 27, 0.4f, GRID);
    }

    private void foot(Voucher voucher, float y) throws IOException {
        String[] signers = {"sign.head", "sign.books", "sign.checked", "sign.cashier"};
        float share = (RIGHT - LEFT) / (signers.length + 1);
        for (int i = 0; i < signers.length; i++) {
            pages.text(Align.LEFT, LEFT + i * share, y + 16, 9, say.apply(signers[i]));
        }
        String by = voucher.page().recordedBy();
        pages.text(Align.LEFT, LEFT + signers.length * share, y + 16, 9, String.format(say.apply("sign.prepared"), by == null ? "" : by));
        pages.ink(Pages.GREY).text(Align.LEFT, LEFT, y + 36, 6.5f, voucher.page().id() + "   " + voucher.printed());
        pages.ink(Pages.INK);
    }

    private void amount(String written, float right, float y, boolean strong) throws IOException {
        if (written != null) {
            BigDecimal amount = new BigDecimal(written);
            float room = EDGES[3] - EDGES[2] - 2 * PADDING;
            float size = Math.min(9, 9 * room / Math.max(1, pages.width(grouped(amount), 9)));
            pages.ink(amount.signum() < 0 ? Pages.RED : Pages.INK).strong(strong).text(Align.RIGHT, right - PADDING, y, size, grouped(amount));
            pages.ink(Pages.INK);
        }
    }

    private static String grouped(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }
}
