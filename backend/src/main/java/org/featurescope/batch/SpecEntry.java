package org.featurescope.batch;

import java.nio.charset.StandardCharsets;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.validate.InvalidInputException;

/**
 * A spec of a batch before it is parsed.
 *
 * @param name the spec's name in messages, such as {@code line 12}
 * @param text a JSON object or the query of a readable link, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SpecEntry(String name, byte[] text) {
    private static final String NO_SPEC =
            "the line is no spec, which looks like {\"kind\": \"channel\", \"unit\": \"mixed4c:12\"}"
                    + " or kind=channel&unit=mixed4c:12";

    /**
     * Reads the spec.
     *
     * @throws InvalidInputException or {@link org.featurescope.validate.NotFoundException} if the spec cannot be used
     */
    public PreparedFigure prepared(SpecReader reader) {
        if (text.length > SpecFile.MOST_BYTES) {
            throw new InvalidInputException("spec", "the line is longer than %d bytes".formatted(SpecFile.MOST_BYTES));
        }
        String line = new String(text, StandardCharsets.UTF_8).strip();
        if (!line.startsWith("{") && !line.contains("kind=")) {
            throw new InvalidInputException("spec", NO_SPEC);
        }
        return reader.fromText(text);
    }
}
