package org.featurescope.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSummaryTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 7", "4, 4, 5", "56, 56, 3", "57, 20, 4", "112, 112, 2", "147, 149, 2", "3, 200, 1"})
    void agreesWithTheDefinitions(int height, int width, int channels) {
        float[] layer = layer(new Random(7), height, width, channels);
        ChannelSummary summary = summary(layer, height, width, channels);
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double maximum = Double.NEGATIVE_INFINITY;
            int nonZero = 0;
            for (int i = channel; i < layer.length; i += channels) {
                sum += layer[i];
                maximum = Math.max(maximum, layer[i]);
                nonZero += layer[i] != 0 ? 1 : 0;
            }
            assertThat((double) summary.mean()[channel]).isCloseTo(sum / (height * width), within(1e-6));
            assertThat((double) summary.maximum()[channel]).isEqualTo(maximum);
            assertThat(summary.nonZero()[channel]).isEqualTo((float) nonZero / (height * width));
        }
        assertThat(summary.notFinite()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 7, 1", "56, 40, 3, 1", "57, 20, 4, 2", "112, 112, 2, 2", "147, 149, 2, 3"})
    void averagesBlocksSoThatNoMapIsLargerThanAllowed(int height, int width, int channels, int factor) {
        float[] layer = layer(new Random(8), height, width, channels);
        ChannelSummary summary = summary(layer, height, width, channels);
        assertThat(summary.mapHeight())
                .isEqualTo((height + factor - 1) / factor)
                .isLessThanOrEqualTo(56);
        assertThat(summary.mapWidth()).isEqualTo((width + factor - 1) / factor).isLessThanOrEqualTo(56);
        assertThat(summary.maps()).hasSize(channels * summary.mapHeight() * summary.mapWidth());
        for (int i = 0; i < summary.maps().length; i++) {
            int channel = i / (summary.mapHeight() * summary.mapWidth());
            int top = i / summary.mapWidth() % summary.mapHeight() * factor;
            int left = i % summary.mapWidth() * factor;
            double sum = 0;
            int count = 0;
            for (int y = top; y < Math.min(height, top + factor); y++) {
                for (int x = left; x < Math.min(width, left + factor); x++) {
                    sum += layer[(y * width + x) * channels + channel];
                    count++;
                }
            }
            double read = (summary.maps()[i] & 0xff) / 255.0 * summary.maximum()[channel];
            // half a step of quantization
            assertThat(read).isCloseTo(Math.max(0, sum / count), within(summary.maximum()[channel] / 509.0));
        }
    }

    @Test
    void showsTheMaximumAs255AndNegativeActivationsAs0() {
        ChannelSummary summary = summary(new float[] {-3, 2, 5, -1, 0, -4}, 1, 3, 2);
        // channel 0: -3, 5, 0; channel 1: 2, -1, -4
        assertThat(summary.maps()).containsExactly(0, 255, 0, 255, 0, 0);
        assertThat(summary.maximum()).containsExactly(5, 2);
        assertThat(summary.nonZero()).containsExactly(2 / 3f, 1);
    }

    @Test
    void isBlackWhereAChannelIsNeverPositive() {
        ChannelSummary summary = summary(new float[] {-3, 0, -1, 0}, 2, 1, 2);
        assertThat(summary.maximum()).containsExactly(-1, 0);
        assertThat(summary.maps()).containsOnly(0);
        assertThat(summary.nonZero()).containsExactly(1, 0);
    }

    @Test
    void namesTheChannelsThatAreNotFinite() {
        ChannelSummary summary = summary(new float[] {1, 2, 3, Float.NaN}, 2, 1, 2);
        assertThat(summary.notFinite()).containsExactly(1);
        assertThat(summary.maps()).containsExactly(85, 255, 0, 0);
        assertThat(summary(new float[] {1, 2, Float.POSITIVE_INFINITY, 3}, 2, 1, 2)
                        .notFinite())
                .containsExactly(0);
        assertThat(summary(new float[] {1, Float.NEGATIVE_INFINITY, 2, 3}, 2, 1, 2)
                        .notFinite())
                .containsExactly(1);
    }

    @Test
    void poolsMapsToTheGivenSideWithoutChangingTheNumbers() {
        float[] layer = layer(new Random(11), 30, 20, 3);
        ChannelSummary whole = summary(layer, 30, 20, 3);
        ChannelSummary small = summary(layer, 30, 20, 3, 10);
        assertThat(small.mapHeight()).isEqualTo(10);
        assertThat(small.mapWidth()).isEqualTo(7);
        assertThat(small.maximum()).isEqualTo(whole.maximum());
        assertThat(small.nonZero()).isEqualTo(whole.nonZero());
        for (int c = 0; c < 3; c++) {
            assertThat(small.mean()[c]).isCloseTo(whole.mean()[c], within(1e-5f));
            // the first position of a map is the mean of 3 x 3 of the layer
            float sum = 0;
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 3; x++) {
                    sum += layer[(y * 20 + x) * 3 + c];
                }
            }
            int expected = Math.round(Math.max(0, sum / 9) / small.maximum()[c] * 255);
            assertThat(small.maps()[c * 70] & 0xff).isBetween(expected - 1, expected + 1);
        }
    }

    private static ChannelSummary summary(float[] layer, int height, int width, int channels) {
        return summary(layer, height, width, channels, ChannelSummary.MOST_SIDE);
    }

    private static ChannelSummary summary(float[] layer, int height, int width, int channels, int mostSide) {
        int row = width * channels;
        return ChannelSummary.of(
                (y, into) -> System.arraycopy(layer, y * row, into, 0, row), height, width, channels, mostSide);
    }

    /** As after a ReLU, but for a few that are negative. */
    private static float[] layer(Random random, int height, int width, int channels) {
        float[] layer = new float[height * width * channels];
        for (int i = 0; i < layer.length; i++) {
            float value = (float) random.nextGaussian();
            layer[i] = value > -1.5 && value < 0 ? 0 : value;
        }
        layer[0] = 1;
        return layer;
    }
}
