package org.featurescope.kind.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/** Photographs of one colour each, with some noise. */
final class ColouredPhotographs {
    private static final int NOISE = 30;

    private ColouredPhotographs() {}

    /** Writes a set of square photographs into a folder. */
    static void write(Path set, int count, int side) throws IOException {
        Files.createDirectories(set);
        Random random = new Random(2);
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[3 * side * side];
            int[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
            for (int at = 0; at < pixels.length; at++) {
                int value = colour[at % 3] + random.nextInt(2 * NOISE + 1) - NOISE;
                pixels[at] = (byte) Math.max(0, Math.min(255, value));
            }
            Files.write(set.resolve("%03d.png".formatted(i)), PngEncoder.encode(new RgbImage(side, side, pixels)));
        }
    }
}
