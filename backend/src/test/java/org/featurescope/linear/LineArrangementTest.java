package org.featurescope.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of regions, by closed forms, by regions that are cut, and by the sign patterns at random points. */
class LineArrangementTest {
    private static final InputSquare SQUARE = InputSquare.AROUND_ZERO;

    private static List<Line> random(int count, long seed, int decimals) {
        Random random = new Random(seed);
        double parts = Math.pow(10, decimals);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] coefficients = random.doubles(3, -1, 1)
                    .map(value -> Math.round(value * parts) / parts)
                    .toArray();
            lines.add(Line.of(coefficients[0], coefficients[1], coefficients[2]));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 40})
    void linesInGeneralPositionGiveAsManyRegionsAsThereCanBe(int count) {
        assertThat(LineArrangement.regionsOfPlane(random(count, count, 6))).isEqualTo(LineArrangement.most(count));
    }

    @Test
    void parallelLinesAndLinesThroughOnePointHaveClosedForms() {
        List<Line> parallel =
                IntStream.range(0, 5).mapToObj(i -> Line.of(0.1, 0.3, i)).toList();
        List<Line> pencil = IntStream.range(0, 5)
                .mapToObj(i -> Line.of(i, 1, -0.1 * i - 0.7))
                .toList();
        assertThat(LineArrangement.regionsOfPlane(parallel)).isEqualTo(6);
        assertThat(LineArrangement.regionsOfPlane(pencil)).isEqualTo(10);
        assertThat(LineArrangement.regionsOf(SQUARE, pencil)).isEqualTo(10);
    }

    @Test
    void aLineCountsOnceAndAConstantNeuronNot() {
        List<Line> lines = List.of(
                Line.of(0.1, 0.2, 0.03), Line.of(-1, -2, -0.3), Line.of(0, 0, 1), Line.of(0, 0, 0), Line.of(1, 0, -1));
        assertThat(LineArrangement.regionsOfPlane(lines)).isEqualTo(4);
        assertThat(LineArrangement.regionsOf(SQUARE, lines)).isEqualTo(2);
        assertThat(PlaneRegion.of(SQUARE, lines))
                .extracting(PlaneRegion::signs)
                .containsExactly(List.of(1, -1, 1, 0, -1), List.of(-1, 1, 1, 0, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void countsTheRegionsThatCuttingTheSquareGives(int decimals) {
        for (long seed = 0; seed < 20; seed++) {
            List<Line> lines = random(8, seed, decimals);
            List<PlaneRegion> regions = PlaneRegion.of(SQUARE, lines);
            assertThat(LineArrangement.regionsOf(SQUARE, lines))
                    .as("seed %d", seed)
                    .isEqualTo(regions.size());
            assertThat(regions).extracting(PlaneRegion::signs).doesNotHaveDuplicates();
            assertThat(regions.stream()
                            .mapToDouble(region -> doubleArea(region.outline()))
                            .sum())
                    .isCloseTo(8, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    private static double doubleArea(List<double[]> corners) {
        return IntStream.range(0, corners.size())
                .mapToDouble(i -> {
                    double[] from = corners.get(i);
                    double[] to = corners.get((i + 1) % corners.size());
                    return from[0] * to[1] - to[0] * from[1];
                })
                .sum();
    }

    @Test
    void regionsHaveTheSignPatternsOfRandomPoints() {
        Random random = new Random(1);
        for (long seed = 0; seed < 10; seed++) {
            List<Line> lines = random(5, seed, 3);
            Set<List<Integer>> patterns = new HashSet<>();
            PlaneRegion.of(SQUARE, lines).forEach(region -> patterns.add(region.signs()));
            for (int i = 0; i < 500; i++) {
                double x = 2 * random.nextDouble() - 1;
                double y = 2 * random.nextDouble() - 1;
                assertThat(patterns)
                        .as("seed %d", seed)
                        .contains(lines.stream()
                                .map(line -> (int) Math.signum(line.a().doubleValue() * x
                                        + line.b().doubleValue() * y
                                        + line.c().doubleValue()))
                                .toList());
            }
        }
    }
}
