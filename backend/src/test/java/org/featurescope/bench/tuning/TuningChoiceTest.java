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
    private static final int DEFAULT_LANES = Tuning.DEFAULT.parallelBatches();
    private static final int OTHER_LANES = DEFAULT_LANES + 1;

    @Test
    void choosesTheSmallestBatchThatIsAboutAsFastAsTheBest() {
        assertThat(TuningChoice.of(measured(DEFAULT_LANES, 1, 50, 80, 96, 98, 100, 99))
                        .batch())
                .isEqualTo(8);
        assertThat(TuningChoice.of(measured(DEFAULT_LANES, 1, 50, 80, 96, 110, 120, 130))
                        .batch())
                .isEqualTo(32);
    }

    @Test
    void keepsTheDefaultLanesUnlessOthersAreClearlyFasterInEveryPass() {
        List<TuningMeasurement> little = new ArrayList<>(measured(DEFAULT_LANES, 1, 100));
        little.addAll(measured(OTHER_LANES, 1, 104));
        assertThat(TuningChoice.of(little).parallelBatches()).isEqualTo(DEFAULT_LANES);
        List<TuningMeasurement> once = List.of(
                new TuningMeasurement(DEFAULT_LANES, 1, List.of(100.0, 100.0)),
                new TuningMeasurement(OTHER_LANES, 1, List.of(150.0, 101.0)));
        assertThat(TuningChoice.of(once).parallelBatches()).isEqualTo(DEFAULT_LANES);
        List<TuningMeasurement> clearly = new ArrayList<>(measured(DEFAULT_LANES, 1, 100));
        clearly.addAll(measured(OTHER_LANES, 1, 106));
        assertThat(TuningChoice.of(clearly).parallelBatches()).isEqualTo(OTHER_LANES);
    }

    @RepeatedTest(100)
    void theChosenBatchIsTheSmallestOfThoseAboutAsFastAsTheBest(RepetitionInfo repetition) {
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
        double byDefault = best(all, DEFAULT_LANES);
        assertThat(best).isGreaterThanOrEqualTo(byDefault);
        for (int lanes : TuningChoice.candidates(8)) {
            double theirs = best(all, lanes);
            assertThat(theirs <= best || theirs < TuningChoice.CLEARLY_FASTER * byDefault)
                    .as("seed %d, %s", repetition.getCurrentRepetition(), lanes)
                    .isTrue();
        }
        for (TuningMeasurement measurement : all) {
            if (measurement.lanes() == chosen.parallelBatches() && measurement.batch() <= chosen.batch()) {
                assertThat(measurement.median() >= TuningChoice.ABOUT_AS_FAST * best)
                        .as("seed %d, %s", repetition.getCurrentRepetition(), measurement)
                        .isEqualTo(measurement.batch() == chosen.batch());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 64})
    void triesTheDefaultLanesFirstAndNothingTwice(int processors) {
        assertThat(TuningChoice.candidates(processors))
                .doesNotHaveDuplicates()
                .startsWith(DEFAULT_LANES)
                .contains(1)
                .allSatisfy(lanes -> assertThat(lanes).isBetween(1, Math.max(DEFAULT_LANES, processors)));
    }

    private static double best(List<TuningMeasurement> all, int lanes) {
        return all.stream()
                .filter(measurement -> measurement.lanes() == lanes)
                .mapToDouble(TuningMeasurement::median)
                .max()
                .orElseThrow();
    }

    private static List<TuningMeasurement> measured(int lanes, double times, double... rates) {
        List<TuningMeasurement> measurements = new ArrayList<>();
        for (int at = 0; at < rates.length; at++) {
            measurements.add(new TuningMeasurement(
                    lanes,
                    BATCHES.get(at),
                    DoubleStream.of(times * rates[at]).boxed().toList()));
        }
        return measurements;
    }
}
