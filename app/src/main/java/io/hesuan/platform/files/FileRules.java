package io.hesuan.platform.files;

import io.hesuan.kernel.Outcome;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What must be true of a file, in order of precedence. Looks at a picture's head only: its points are never unpacked. */
final class FileRules {

    static final int LARGEST = 10 * 1024 * 1024;
    static final long MOST_POINTS = 50_000_000;

    private FileRules() {
    }

    static Optional<Outcome.Refused<?>> check(String name, byte[] bytes, String mediaType) {
        if (bytes.length == 0) {
            return refused(FileRefusal.FILE_IS_EMPTY);
        }
        if (bytes.length > LARGEST) {
            return refused(FileRefusal.FILE_IS_TOO_LARGE, LARGEST / 1024 / 1024);
        }
        if (name.isBlank() || name.length() > 255 || name.chars().anyMatch(letter -> letter < ' ' || letter == '/' || letter == '\\' || letter == 127)) {
            return refused(FileRefusal.FILE_NAME_IS_INVALID);
        }
        return MediaTypes.PICTURES.contains(mediaType) ? picture(bytes) : Optional.empty();
    }

    private static Optional<Outcome.Refused<?>> picture(byte[] bytes) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return refused(FileRefusal.PICTURE_IS_BROKEN);
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true, true);
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            return points > MOST_POINTS ? refused(FileRefusal.PICTURE_HAS_TOO_MANY_POINTS, MOST_POINTS / 1_000_000) : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return refused(FileRefusal.PICTURE_IS_BROKEN);
        }
    }

    private static Optional<Outcome.Refused<?>> refused(FileRefusal refusal, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, "file", List.of(arguments)));
    }
}
