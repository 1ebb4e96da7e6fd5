package org.featurescope.model.adding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.validate.InvalidInputException;

/** Reads sizes of pictures. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?");
    private static final int MOST = 4096;

    private Sizes() {}

    /** Returns the size that the owner gave, or asks for it. */
    static PictureSize.Size given(AddOptions options, OpenQuestions questions) {
        return options.size()
                .orElseGet(() -> parsed(questions.answer(new Question(
                        "--size",
                        "the file does not say for which size of pictures the network was trained, for example 224x224",
                        List.of(),
                        "224x224"))));
    }

    /** Reads a height and a width such as {@code 224x320}, or one number for both. */
    public static PictureSize.Size parsed(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (size.matches()) {
            int height = Integer.parseInt(size.group(1));
            int width = size.group(2) == null ? height : Integer.parseInt(size.group(2));
            if (Math.min(height, width) >= 1 && Math.max(height, width) <= MOST) {
                return new PictureSize.Size(height, width);
            }
        }
        throw new InvalidInputException(
                "size", "--size must be height x width up to %d, such as 224x224, but is \"%s\"".formatted(MOST, text));
    }
}
