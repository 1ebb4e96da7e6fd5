package org.featurescope.kind.pathcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.featurescope.kind.pathcheck.PathCheckResult.Estimate;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.space.PatternCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

final class LayerComparisonTest {
    private static final int CLASSES = 4;
    private static final int EACH = 6;
    private static final int CHANNELS = 60;

    /** Photographs whose activations are those of their class with noise, {@code [photograph][channel]}. */
    private static float[][] photographs(Random random) {
        float[][] means = new float[CLASSES * EACH][CHANNELS];
        for (int label = 0; label < CLASSES; label++) {
            double[] center = random.doubles(CHANNELS).toArray();
            for (int i = 0; i < EACH; i++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    means[label * EACH + i][channel] = (float) (center[channel] + 0.2 * random.nextGaussian());
                }
            }
        }
        return means;
    }

    private static int[] classes() {
        int[] classOf = new int[CLASSES * EACH];
        Arrays.setAll(classOf, i -> i / EACH);
        return classOf;
    }

    private static double spearman(float[] a, float[] b) {
        double[] left = new double[a.length];
        double[] right = new double[b.length];
        Arrays.setAll(left, i -> a[i]);
        Arrays.setAll(right, i -> b[i]);
        return new SpearmansCorrelation().correlation(left, right);
    }

    private static double mean(float[][] means, boolean ofOneClass) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < i; j++) {
                if (i / EACH == j / EACH == ofOneClass) {
                    sum += spearman(means[i], means[j]);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    @Test
    void theBoundsAreTheMeansOverAllPairs() {
        float[][] means = photographs(new Random(1));
        LayerPaths paths = new LayerComparison(means, classes(), 0).of("layer", means[0], List.of(1, 2));
        assertThat(paths.sameClass().orElseThrow().value()).isCloseTo(mean(means, true), within(1e-6));
        assertThat(paths.differentClass().orElseThrow().value()).isCloseTo(mean(means, false), within(1e-6));
        assertThat(paths.picture().orElseThrow().value())
                .isCloseTo((spearman(means[0], means[1]) + spearman(means[0], means[2])) / 2, within(1e-6));
        assertThat(paths.top().orElseThrow().value()).isCloseTo(spearman(means[1], means[2]), within(1e-6));
    }

    @Test
    void aPhotographOfTheClassStandsAtOneAndOneOfAnotherClassAtZero() {
        float[][] means = photographs(new Random(2));
        LayerComparison comparison = new LayerComparison(means, classes(), 0);
        List<Integer> top = List.of(1, 2, 3, 4, 5);
        double same = comparison.of("layer", means[0], top).relative().orElseThrow();
        double other = comparison.of("layer", means[EACH], top).relative().orElseThrow();
        assertThat(same).isBetween(0.8, 1.2);
        assertThat(other).isBetween(-0.3, 0.3);
    }

    @Test
    void theIntervalsContainTheMeans() {
        float[][] means = photographs(new Random(3));
        LayerPaths paths = new LayerComparison(means, classes(), 7).of("layer", means[0], List.of(1, 2, 8));
        for (Estimate each : List.of(
                paths.picture().orElseThrow(),
                paths.top().orElseThrow(),
                paths.sameClass().orElseThrow(),
                paths.differentClass().orElseThrow())) {
            assertThat(each.value()).isBetween(each.low(), each.high());
        }
    }

    @Test
    void withoutClassesTheBoundIsThatOfAnyTwoPhotographs() {
        float[][] means = photographs(new Random(4));
        int[] none = new int[means.length];
        Arrays.fill(none, PatternCorrelation.NO_GROUP);
        LayerPaths paths = new LayerComparison(means, none, 0).of("layer", means[0], List.of(1, 2));
        assertThat(paths.sameClass()).isEmpty();
        assertThat(paths.relative()).isEmpty();
        double all = 0;
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < i; j++) {
                all += spearman(means[i], means[j]);
            }
        }
        assertThat(paths.differentClass().orElseThrow().value())
                .isCloseTo(all / (means.length * (means.length - 1) / 2.0), within(1e-6));
    }

    @Test
    void aPictureWithoutActivationsIsNotCompared() {
        float[][] means = photographs(new Random(5));
        LayerPaths paths = new LayerComparison(means, classes(), 0).of("layer", new float[CHANNELS], List.of(1, 2));
        assertThat(paths.picture()).isEmpty();
        assertThat(Finding.of(new Unit("layer", 3), CLASSES, List.of(paths))).contains("cannot be compared");
    }

    @Test
    void theFindingNamesTheLayersAtWhichTheWayIsAnother() {
        float[][] means = photographs(new Random(6));
        LayerComparison comparison = new LayerComparison(means, classes(), 0);
        float[] turned = new float[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            turned[i] = -means[1][i];
        }
        LayerPaths apart = comparison.of("first", turned, List.of(1, 2, 3));
        LayerPaths alike = comparison.of("second", means[0], List.of(1, 2, 3));
        Unit unit = new Unit("second", 3);
        assertThat(Finding.of(unit, CLASSES, List.of(apart, alike)))
                .startsWith("At 1 of 2 layers (first) the picture of second:3 is less like its photographs")
                .contains("At second its correlation with them is");
        assertThat(Finding.of(unit, CLASSES, List.of(alike)))
                .startsWith("At every layer")
                .contains("at least as like");
        assertThat(Finding.of(unit, CLASSES, List.of(apart)))
                .startsWith("At every layer")
                .contains("another way");
    }
}
