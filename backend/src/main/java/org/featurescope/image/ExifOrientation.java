package org.featurescope.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** The orientation of the stored pixels relative to the upright picture (EXIF 2.32, tag 274). */
enum ExifOrientation {
    /** 1: stored upright. */
    UPRIGHT(false, false, false),
    /** 2: left and right are exchanged. */
    MIRRORED(false, false, true),
    /** 3: turned by 180 degrees. */
    TURNED_HALF(false, true, true),
    /** 4: top and bottom are exchanged. */
    FLIPPED(false, true, false),
    /** 5: rows and columns are exchanged. */
    TRANSPOSED(true, false, false),
    /** 6: must be turned a quarter clockwise to be upright. */
    TURNED_LEFT(true, true, false),
    /** 7: rows and columns are exchanged and both are counted from the end. */
    TRANSVERSED(true, true, true),
    /** 8: must be turned a quarter anticlockwise to be upright. */
    TURNED_RIGHT(true, false, true);

    private final boolean exchanged;
    private final boolean fromBottom;
    private final boolean fromRight;

    /**
     * Says how the stored pixel of an upright one is found.
     *
     * @param exchanged whether the stored row is counted along the upright columns
     * @param fromBottom whether the stored rows are counted from the end
     * @param fromRight whether the stored columns are counted from the end
     */
    ExifOrientation(boolean exchanged, boolean fromBottom, boolean fromRight) {
        this.exchanged = exchanged;
        this.fromBottom = fromBottom;
        this.fromRight = fromRight;
    }

    /** Returns the orientation in an EXIF block, or {@link #UPRIGHT} if it has none or cannot be read. */
    static ExifOrientation of(byte[] exif) {
        if (exif.length == 0) {
            return UPRIGHT;
        }
        Metadata metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
        } catch (RuntimeException e) {
            // a picture with damaged metadata can still be shown
            return UPRIGHT;
        }
        for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            Integer value = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            if (value != null && value >= 1 && value <= values().length) {
                return values()[value - 1];
            }
        }
        return UPRIGHT;
    }

    /** Turns a stored picture upright. */
    RgbImage upright(RgbImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int height = exchanged ? stored.width() : stored.height();
        int width = exchanged ? stored.height() : stored.width();
        byte[] from = stored.pixels();
        byte[] to = new byte[from.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = exchanged ? x : y;
                int column = exchanged ? y : x;
                int storedRow = fromBottom ? stored.height() - 1 - row : row;
                int storedColumn = fromRight ? stored.width() - 1 - column : column;
                int source = (storedRow * stored.width() + storedColumn) * 3;
                to[target++] = from[source];
                to[target++] = from[source + 1];
                to[target++] = from[source + 2];
            }
        }
        return new RgbImage(height, width, to);
    }
}
