package org.featurescope.kind.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.space.directions.Vectors;
import org.junit.jupiter.api.Test;

final class ExtremesTest {
    private static final List<Integer> ALL = IntStream.range(0, 60).boxed().toList();

    @Test
    void theMostExcitingComeFirstAndTheirPartnersAreOfTheLowerThird() {
        double[] scores = IntStream.range(0, 60).mapToDouble(i -> (i * 37) % 60).toArray();
        double[] overall = new Random(1).doubles(60).toArray();
        Extremes extremes = Extremes.of(scores, overall, ALL, 5, 1);
        assertThat(extremes.most().stream().map(i -> scores[i])).containsExactly(59.0, 58.0, 57.0, 56.0, 55.0);
        assertThat(extremes.least()).hasSize(5).doesNotHaveDuplicates().allMatch(i -> scores[i] < 20);
    }

    @Test
    void partnersAreAboutAsLively() {
        Random random = new Random(2);
        double[] overall = random.doubles(60).toArray();
        double[] scores = random.doubles(60).toArray();
        Extremes extremes = Extremes.of(scores, overall, ALL, 3, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(overall[extremes.least().get(i)])
                    .isEqualTo(overall[extremes.most().get(i)], within(0.25));
        }
    }

    @Test
    void tiesAreBrokenBySeedAndNotByTheOrderOfFiles() {
        double[] scores = new double[60];
        Set<Integer> first = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            first.add(Extremes.of(scores, new double[60], ALL, 1, seed).most().get(0));
        }
        assertThat(first).hasSizeGreaterThan(50);
        assertThat(Extremes.of(scores, new double[60], ALL, 9, 4))
                .isEqualTo(Extremes.of(scores, new double[60], ALL, 9, 4));
    }

    @Test
    void photographsThatDoNotExciteANeuronHaveEqualScores() {
        Vectors means = new Vectors(new float[] {0, 5, 0, 1, 0, 3, 2, 2, 4, 0}, 2);
        double[] scores = new PhotographScores(means).of(new float[] {1, 0});
        assertThat(scores[0]).isEqualTo(scores[1]).isEqualTo(scores[2]);
        assertThat(scores[4]).isGreaterThan(scores[3]).isGreaterThan(scores[0]);
    }

    @Test
    void scoresAreTheResidualsOfARegressionOnTheMeanOfAllChannels() {
        Random random = new Random(3);
        float[] values = new float[40 * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Vectors means = new Vectors(values, 6);
        float[] direction = {1, -2, 0.5f, 0, 3, 1};
        PhotographScores scores = new PhotographScores(means);
        double[] projections = scores.projections(direction);
        double[] overall = scores.overall();
        double meanOf = IntStream.range(0, 40)
                .mapToDouble(i -> projections[i])
                .average()
                .orElseThrow();
        double meanOverall =
                IntStream.range(0, 40).mapToDouble(i -> overall[i]).average().orElseThrow();
        double slope = IntStream.range(0, 40)
                        .mapToDouble(i -> (overall[i] - meanOverall) * projections[i])
                        .sum()
                / IntStream.range(0, 40)
                        .mapToDouble(i -> (overall[i] - meanOverall) * (overall[i] - meanOverall))
                        .sum();
        double[] found = scores.of(direction);
        for (int i = 0; i < 40; i++) {
            assertThat(found[i]).isEqualTo(projections[i] - meanOf - slope * (overall[i] - meanOverall), within(1e-5));
        }
    }
}
