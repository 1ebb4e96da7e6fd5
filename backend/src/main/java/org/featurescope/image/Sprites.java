package org.featurescope.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Joins several pictures of one size to one picture, side by side in rows. */
public final class Sprites {
    private Sprites() {}

    /**
     * Returns the number of columns of an about square sheet of {@code count} pictures: the square root, rounded up.
     */
    public static int columns(int count) {
        int columns = (int) Math.sqrt(count);
        return columns * columns < count ? columns + 1 : columns;
    }

    /**
     * Joins pictures in rows of {@code columns} pictures, without gaps. The rest of the last row is white, or
     * transparent if a picture has opacity.
     *
     * @throws IllegalArgumentException if there is no picture, or their sizes differ
     */
    public static RgbImage sheet(List<RgbImage> pictures, int columns) {
        return sheet(pictures, columns, 0);
    }

    /** Joins pictures as {@link #sheet(List, int)} does, after {@code skipped} white cells. */
    public static RgbImage sheet(List<RgbImage> pictures, int columns, int skipped) {
        if (pictures.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("%d pictures in %d columns".formatted(pictures.size(), columns));
        }
        int height = pictures.get(0).height();
        int width = pictures.get(0).width();
        int rows = (skipped + pictures.size() + columns - 1) / columns;
        byte[] sheet = new byte[rows * height * columns * width * 3];
        Arrays.fill(sheet, (byte) RgbImage.OPAQUE);
        Optional<byte[]> opacity =
                pictures.stream().anyMatch(picture -> picture.opacity().isPresent())
                        ? Optional.of(new byte[sheet.length / 3])
                        : Optional.empty();
        for (int i = 0; i < pictures.size(); i++) {
            RgbImage picture = pictures.get(i);
            if (picture.height() != height || picture.width() != width) {
                throw new IllegalArgumentException("%s beside %s".formatted(picture, pictures.get(0)));
            }
            for (int y = 0; y < height; y++) {
                int cell = i + skipped;
                int target = ((cell / columns * height + y) * columns + cell % columns) * width;
                int source = y * width;
                System.arraycopy(picture.pixels(), source * 3, sheet, target * 3, width * 3);
                opacity.ifPresent(plane -> picture.opacity()
                        .ifPresentOrElse(
                                own -> System.arraycopy(own, source, plane, target, width),
                                () -> Arrays.fill(plane, target, target + width, (byte) RgbImage.OPAQUE)));
            }
        }
        return new RgbImage(rows * height, columns * width, sheet, opacity);
    }
}
