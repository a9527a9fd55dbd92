package io.hesuan.platform.paper;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The typeface of one document: how wide texts are, and how they break. */
final class Typeface implements AutoCloseable {

    private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
    private static final int UNKNOWN = '\u25a1';

    private final TrueTypeFont file;
    private final CmapLookup characters;
    private final PDType0Font font;

    Typeface(PDDocument document) throws IOException {
        try (var in = Typeface.class.getResourceAsStream(FILE)) {
            this.file = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        }
        CmapTable tables = file.getCmap();
        tables.setCmaps(Arrays.stream(tables.getCmaps()).map(Characters::new).toArray(CmapSubtable[]::new));
        this.characters = file.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, file, true);
    }

    PDType0Font font() {
        return font;
    }

    /** The text with a box for each character that the typeface lacks, in one line. */
    String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().map(point -> Character.isWhitespace(point) ? ' ' : point).filter(point -> !Character.isISOControl(point))
                .forEach(point -> shown.appendCodePoint(characters.getGlyphId(point) == 0 ? UNKNOWN : point));
        return shown.toString();
    }

    /** In points. */
    float width(String shown, float size) {
        try {
            return font.getStringWidth(shown) * size / 1_000;
        } catch (IOException e) {
            throw new IllegalStateException("the typeface is in memory", e);
        }
    }

    /** Breaks a text into lines: before a word where that is possible, else anywhere, as Chinese does; the last line may end in an ellipsis. */
    List<String> lines(String text, float size, float width, int most) {
        String rest = shown(text);
        List<String> lines = new ArrayList<>();
        while (lines.size() < most - 1 && width(rest, size) > width) {
            int end = breakAt(rest, fitting(rest, size, width));
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (width(rest, size) > width) {
            rest = rest.substring(0, fitting(rest, size, width - width("…", size))) + "…";
        }
        lines.add(rest);
        return lines;
    }

    private int fitting(String text, float size, float width) {
        int end = 0;
        float used = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += width(text.substring(end, next), size);
            if (used > width && end > 0) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int breakAt(String text, int end) {
        int from = end;
        while (from > 0 && isWord(text.charAt(from - 1)) && from < text.length() && isWord(text.charAt(from))) {
            from--;
        }
        return from == 0 ? end : from;
    }

    private static boolean isWord(char letter) {
        return letter < 0x2e80 && letter != ' ' && letter != '/' && letter != '-';
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
