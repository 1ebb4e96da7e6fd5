package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tagbio.umap.Umap;
import tagbio.umap.metric.EuclideanMetric;

/** The places of the digits in the plane. With {@code -DwritePlaces=true} they are computed again, which takes minutes. */
final class DigitPlacesTest {
    private static final Path FILE = Path.of("src", "import", "digits", "places.bin");

    private static final int NEIGHBOURS = 15;
    private static final float LEAST_DISTANCE = 0.3f;

    private final Digits digits;

    DigitPlacesTest() {
        assumeTrue(Digits.ofProduct().isPresent(), "this build went without digits");
        digits = Digits.ofProduct().orElseThrow();
    }

    @Test
    void mostNeighboursInThePlaneAreOfTheSameClass() throws IOException {
        if (Boolean.getBoolean("writePlaces")) {
            write();
            return;
        }
        int same = 0;
        int asked = 500;
        for (int digit = 0; digit < asked; digit++) {
            same += digits.classOf(digit) == digits.classOf(nearest(digit)) ? 1 : 0;
        }
        assertThat(same / (double) asked).isGreaterThan(0.85);
    }

    private int nearest(int digit) {
        int nearest = -1;
        int least = Integer.MAX_VALUE;
        int[] place = digits.place(digit);
        for (int other = 0; other < Digits.COUNT; other++) {
            int[] there = digits.place(other);
            int x = there[0] - place[0];
            int y = there[1] - place[1];
            if (other != digit && x * x + y * y < least) {
                least = x * x + y * y;
                nearest = other;
            }
        }
        return nearest;
    }

    private void write() throws IOException {
        // the distances of vectors of length 1 are in the order of their cosine distances, for which the library's
        // trees fail
        float[][] vectors = new float[Digits.COUNT][Digits.PIXELS];
        for (int digit = 0; digit < Digits.COUNT; digit++) {
            double squares = 0;
            for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
                squares += Math.pow(digits.pixel(digit, pixel), 2);
            }
            for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
                vectors[digit][pixel] = (float) (digits.pixel(digit, pixel) / Math.sqrt(squares));
            }
        }
        float[][] points = new Umap()
                .setNumberNearestNeighbours(NEIGHBOURS)
                .setMetric(EuclideanMetric.SINGLETON)
                .setMinDist(LEAST_DISTANCE)
                .setSeed(1)
                .setThreads(1)
                .fitTransform(vectors);
        byte[] places = new byte[2 * Digits.COUNT];
        for (int axis = 0; axis < 2; axis++) {
            int component = axis;
            double least = Arrays.stream(points)
                    .mapToDouble(point -> point[component])
                    .min()
                    .orElseThrow();
            double most = Arrays.stream(points)
                    .mapToDouble(point -> point[component])
                    .max()
                    .orElseThrow();
            for (int i = 0; i < points.length; i++) {
                places[2 * i + axis] = (byte) Math.round(255 * (points[i][axis] - least) / (most - least));
            }
        }
        Files.write(FILE, places);
    }
}
