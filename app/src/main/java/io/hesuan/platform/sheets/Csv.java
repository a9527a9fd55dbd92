package io.hesuan.platform.sheets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text tables (RFC 4180), as they really come: with or without a byte order mark, in UTF-8, UTF-16 or GBK, separated by
 * comma, semicolon, tab or bar. What may be UTF-8 is; only then GB 18030, which contains GBK.
 */
final class Csv {

    private static final char MARK = '\uFEFF';
    private static final String DELIMITERS = ",;\t|";
    private static final int LOOKED_AT = 8_192;

    private final String text;
    private final String encoding;
    private final char delimiter;

    private Csv(String text, String encoding) {
        this.text = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        this.encoding = encoding;
        this.delimiter = delimiter(this.text);
    }

    /** @throws CharacterCodingException when the bytes are text in none of the encodings */
    static Csv read(byte[] bytes) throws CharacterCodingException {
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            return new Csv(decoded(bytes, StandardCharsets.UTF_16), "UTF-16");
        }
        try {
            return new Csv(decoded(bytes, StandardCharsets.UTF_8), "UTF-8");
        } catch (CharacterCodingException notUtf8) {
            return new Csv(decoded(bytes, Charset.forName("GB18030")), "GB18030");
        }
    }

    String encoding() {
        return encoding;
    }

    String delimiter() {
        return String.valueOf(delimiter);
    }

    /** Takes rows; it may write them on. */
    @FunctionalInterface
    interface Sink {
        void accept(List<String> row) throws IOException;
    }

    void rows(Sink sink) throws IOException {
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == delimiter) {
                row.add(taken(cell));
            } else if (c == '\n') {
                row.add(taken(cell));
                sink.accept(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(taken(cell));
            sink.accept(row);
        }
    }

    private static String taken(StringBuilder cell) {
        String value = cell.toString();
        cell.setLength(0);
        return value;
    }

    /** The one that stands most often outside quotation marks at the beginning of the file. */
    private static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = DELIMITERS.indexOf(c);
            if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return DELIMITERS.charAt(most);
    }

    private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
    }
}
