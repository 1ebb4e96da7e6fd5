package org.featurescope.figure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.featurescope.model.Sha256;
import org.featurescope.validate.NotFoundException;

/**
 * The name of a figure: SHA-256 of its canonical spec, 64 lower-case hexadecimal digits. The same spec has the same id
 * everywhere.
 */
public record FigureId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public FigureId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not the id of a figure: " + hex);
        }
    }

    /** The id that {@code text} is, or {@link NotFoundException}: nothing else can name a figure. */
    public static FigureId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new NotFoundException(
                    "id", "a figure's id is 64 hexadecimal digits; there is no figure of that name");
        }
        return new FigureId(text);
    }

    /** The id of the figure whose canonical spec this is. */
    static FigureId ofCanonical(String canonicalJson) {
        return new FigureId(Sha256.of(canonicalJson.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
