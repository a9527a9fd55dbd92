package io.hesuan.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a file is, by its first bytes. A dozen kinds are all that people attach to business records; a library that knows a
 * thousand would parse what strangers send with a thousand parsers.
 */
final class MediaTypes {

    static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
    /** May be shown inside the page; all else is only given to be saved. */
    static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "application/pdf");
    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

    static {
        BY_BEGINNING.put("89504e470d0a1a0a", "image/png");
        BY_BEGINNING.put("ffd8ff", "image/jpeg");
        BY_BEGINNING.put("474946383761", "image/gif");
        BY_BEGINNING.put("474946383961", "image/gif");
        BY_BEGINNING.put("255044462d", "application/pdf");
        BY_BEGINNING.put("504b0304", "application/zip");
        BY_BEGINNING.put("d0cf11e0a1b11ae1", "application/x-ole-storage");
    }

    private static final Map<String, String> OFFICE = Map.of(
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private MediaTypes() {
    }

    /** @param name only tells the kinds of office document apart, which are all ZIP files */
    static String of(byte[] bytes, String name) {
        String beginning = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
        for (var known : BY_BEGINNING.entrySet()) {
            if (beginning.startsWith(known.getKey())) {
                String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase();
                return known.getValue().equals("application/zip") ? OFFICE.getOrDefault(extension, known.getValue()) : known.getValue();
            }
        }
        return isText(bytes) ? "text/plain" : UNKNOWN;
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().noneMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0);
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
