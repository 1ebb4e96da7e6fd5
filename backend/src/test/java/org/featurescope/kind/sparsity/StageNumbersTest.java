package org.featurescope.kind.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.featurescope.activation.photographs.StageSample;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.model.Stage;
import org.junit.jupiter.api.Test;

final class StageNumbersTest {
    private static final int CHANNELS = 6;
    private static final int POSITIONS = 4;
    /** Results are rounded to single precision. */
    private static final Offset<Double> ROUNDING = within(1e-6);

    private static Stage stage(Stage.Kind kind) {
        return new Stage("mixed4c", kind, List.of("mixed4c"), "mixed4c", CHANNELS, 14, 14, 100);
    }

    private static StageSample sample(float... values) {
        return new StageSample(new float[CHANNELS], values);
    }

    private static float[] rectified(Random random) {
        float[] values = new float[CHANNELS * POSITIONS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(0, random.nextGaussian());
        }
        return values;
    }

    @Test
    void averagesThePatternsOfPhotographsAndPoolsTheirValues() {
        long seed = 4;
        Random random = new Random(seed);
        StageNumbers numbers = new StageNumbers(stage(Stage.Kind.LAYER));
        double share = 0;
        double squaredShares = 0;
        double sum = 0;
        int photographs = 50;
        for (int photograph = 0; photograph < photographs; photograph++) {
            float[] values = rectified(random);
            double nonZero = 0;
            for (float value : values) {
                nonZero += value != 0 ? 1.0 / values.length : 0;
                sum += value;
            }
            share += nonZero / photographs;
            squaredShares += nonZero * nonZero / photographs;
            numbers.add(sample(values));
        }
        Numbers found = numbers.numbers();
        assertThat(numbers.positions()).isEqualTo(POSITIONS);
        assertThat(found.values()).isEqualTo((long) photographs * CHANNELS * POSITIONS);
        assertThat(found.nonZero().mean().orElseThrow()).as("seed %d", seed).isCloseTo(share, ROUNDING);
        assertThat(found.nonZero().error().orElseThrow())
                .isCloseTo(Math.sqrt((squaredShares - share * share) / (photographs - 1)), ROUNDING);
        assertThat(found.nonZero().photographs()).isEqualTo(photographs);
        assertThat(found.positive()).isEqualTo(found.nonZero());
        assertThat(found.mean().orElseThrow()).isCloseTo(sum / found.values(), ROUNDING);
        assertThat(found.zeros() + found.histogram().total()).isEqualTo(found.values());
        assertThat(found.participation().orElseThrow()).isBetween(4.0, 6.0);
        assertThat(found.participationCorrected().orElseThrow())
                .isBetween(found.participation().orElseThrow(), 8.0);
    }

    @Test
    void onlyLayersHaveAParticipationRatio() {
        Random random = new Random(5);
        for (Stage.Kind kind : Stage.Kind.values()) {
            StageNumbers numbers = new StageNumbers(stage(kind));
            for (int photograph = 0; photograph < 10; photograph++) {
                numbers.add(sample(rectified(random)));
            }
            assertThat(numbers.numbers().participation().isPresent()).isEqualTo(kind == Stage.Kind.LAYER);
            assertThat(numbers.numbers().participationCorrected().isPresent()).isEqualTo(kind == Stage.Kind.LAYER);
        }
    }

    @Test
    void onePhotographHasNoErrorAndNoParticipationRatio() {
        StageNumbers numbers = new StageNumbers(stage(Stage.Kind.LAYER));
        numbers.add(sample(1, 0, 2, 0, 0, 3));
        Numbers found = numbers.numbers();
        assertThat(found.nonZero().mean()).hasValue(0.5);
        assertThat(found.nonZero().error()).isEmpty();
        assertThat(found.participation()).isEmpty();
        assertThat(found.participationCorrected()).isEmpty();
    }

    @Test
    void whatNothingExcitesHasNoSparseness() {
        StageNumbers numbers = new StageNumbers(stage(Stage.Kind.LAYER));
        for (int photograph = 0; photograph < 5; photograph++) {
            numbers.add(sample(new float[CHANNELS * POSITIONS]));
        }
        Numbers found = numbers.numbers();
        assertThat(found.zeros()).isEqualTo(found.values());
        assertThat(found.nonZero().mean()).hasValue(0.0);
        assertThat(found.trevesRolls().mean()).isEmpty();
        assertThat(found.trevesRolls().photographs()).isZero();
        assertThat(found.hoyer().mean()).isEmpty();
        assertThat(found.patternKurtosis().mean()).isEmpty();
        assertThat(found.kurtosis()).isEmpty();
        assertThat(found.participation()).isEmpty();
        assertThat(found.histogram().counts()).isEmpty();
    }

    @Test
    void aSilentPhotographIsLeftOutOfTheMeansThatItHasNoNumberFor() {
        StageNumbers numbers = new StageNumbers(stage(Stage.Kind.BRANCH));
        numbers.add(sample(new float[CHANNELS]));
        numbers.add(sample(1, 0, 0, 0, 0, 0));
        Numbers found = numbers.numbers();
        assertThat(found.hoyer().mean().orElseThrow()).isCloseTo(1, ROUNDING);
        assertThat(found.hoyer().photographs()).isEqualTo(1);
        assertThat(found.nonZero().photographs()).isEqualTo(2);
    }
}
