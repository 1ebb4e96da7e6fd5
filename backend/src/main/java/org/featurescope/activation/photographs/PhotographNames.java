package org.featurescope.activation.photographs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.featurescope.validate.Validate;

/** Decides which files of a folder or an archive are photographs, and reads them. */
public final class PhotographNames {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp");
    private static final int MOST_LENGTH = 1024;

    private PhotographNames() {}

    /** Returns whether a file has the name of a picture, and neither it nor a folder above it is hidden. */
    public static boolean isPhotograph(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.length() <= MOST_LENGTH
                && ENDINGS.stream().anyMatch(lower::endsWith)
                && !lower.startsWith(".")
                && !lower.contains("/.")
                && !lower.startsWith("__macosx/")
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** Sorts the names, which must not be too many. */
    static List<String> ordered(List<String> names) {
        Validate.isTrue(
                "photographs",
                names.size() <= PhotographSet.MOST_PHOTOGRAPHS,
                "a set may have at most %d photographs, but this has %d"
                        .formatted(PhotographSet.MOST_PHOTOGRAPHS, names.size()));
        return names.stream().sorted().toList();
    }

    /** Reads a file, up to the largest size of a photograph. */
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

    /** Returns the size and the date of a file; an empty text if it is no longer there. */
    static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "%d %d"
                    .formatted(attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            return "";
        }
    }
}
