package org.featurescope.activation.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.featurescope.activation.photographs.PhotographNames;
import org.featurescope.validate.Validate;

/** Checks the names of uploaded files, which are paths relative to the set's folder. */
final class UploadedName {
    /** The file with the authors and licences of the photographs. */
    static final String CREDITS = "credits.tsv";

    private static final int MOST_DEPTH = 12;
    private static final int MOST_SEGMENT_BYTES = 255;
    private static final int MOST_SHOWN = 80;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private UploadedName() {}

    /**
     * Returns a name with slashes between its folders.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code file} if the name may lead out of the
     *     set's folder, or cannot be the name of a file
     */
    static String checked(String given) {
        String name = given.replace('\\', '/');
        List<String> segments = Arrays.asList(name.split("/", -1));
        boolean isSafe = name.chars().noneMatch(Character::isISOControl)
                && !DRIVE.matcher(name).matches()
                && segments.stream().noneMatch(segment -> segment.isBlank() || segment.matches("\\.+"));
        Validate.isTrue(
                "file",
                isSafe,
                "\"%s\" is no name of a file within a folder: it is absolute, leads out of the folder, or has control"
                                .formatted(shown(given))
                        + " characters");
        Validate.isTrue(
                "file",
                segments.size() <= MOST_DEPTH
                        && segments.stream()
                                .allMatch(segment ->
                                        segment.getBytes(StandardCharsets.UTF_8).length <= MOST_SEGMENT_BYTES),
                "the name \"%s\" is too long: a file lies in at most %d folders, whose names have at most %d bytes"
                        .formatted(shown(given), MOST_DEPTH - 1, MOST_SEGMENT_BYTES));
        return name;
    }

    /** Returns whether a file with a checked name belongs into a set: a photograph that is not hidden, or the credits. */
    static boolean isAccepted(String name) {
        return PhotographNames.isPhotograph(name) || isCredits(name);
    }

    /** Returns whether a file with a checked name has the authors and licences of the photographs. */
    static boolean isCredits(String name) {
        return name.equals(CREDITS) || name.endsWith("/" + CREDITS);
    }

    /** Returns the beginning of a name for a message. */
    static String shown(String name) {
        String visible = name.replaceAll("\\p{Cntrl}", "?");
        return visible.length() > MOST_SHOWN ? visible.substring(0, MOST_SHOWN) + "…" : visible;
    }
}
