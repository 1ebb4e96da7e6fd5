package org.featurescope.bench.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.featurescope.optimize.Tuning;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TuningChoiceTest {
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);
    private static final int USUAL = Tuning.DEFAULT.parallelBatches();
    private static final int OTHER = USUAL + 1;

    @Test
    void takesTheSmallestBatchThatIsAboutAsFastAsTheBest() {
        assertThat(TuningChoice.of(measured(USUAL, 1, 50, 80, 96, 98, 100, 99)).batch())
                .isEqualTo(8);
        assertThat(TuningChoice.of(measured(USUAL, 1, 50, 80, 96, 110, 120, 130))
                        .batch())
                .isEqualTo(32);
    }

    @Test
    void keepsTheUsualLanesUnlessOthersAreClearlyFasterInEveryPass() {
        List<TuningMeasurement> little = new ArrayList<>(measured(USUAL, 1, 100));
        little.addAll(measured(OTHER, 1, 104));
        assertThat(TuningChoice.of(little).parallelBatches()).isEqualTo(USUAL);
        List<TuningMeasurement> once = List.of(
                new TuningMeasurement(USUAL, 1, List.of(100.0, 100.0)),
                new TuningMeasurement(OTHER, 1, List.of(150.0, 101.0)));
        assertThat(TuningChoice.of(once).parallelBatches()).isEqualTo(USUAL);
        List<TuningMeasurement> clearly = new ArrayList<>(measured(USUAL, 1, 100));
        clearly.addAll(measured(OTHER, 1, 106));
        assertThat(TuningChoice.of(clearly).parallelBatches()).isEqualTo(OTHER);
    }

    /** Whatever was measured, what is chosen is about as fast as anything that may be chosen, and no smaller batch is. */
    @RepeatedTest(100)
    void whatIsChosenIsAboutAsFastAsTheBestAndNoSmallerBatchIs(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<TuningMeasurement> all = new ArrayList<>();
        for (int lanes : TuningChoice.candidates(8)) {
            all.addAll(measured(
                    lanes,
                    0.9 + 0.3 * random.nextDouble(),
                    random.doubles(BATCHES.size(), 50, 100).toArray()));
        }
        Tuning chosen = TuningChoice.of(all);
        double best = best(all, chosen.parallelBatches());
        double usual = best(all, USUAL);
        assertThat(best).isGreaterThanOrEqualTo(usual);
        for (int lanes : TuningChoice.candidates(8)) {
            double theirs = best(all, lanes);
            assertThat(theirs <= best || theirs < TuningChoice.CLEARLY * usual)
                    .as("seed %d, %s", repetition.getCurrentRepetition(), lanes)
                    .isTrue();
        }
        for (TuningMeasurement figure : all) {
            if (figure.lanes() == chosen.parallelBatches() && figure.batch() <= chosen.batch()) {
                assertThat(figure.median() >= TuningChoice.ABOUT * best)
                        .as("seed %d, %s", repetition.getCurrentRepetition(), figure)
                        .isEqualTo(figure.batch() == chosen.batch());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 64})
    void triesTheUsualLanesFirstAndNothingTwice(int processors) {
        assertThat(TuningChoice.candidates(processors))
                .doesNotHaveDuplicates()
                .startsWith(USUAL)
                .contains(1)
                .allSatisfy(lanes -> assertThat(lanes).isBetween(1, Math.max(USUAL, processors)));
    }

    private static double best(List<TuningMeasurement> all, int lanes) {
        return all.stream()
                .filter(figure -> figure.lanes() == lanes)
                .mapToDouble(TuningMeasurement::median)
                .max()
                .orElseThrow();
    }

    private static List<TuningMeasurement> measured(int lanes, double times, double... rates) {
        List<TuningMeasurement> figures = new ArrayList<>();
        for (int at = 0; at < rates.length; at++) {
            figures.add(new TuningMeasurement(
                    lanes,
                    BATCHES.get(at),
                    DoubleStream.of(times * rates[at]).boxed().toList()));
        }
        return figures;
    }
}
