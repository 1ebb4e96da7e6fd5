package org.featurescope.batch;

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
    /**
     * Reads the spec.
     *
     * @throws InvalidInputException or {@link org.featurescope.validate.NotFoundException} if the spec cannot be used
     */
    public PreparedFigure prepared(SpecReader reader) {
        if (text.length > SpecFile.MOST_BYTES) {
            throw new InvalidInputException("spec", "the line is longer than %d bytes".formatted(SpecFile.MOST_BYTES));
        }
        return reader.fromText(text);
    }
}
