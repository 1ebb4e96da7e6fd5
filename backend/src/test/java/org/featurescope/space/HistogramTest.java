package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.featurescope.space.Histogram.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistogramTest {
    private static float[] random(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] =
                    random.nextInt(4) == 0 ? 0 : (float) (random.nextGaussian() * Math.exp(3 * random.nextGaussian()));
        }
        return values;
    }

    private static Histogram of(float[] values) {
        Histogram histogram = new Histogram();
        histogram.add(values);
        return histogram;
    }

    private static void isEqual(Histogram one, Histogram other) {
        assertThat(one.zeros()).isEqualTo(other.zeros());
        assertThat(one.bins().first()).isEqualTo(other.bins().first());
        assertThat(one.bins().width()).isEqualTo(other.bins().width());
        assertThat(one.bins().counts()).isEqualTo(other.bins().counts());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsTheValuesBetweenTheEdgesOfEachBin(long seed) {
        float[] values = random(new Random(seed), 500);
        Histogram histogram = of(values);
        Bins bins = histogram.bins();
        for (int bin = 0; bin < bins.counts().length; bin++) {
            double from = (bins.first() + bin) * bins.width();
            long counted = 0;
            for (float value : values) {
                counted += value != 0 && value >= from && value < from + bins.width() ? 1 : 0;
            }
            assertThat(bins.counts()[bin]).isEqualTo(counted);
        }
        assertThat(Arrays.stream(bins.counts()).sum() + histogram.zeros()).isEqualTo(500);
        assertThat(histogram.positive() + histogram.negative() + histogram.zeros())
                .isEqualTo(500);
        double most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        // the bins are as narrow as the range allows
        assertThat(bins.width() * Histogram.SIDE).isBetween(most, 2.01 * most);
        assertThat(bins.reach()).isBetween(most, most + bins.width());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void thoseOfPartsInAnyOrderAreThatOfTheWhole(long seed) {
        Random random = new Random(seed);
        float[] values = random(random, 300);
        Histogram merged = new Histogram();
        for (int part = 2; part >= 0; part--) {
            merged.add(of(Arrays.copyOfRange(values, part * 100, part * 100 + 100)));
        }
        isEqual(merged, of(values));
        Histogram reversed = new Histogram();
        for (int i = values.length - 1; i >= 0; i--) {
            reversed.add(new float[] {values[i]});
        }
        isEqual(reversed, of(values));
    }

    @Test
    void ofZerosAloneHasNoBins() {
        Histogram histogram = of(new float[] {0, -0.0f, 0});
        histogram.add(new Histogram());
        assertThat(histogram.zeros()).isEqualTo(3);
        assertThat(histogram.bins().counts()).isEmpty();
        assertThat(histogram.bins().reach()).isZero();
    }

    @Test
    void hasAPlaceForTheSmallestAndTheGreatestNumber() {
        Histogram histogram = of(new float[] {Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE});
        assertThat(histogram.positive()).isEqualTo(2);
        assertThat(histogram.negative()).isEqualTo(2);
        assertThat(of(new float[] {Float.MIN_VALUE}).bins().width()).isLessThan(Float.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(float value) {
        assertThatThrownBy(() -> of(new float[] {1, value})).isInstanceOf(IllegalArgumentException.class);
    }
}
