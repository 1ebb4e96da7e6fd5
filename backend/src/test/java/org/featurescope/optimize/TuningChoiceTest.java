package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.featurescope.optimize.Tuning.Threads;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TuningChoiceTest {
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);
    private static final Threads OTHER = new Threads(4, 1);

    @Test
    void takesTheSmallestBatchThatIsAboutAsFastAsTheBest() {
        assertThat(TuningChoice.of(measured(Threads.DEFAULT, 1, 50, 80, 96, 98, 100, 99)).batch()).isEqualTo(8);
        assertThat(TuningChoice.of(measured(Threads.DEFAULT, 1, 50, 80, 96, 110, 120, 130)).batch()).isEqualTo(32);
    }

    @Test
    void keepsTensorFlowsOwnThreadsUnlessOthersAreClearlyFasterInEveryPass() {
        List<TuningFigure> little = new ArrayList<>(measured(Threads.DEFAULT, 1, 100));
        little.addAll(measured(OTHER, 1, 104));
        assertThat(TuningChoice.of(little).threads()).isEqualTo(Threads.DEFAULT);
        List<TuningFigure> once = List.of(
                new TuningFigure(Threads.DEFAULT, 1, List.of(100.0, 100.0)),
                new TuningFigure(OTHER, 1, List.of(150.0, 101.0)));
        assertThat(TuningChoice.of(once).threads()).isEqualTo(Threads.DEFAULT);
        List<TuningFigure> clearly = new ArrayList<>(measured(Threads.DEFAULT, 1, 100));
        clearly.addAll(measured(OTHER, 1, 106));
        assertThat(TuningChoice.of(clearly).threads()).isEqualTo(OTHER);
    }

    /** Whatever was measured, what is chosen is about as fast as anything that may be chosen, and no smaller batch is. */
    @RepeatedTest(100)
    void whatIsChosenIsAboutAsFastAsTheBestAndNoSmallerBatchIs(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<TuningFigure> all = new ArrayList<>();
        for (Threads threads : TuningChoice.candidates(8)) {
            all.addAll(measured(threads, 0.9 + 0.3 * random.nextDouble(), random.doubles(BATCHES.size(), 50, 100).toArray()));
        }
        Tuning chosen = TuningChoice.of(all);
        double best = best(all, chosen.threads());
        double usual = best(all, Threads.DEFAULT);
        assertThat(best).isGreaterThanOrEqualTo(usual);
        for (Threads threads : TuningChoice.candidates(8)) {
            double theirs = best(all, threads);
            assertThat(theirs <= best || theirs < TuningChoice.CLEARLY * usual)
                    .as("seed %d, %s", repetition.getCurrentRepetition(), threads)
                    .isTrue();
        }
        for (TuningFigure figure : all) {
            if (figure.threads().equals(chosen.threads()) && figure.batch() <= chosen.batch()) {
                assertThat(figure.median() >= TuningChoice.ABOUT * best)
                        .as("seed %d, %s", repetition.getCurrentRepetition(), figure)
                        .isEqualTo(figure.batch() == chosen.batch());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 64})
    void triesTensorFlowsOwnThreadsFirstAndNothingTwice(int processors) {
        assertThat(TuningChoice.candidates(processors))
                .doesNotHaveDuplicates()
                .doesNotContain(new Threads(processors, processors))
                .startsWith(Threads.DEFAULT)
                .hasSizeGreaterThan(1)
                .allSatisfy(threads -> assertThat(threads.intraOp()).isBetween(0, processors));
    }

    private static double best(List<TuningFigure> all, Threads threads) {
        return all.stream()
                .filter(figure -> figure.threads().equals(threads))
                .mapToDouble(TuningFigure::median)
                .max()
                .orElseThrow();
    }

    private static List<TuningFigure> measured(Threads threads, double times, double... rates) {
        List<TuningFigure> figures = new ArrayList<>();
        for (int at = 0; at < rates.length; at++) {
            figures.add(new TuningFigure(
                    threads, BATCHES.get(at), DoubleStream.of(times * rates[at]).boxed().toList()));
        }
        return figures;
    }
}
