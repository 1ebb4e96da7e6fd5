package org.featurescope.figure.run;

import java.util.List;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/**
 * The pictures of a figure after a step, as a file that is small rather than exact.
 *
 * @param file a JPEG file, or a PNG file if a picture is transparent
 * @param ending of the file's name
 * @param pictures how many pictures it shows
 */
record DraftFrame(byte[] file, String ending, int pictures) {
    /** The share of the steps at whose pictures, which are hardly more than noise, half of the pixels on a side are enough. */
    private static final double NOISY = 0.15;

    /** Returns the frame of pictures after {@code step} of {@code steps}. */
    static DraftFrame of(List<RgbImage> pictures, int step, int steps) {
        RgbImage sheet = step < NOISY * steps ? Sheet.halfDraft(pictures) : Sheet.draft(pictures);
        return sheet.opacity().isPresent()
                ? new DraftFrame(PngEncoder.encode(sheet), "png", pictures.size())
                : new DraftFrame(JpegEncoder.encode(sheet), "jpg", pictures.size());
    }
}
