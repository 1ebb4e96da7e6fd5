package org.featurescope.optimize.run;

import java.io.IOException;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;

/**
 * A picture of which a value was NaN or infinite at some step.
 *
 * @param lastFinite the picture as it was when all its values were last finite, in the final size of the run; the picture that
 *     the run started from if they never were
 * @param origin the end of a warning, which says where the value arose
 */
record BrokenPicture(RgbImage lastFinite, String origin) {
    private static final int MOST_ORIGIN_BYTES = 1 << 12;

    /** Writes the picture. */
    void writeTo(CheckpointWriter writer) throws IOException {
        writer.picture(lastFinite);
        writer.text(origin);
    }

    /** Reads what {@link #writeTo} wrote. */
    static BrokenPicture readFrom(CheckpointReader reader, int size) throws IOException {
        RgbImage lastFinite = reader.picture(size);
        return new BrokenPicture(lastFinite, reader.text(MOST_ORIGIN_BYTES));
    }
}
