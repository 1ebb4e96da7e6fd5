package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.activation.ActivationMap;
import org.junit.jupiter.api.Test;

/** Cosines between channels over positions. */
final class ChannelSimilarityTest {
    private final Random random = new Random(11);

    @Test
    void isTheCosineOverAllPositionsOfAllPhotographs() {
        ActivationMap first = map(3, 4, 5);
        ActivationMap second = map(2, 6, 5);
        ChannelSimilarity similarity = new ChannelSimilarity(5);
        similarity.add(first);
        similarity.add(second);
        double[][] cosines = similarity.cosines();
        for (int c = 0; c < 5; c++) {
            for (int d = 0; d < 5; d++) {
                double product = dot(first, c, d) + dot(second, c, d);
                double lengths =
                        Math.sqrt((dot(first, c, c) + dot(second, c, c)) * (dot(first, d, d) + dot(second, d, d)));
                assertThat(cosines[c][d]).isCloseTo(product / lengths, within(1e-9));
            }
        }
        assertThat(similarity.silent()).isEmpty();
    }

    @Test
    void aChannelThatIsNowhereActiveIsSimilarToNone() {
        ChannelSimilarity similarity = new ChannelSimilarity(2);
        similarity.add(new ActivationMap(1, 2, 2, new float[] {0, 1, 0, 2}));
        assertThat(similarity.silent()).containsExactly(0);
        assertThat(similarity.cosines()[0]).containsExactly(0, 0);
        assertThat(similarity.cosines()[1][1]).isEqualTo(1);
    }

    @Test
    void usesEvenlySpreadPositionsOfALargeMap() {
        int side = 3 * ChannelSimilarity.MOST_SIDE;
        float[] values = new float[side * side * 2];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean isTaken = y % 3 == 1 && x % 3 == 1;
                values[(y * side + x) * 2] = 1;
                values[(y * side + x) * 2 + 1] = isTaken ? 1 : -50;
            }
        }
        ChannelSimilarity similarity = new ChannelSimilarity(2);
        similarity.add(new ActivationMap(side, side, 2, values));
        assertThat(similarity.cosines()[0][1]).isCloseTo(1, within(1e-9));
    }

    private ActivationMap map(int height, int width, int channels) {
        float[] values = new float[height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new ActivationMap(height, width, channels, values);
    }

    private static double dot(ActivationMap map, int c, int d) {
        double sum = 0;
        for (float[] position : map.positions()) {
            sum += position[c] * (double) position[d];
        }
        return sum;
    }
}
