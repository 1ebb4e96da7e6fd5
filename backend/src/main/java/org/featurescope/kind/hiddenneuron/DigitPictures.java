package org.featurescope.kind.hiddenneuron;

import org.featurescope.image.RgbImage;
import org.featurescope.network.Digits;

/** Draws what a network of digits sees, each pixel as a square of some pixels. */
final class DigitPictures {
    private static final int SIDE = Digits.SIDE;
    /** Height and width of an input pixel in the picture. */
    private static final int SCALE = 4;

    private static final int WHITE = 255;
    private static final int COLOURS = 3;

    private DigitPictures() {}

    /** Draws an example, whose pixels go from 0 to 1. */
    static RgbImage of(float[] inputs, int example) {
        int[] levels = new int[SIDE * SIDE];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.round(WHITE * inputs[example * levels.length + i]);
        }
        return enlarged(levels);
    }

    /** Draws the middle of an optimized picture, which is what the neuron at the centre of the map sees, in grey. */
    static RgbImage seenBy(RgbImage picture) {
        int top = (picture.height() - SIDE) / 2;
        int left = (picture.width() - SIDE) / 2;
        int[] levels = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int sum = 0;
                for (int colour = 0; colour < COLOURS; colour++) {
                    sum += picture.at(top + y, left + x, colour);
                }
                levels[y * SIDE + x] = Math.round((float) sum / COLOURS);
            }
        }
        return enlarged(levels);
    }

    private static RgbImage enlarged(int[] levels) {
        int side = SIDE * SCALE;
        byte[] pixels = new byte[side * side * COLOURS];
        for (int i = 0; i < pixels.length; i++) {
            int y = i / COLOURS / side / SCALE;
            int x = i / COLOURS % side / SCALE;
            pixels[i] = (byte) levels[y * SIDE + x];
        }
        return new RgbImage(side, side, pixels);
    }
}
