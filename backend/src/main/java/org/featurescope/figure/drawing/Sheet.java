package org.featurescope.figure.drawing;

import java.util.List;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;

/** The pictures of a figure in one, about square, row by row without gaps. Places left over are white. */
public final class Sheet {
    /** The most pixels on a side of a draft. */
    static final int MOST_DRAFT_SIDE = 1536;

    private Sheet() {}

    /** The columns of a sheet of {@code pictures} pictures. */
    public static int columns(int pictures) {
        return Sprites.columns(pictures);
    }

    /** The rows of a sheet of {@code pictures} pictures. */
    public static int rows(int pictures) {
        return (pictures + columns(pictures) - 1) / columns(pictures);
    }

    /** The sheet of these pictures, all of one size. */
    public static RgbImage of(List<RgbImage> pictures) {
        return pictures.size() == 1 ? pictures.get(0) : Sprites.sheet(pictures, columns(pictures.size()));
    }

    /** The sheet of these pictures, laid out. */
    public static RgbImage of(List<RgbImage> pictures, Layout layout) {
        return pictures.size() == 1 ? pictures.get(0) : Sprites.sheet(pictures, layout.columns(), layout.skipped());
    }

    /** The sheet of these pictures, each shrunk by a whole factor so that the sheet has at most {@link #MOST_DRAFT_SIDE}. */
    public static RgbImage draft(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        int side = Math.max(columns(pictures.size()) * first.width(), rows(pictures.size()) * first.height());
        int factor = (side + MOST_DRAFT_SIDE - 1) / MOST_DRAFT_SIDE;
        if (factor == 1) {
            return of(pictures);
        }
        return of(pictures.stream()
                .map(picture -> Resampler.resize(picture, picture.height() / factor, picture.width() / factor))
                .toList());
    }
}
