package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {
    private static final Offset<Double> ROUNDING = within(1e-9);

    /** Returns {@code Σ (x - mean)^power / n}. */
    private static double central(float[] values, int power) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i] - mean, power))
                .average()
                .orElseThrow();
    }

    private static float[] random(Random random, int count, boolean isRectified) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float drawn = (float) (random.nextGaussian() * 3 + 1);
            values[i] = isRectified ? Math.max(0, drawn) : drawn;
        }
        return values;
    }

    private static Moments oneByOne(float[] values) {
        Moments moments = new Moments();
        for (float value : values) {
            moments.add(value);
        }
        return moments;
    }

    private static void isAlike(Moments moments, Moments expected, Offset<Double> offset) {
        assertThat(moments.count()).isEqualTo(expected.count());
        assertThat(moments.zeros()).isEqualTo(expected.zeros());
        assertThat(moments.mean().orElseThrow()).isCloseTo(expected.mean().orElseThrow(), offset);
        assertThat(moments.variance().orElseThrow())
                .isCloseTo(expected.variance().orElseThrow(), offset);
        assertThat(moments.skewness().orElseThrow())
                .isCloseTo(expected.skewness().orElseThrow(), offset);
        assertThat(moments.kurtosis().orElseThrow())
                .isCloseTo(expected.kurtosis().orElseThrow(), offset);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areThoseOfTheDirectDefinition(long seed) {
        float[] values = random(new Random(seed), 5 + (int) seed * 7, seed % 2 == 0);
        for (Moments moments : new Moments[] {Moments.of(values), oneByOne(values)}) {
            double deviation = Math.sqrt(central(values, 2));
            assertThat(moments.count()).isEqualTo(values.length);
            assertThat(moments.zeros())
                    .isEqualTo(IntStream.range(0, values.length)
                            .filter(i -> values[i] == 0)
                            .count());
            assertThat(moments.variance().orElseThrow()).isCloseTo(central(values, 2), ROUNDING);
            assertThat(moments.skewness().orElseThrow())
                    .isCloseTo(central(values, 3) / Math.pow(deviation, 3), ROUNDING);
            assertThat(moments.kurtosis().orElseThrow())
                    .isCloseTo(central(values, 4) / Math.pow(deviation, 4), ROUNDING);
            assertThat(moments.standardError().orElseThrow())
                    .isCloseTo(deviation / Math.sqrt(values.length - 1.0), ROUNDING);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void thoseOfPartsAddUpToThoseOfTheWhole(long seed) {
        Random random = new Random(seed);
        float[] values = random(random, 400, true);
        Moments added = new Moments();
        int from = 0;
        while (from < values.length) {
            int to = Math.min(values.length, from + random.nextInt(60));
            added.add(Moments.of(Arrays.copyOfRange(values, from, to)));
            from = to;
        }
        isAlike(added, Moments.of(values), ROUNDING);
    }

    @Test
    void ofAGaussianHaveTheKurtosisThreeAndOfARectifiedOneHalfOfZeros() {
        long seed = 20260101;
        float[] values = new float[400_000];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        // the standard error of a Gaussian's kurtosis is √(24/n) = 0.008
        assertThat(Moments.of(values).kurtosis().orElseThrow())
                .as("seed %d", seed)
                .isCloseTo(3, within(0.04));
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        Moments rectified = Moments.of(values);
        assertThat((double) rectified.zeros() / rectified.count())
                .as("seed %d", seed)
                .isCloseTo(0.5, within(0.004));
        assertThat(rectified.mean().orElseThrow()).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(0.005));
    }

    @Test
    void doNotChangeWithAShiftNorWithAScale() {
        float[] values = random(new Random(5), 300, true);
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = values[i] * 4 + 4096;
        }
        assertThat(Moments.of(changed).kurtosis().orElseThrow())
                .isCloseTo(Moments.of(values).kurtosis().orElseThrow(), within(1e-3));
        assertThat(oneByOne(changed).skewness().orElseThrow())
                .isCloseTo(oneByOne(values).skewness().orElseThrow(), within(1e-3));
    }

    @Test
    void keepTheirDigitsUnderALargeMean() {
        Moments moments = new Moments();
        for (int i = 0; i < 1000; i++) {
            moments.add(1e9 + (i % 2 == 0 ? 1 : -1));
        }
        assertThat(moments.variance().orElseThrow()).isCloseTo(1, within(1e-7));
        assertThat(moments.kurtosis().orElseThrow()).isCloseTo(1, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.1f, -3.3e7f})
    void ofEqualValuesHaveNoKurtosis(float value) {
        float[] equal = new float[1001];
        Arrays.fill(equal, value);
        Moments moments = oneByOne(equal);
        moments.add(Moments.of(equal));
        assertThat(moments.mean()).hasValue(value);
        assertThat(moments.variance()).hasValue(0);
        assertThat(moments.skewness()).isEmpty();
        assertThat(moments.kurtosis()).isEmpty();
    }

    @Test
    void ofNothingAreUndefined() {
        Moments none = Moments.of(new float[0]);
        none.add(new Moments());
        assertThat(none.mean()).isEmpty();
        assertThat(none.variance()).isEmpty();
        assertThat(none.kurtosis()).isEmpty();
        none.add(2);
        assertThat(none.standardError()).isEmpty();
    }
}
