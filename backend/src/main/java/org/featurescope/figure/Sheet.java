package org.featurescope.figure;

import java.util.Arrays;
import java.util.List;
import org.featurescope.tensor.RgbImage;

/**
 * Pictures side by side in one, row by row, without gaps, in {@code ceil(sqrt(n))} columns. Places left over are white.
 */
public final class Sheet {
    /** The most pixels on a side of a draft. */
    static final int MOST_DRAFT_SIDE = 1536;

    private Sheet() {}

    /** The columns of a sheet of {@code pictures} pictures. */
    public static int columns(int pictures) {
        return (int) Math.ceil(Math.sqrt(pictures));
    }

    /** The rows of a sheet of {@code pictures} pictures. */
    public static int rows(int pictures) {
        return (pictures + columns(pictures) - 1) / columns(pictures);
    }

    /** The sheet of these pictures, all of one size. */
    static RgbImage of(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        if (pictures.size() == 1) {
            return first;
        }
        int columns = columns(pictures.size());
        int width = columns * first.width();
        int height = rows(pictures.size()) * first.height();
        byte[] pixels = new byte[height * width * 3];
        Arrays.fill(pixels, (byte) 0xff);
        for (int i = 0; i < pictures.size(); i++) {
            RgbImage picture = pictures.get(i);
            if (picture.width() != first.width() || picture.height() != first.height()) {
                throw new IllegalArgumentException("%s beside %s".formatted(picture, first));
            }
            for (int y = 0; y < first.height(); y++) {
                int row = i / columns * first.height() + y;
                int place = (row * width + i % columns * first.width()) * 3;
                System.arraycopy(picture.pixels(), y * first.width() * 3, pixels, place, first.width() * 3);
            }
        }
        return new RgbImage(height, width, pixels);
    }

    /** The sheet of these pictures, each shrunk by a whole factor so that the sheet has at most {@link #MOST_DRAFT_SIDE}. */
    static RgbImage draft(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        int side = Math.max(columns(pictures.size()) * first.width(), rows(pictures.size()) * first.height());
        int factor = (side + MOST_DRAFT_SIDE - 1) / MOST_DRAFT_SIDE;
        return of(factor == 1 ? pictures : pictures.stream().map(picture -> shrunk(picture, factor)).toList());
    }

    /** The picture of the means of {@code factor x factor} pixels; a rest at the right and below is left out. */
    private static RgbImage shrunk(RgbImage picture, int factor) {
        int height = picture.height() / factor;
        int width = picture.width() / factor;
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i++) {
            int top = i / 3 / width * factor;
            int left = i / 3 % width * factor;
            int sum = 0;
            for (int y = 0; y < factor; y++) {
                for (int x = 0; x < factor; x++) {
                    sum += picture.at(top + y, left + x, i % 3);
                }
            }
            pixels[i] = (byte) ((sum + factor * factor / 2) / (factor * factor));
        }
        return new RgbImage(height, width, pixels);
    }
}
