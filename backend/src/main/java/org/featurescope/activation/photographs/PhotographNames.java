package org.featurescope.activation.photographs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.featurescope.validate.Validate;

/** Which files of a folder or archive are taken for photographs. */
final class PhotographNames {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp");
    private static final int MOST_LENGTH = 1024;

    private PhotographNames() {}

    /** Whether a file is named as a picture and does not hide, nor any folder that it lies in. */
    static boolean isPhotograph(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.length() <= MOST_LENGTH
                && ENDINGS.stream().anyMatch(lower::endsWith)
                && !lower.startsWith(".")
                && !lower.contains("/.")
                && !lower.startsWith("__macosx/")
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** The names in their order, if they are not too many. */
    static List<String> ordered(List<String> names) {
        Validate.isTrue(
                "photographs",
                names.size() <= PhotographSet.MOST_PHOTOGRAPHS,
                "a set may have at most %d photographs, but this has %d"
                        .formatted(PhotographSet.MOST_PHOTOGRAPHS, names.size()));
        return names.stream().sorted().toList();
    }

    /** A file of a photograph, which is read no further than a photograph may be long. */
    static byte[] read(InputStream in) throws IOException {
        try {
            byte[] bytes = in.readNBytes(PhotographSet.MOST_BYTES + 1);
            if (bytes.length > PhotographSet.MOST_BYTES) {
                throw new IOException("the file is larger than the %d MB that a photograph may have"
                        .formatted(PhotographSet.MOST_BYTES / 1_000_000));
            }
            return bytes;
        } catch (EOFException e) {
            throw new IOException("the file ends too early", e);
        }
    }
}
