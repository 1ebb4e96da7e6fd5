package org.featurescope.figure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.featurescope.model.Sha256;
import org.featurescope.validate.NotFoundException;

/**
 * The id of a figure: the SHA-256 of its spec in canonical JSON. The same spec has the same id on every server.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record FigureId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public FigureId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not the id of a figure: " + hex);
        }
    }

    /** Returns whether {@code text} has the form of an id. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Returns the id that {@code text} is.
     *
     * @throws NotFoundException if {@code text} cannot be the id of a figure
     */
    public static FigureId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new NotFoundException(
                    "id", "a figure's id is 64 hexadecimal digits; there is no figure of that name");
        }
        return new FigureId(text);
    }

    /** Returns the id of the figure with a spec, given in canonical JSON. */
    static FigureId ofCanonical(String canonicalJson) {
        return new FigureId(Sha256.of(canonicalJson.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
