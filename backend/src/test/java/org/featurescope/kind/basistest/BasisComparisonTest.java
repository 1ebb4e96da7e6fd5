package org.featurescope.kind.basistest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.featurescope.figure.Viewer;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Median;
import org.featurescope.kind.basistest.BasisTestResult.PathPoint;
import org.featurescope.kind.basistest.BasisTestResult.Side;
import org.featurescope.space.directions.Rotations;
import org.featurescope.space.directions.Vectors;
import org.junit.jupiter.api.Test;

/** Tests of synthetic layers whose answer is known. */
final class BasisComparisonTest {
    private static final int CHANNELS = 24;
    private static final int PHOTOGRAPHS = 120;
    private static final int EACH = 12;
    private static final Work WORK = new Work(new Viewer(), 0, 1000, 0, 1, 32);
    private static final Rotated ROTATED = Rotated.draw(List.of(CHANNELS), 6, 3, WORK);
    private static final List<Double> POINTS = List.of(0.0, 0.5, 1.0);

    /** Independent numbers at each position and in each channel. The class of photograph {@code i} is {@code i % 6}. */
    private static Sample layer(long seed, ToDoubleFunction<Random> value) {
        Random random = new Random(seed);
        float[] positions = new float[PHOTOGRAPHS * EACH * CHANNELS];
        float[] means = new float[PHOTOGRAPHS * CHANNELS];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) value.applyAsDouble(random);
            means[i / (EACH * CHANNELS) * CHANNELS + i % CHANNELS] += positions[i] / EACH;
        }
        int[] classes = IntStream.range(0, PHOTOGRAPHS).map(i -> i % 6).toArray();
        return new Sample(new Vectors(positions, CHANNELS), new Vectors(means, CHANNELS), classes);
    }

    private static Sample gaussian(long seed) {
        return layer(seed, Random::nextGaussian);
    }

    /** Silent at most positions. */
    private static Sample sparse(long seed) {
        return layer(seed, random -> random.nextDouble() < 0.1 ? 1 + random.nextDouble() : 0);
    }

    private static Vectors rotated(Vectors vectors) {
        try (Rotations rotations = new Rotations(CHANNELS)) {
            double[][] rotation = rotations.draw(99);
            float[] turned = new float[vectors.values().length];
            for (int i = 0; i < turned.length; i++) {
                int first = i - i % CHANNELS;
                for (int c = 0; c < CHANNELS; c++) {
                    turned[i] += (float) (vectors.values()[first + c] * rotation[c][i % CHANNELS]);
                }
            }
            return new Vectors(turned, CHANNELS);
        }
    }

    private static Vectors rectified(Vectors vectors) {
        float[] values = vectors.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return new Vectors(values, CHANNELS);
    }

    private static Sample with(Sample sample, Vectors positions) {
        return new Sample(
                positions,
                sample.noise(5).positions().of(IntStream.range(0, PHOTOGRAPHS).toArray()),
                classes());
    }

    private static int[] classes() {
        return IntStream.range(0, PHOTOGRAPHS).map(i -> i % 6).toArray();
    }

    private static Side side(Sample trained, Sample untrained) {
        DirectionPath path = new DirectionPath(ROTATED.first());
        return new BasisComparison(ROTATED, POINTS, path.at(POINTS), 1, WORK)
                .of("before", "here", trained, untrained, Optional.empty());
    }

    private static Effect effect(Analysis analysis, String of, String against, boolean overall, String measure) {
        Comparison found =
                Sentences.find(analysis.comparisons(), of, against, overall).orElseThrow();
        return found.effects().stream()
                .filter(effect -> effect.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static double median(PathPoint point, String measure) {
        return point.medians().stream()
                .filter(each -> each.measure().equals(measure))
                .mapToDouble(Median::median)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void independentSparseUnitsAreSpecial() {
        Side side = side(sparse(1), gaussian(2));
        Analysis trained = side.analyses().get(0);
        assertThat(effect(trained, "neurons", "rotations", true, "sparsity").delta())
                .isEqualTo(1);
        assertThat(effect(trained, "neurons", "rotations", true, "kurtosis").delta())
                .isEqualTo(1);
        assertThat(effect(trained, "neurons", "rotations", true, "selectivity").isDifferent())
                .isFalse();
        assertThat(side.sentences().get(0))
                .startsWith("At here, neurons are sparser (effect 1.00, interval 1.00 to 1.00) and heavier-tailed (")
                .contains("than random rotations; no difference was found in class selectivity (effect ");
        List<PathPoint> path = trained.path();
        assertThat(path).extracting(PathPoint::alpha).containsExactlyElementsOf(POINTS);
        assertThat(median(path.get(0), "kurtosis")).isGreaterThan(median(path.get(1), "kurtosis"));
        assertThat(median(path.get(1), "kurtosis")).isGreaterThan(median(path.get(2), "kurtosis"));
    }

    @Test
    void theSameLayerInARotatedBasisIsNot() {
        Sample sparse = sparse(1);
        Analysis trained = side(with(sparse, rotated(sparse.positions())), gaussian(2))
                .analyses()
                .get(0);
        assertThat(effect(trained, "neurons", "rotations", true, "sparsity").isDifferent())
                .isFalse();
        assertThat(effect(trained, "neurons", "rotations", true, "kurtosis").isDifferent())
                .isFalse();
    }

    @Test
    void rectifiedMixturesAreSpecialThoughTheMixturesAreNot() {
        Sample mixed = gaussian(4);
        Analysis before = side(mixed, gaussian(2)).analyses().get(0);
        Side after = side(with(mixed, rectified(rotated(mixed.positions()))), gaussian(2));
        assertThat(effect(before, "neurons", "rotations", true, "sparsity").isDifferent())
                .isFalse();
        assertThat(effect(after.analyses().get(0), "neurons", "rotations", true, "sparsity")
                        .low())
                .isGreaterThan(0.9);
        assertThat(after.components()).isPositive();
    }

    @Test
    void noiseAndNoiseInPlaceOfTheUntrainedNetworkFindNothing() {
        Side side = side(gaussian(12), gaussian(13));
        assertThat(side.sentences().get(0)).startsWith("At here, no difference was found between neurons and random");
        assertThat(side.sentences().get(side.sentences().size() - 1)).startsWith("Of the 9 intervals of the controls");
        assertThat(side.components()).isZero();
        assertThat(side.silent()).isZero();
    }

    @Test
    void silentUnitsAreCountedAndLeftOut() {
        Sample sparse = sparse(1);
        float[] positions = sparse.positions().values().clone();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i % CHANNELS < 3 ? 0 : positions[i];
        }
        Side side = side(with(sparse, new Vectors(positions, CHANNELS)), gaussian(2));
        assertThat(side.silent()).isEqualTo(3);
        Effect effect = effect(side.analyses().get(0), "neurons", "rotations", true, "kurtosis");
        assertThat(effect.directions()).isEqualTo(CHANNELS - 3);
        assertThat(effect.delta()).isEqualTo(1);
        assertThat(side.analyses().get(0).path()).hasSize(POINTS.size());
    }

    /** Photographs of some classes are livelier. Positive directions then sort classes, until liveliness is taken out. */
    @Test
    void positiveDirectionsPassForMeaningUntilTheOverallActivationIsTakenOut() {
        Random random = new Random(8);
        Sample plain = layer(9, each -> Math.max(0, each.nextGaussian()));
        float[] positions = plain.positions().values().clone();
        float[] means = new float[PHOTOGRAPHS * CHANNELS];
        for (int i = 0; i < positions.length; i++) {
            int photograph = i / (EACH * CHANNELS);
            positions[i] *= 1 + photograph % 6;
            means[photograph * CHANNELS + i % CHANNELS] += (float) (positions[i] / EACH + 1e-3 * random.nextGaussian());
        }
        Sample lively = new Sample(new Vectors(positions, CHANNELS), new Vectors(means, CHANNELS), classes());
        Analysis trained = side(lively, gaussian(2)).analyses().get(0);
        assertThat(effect(trained, "positive", "rotations", true, "selectivity").low())
                .isGreaterThan(0.5);
        Effect without = effect(trained, "positive", "rotations", false, "selectivity");
        assertThat(Math.abs(without.delta())).isLessThan(0.2);
    }

    /** The intervals contain 0 in about 95 % of simulations. Two statistics of one layer of noise are one simulation each. */
    @Test
    void intervalsOfNoiseContainZeroAtTheNominalRate() {
        int contained = 0;
        int intervals = 0;
        for (long seed = 100; seed < 160; seed++) {
            Analyst analyst = new Analyst(ROTATED, seed, WORK);
            Comparison neurons = Sentences.find(analyst.basis(gaussian(seed), false), "neurons", "rotations", true)
                    .orElseThrow();
            for (Effect effect : neurons.effects()) {
                contained += effect.isDifferent() ? 0 : 1;
                intervals++;
            }
        }
        assertThat((double) contained / intervals)
                .as("of %d intervals", intervals)
                .isBetween(0.9, 0.99);
    }
}
