package org.featurescope.figure.drawing;

import java.util.List;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;

/** Joins the pictures of a figure into one picture, row by row without gaps. Empty cells are white. */
public final class Sheet {
    /** The greatest width and height of a draft, pixels. */
    static final int MOST_DRAFT_SIDE = 1536;
    /** The least width and height of a picture in a draft of half the size, pixels. */
    static final int LEAST_HALF_SIDE = 32;

    private Sheet() {}

    /** Returns the number of columns of a sheet without a layout, which is about square. */
    public static int columns(int pictures) {
        return Sprites.columns(pictures);
    }

    /** Returns the number of rows of a sheet without a layout. */
    public static int rows(int pictures) {
        return (pictures + columns(pictures) - 1) / columns(pictures);
    }

    /** Returns the sheet of these pictures, which all have the same size. A single picture is returned as it is. */
    public static RgbImage of(List<RgbImage> pictures) {
        return pictures.size() == 1 ? pictures.get(0) : Sprites.sheet(pictures, columns(pictures.size()));
    }

    /** Returns the sheet of these pictures in a layout. A single picture is returned as it is. */
    public static RgbImage of(List<RgbImage> pictures, Layout layout) {
        return pictures.size() == 1 ? pictures.get(0) : Sprites.sheet(pictures, layout.columns(), layout.skipped());
    }

    /**
     * Returns the sheet of these pictures, reduced by the smallest whole factor with which neither side has more than
     * {@link #MOST_DRAFT_SIDE} pixels. All pictures receive the size of the first, as photographs beside optimized
     * pictures may have another one.
     */
    public static RgbImage draft(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        int side = Math.max(columns(pictures.size()) * first.width(), rows(pictures.size()) * first.height());
        int factor = (side + MOST_DRAFT_SIDE - 1) / MOST_DRAFT_SIDE;
        return of(pictures.stream()
                .map(picture -> resized(picture, first.height() / factor, first.width() / factor))
                .toList());
    }

    /** Returns a {@link #draft} with half of the pixels on a side, if that is at least {@value #LEAST_HALF_SIDE} a picture. */
    public static RgbImage halfDraft(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        return Math.min(first.width(), first.height()) < 2 * LEAST_HALF_SIDE
                ? draft(pictures)
                : draft(pictures.stream()
                        .map(picture -> Resampler.resize(picture, first.height() / 2, first.width() / 2))
                        .toList());
    }

    private static RgbImage resized(RgbImage picture, int height, int width) {
        boolean hasSize = picture.height() == height && picture.width() == width;
        return hasSize ? picture : Resampler.resize(picture, height, width);
    }
}
