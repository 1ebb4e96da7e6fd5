package org.featurescope.kind.basistest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.featurescope.space.directions.LabelledMeans;
import org.featurescope.space.directions.Vectors;
import org.junit.jupiter.api.Test;

final class SampleTest {
    private static Sample sample(int photographs, int perPhotograph, int... classes) {
        Vectors means = new Vectors(new float[photographs], 1);
        return Sample.read(
                perPhotograph,
                photograph -> {
                    float[] values = new float[perPhotograph];
                    for (int i = 0; i < perPhotograph; i++) {
                        values[i] = 100 * photograph + i;
                    }
                    return values;
                },
                means,
                classes);
    }

    @Test
    void readsEveryPositionOfASmallSet() {
        Sample sample = sample(2, 3, -1, -1);
        assertThat(sample.positions().values()).containsExactly(0, 1, 2, 100, 101, 102);
        assertThat(sample.photograph(4)).isEqualTo(1);
        assertThat(sample.place(4, 3)).isEqualTo(1);
    }

    @Test
    void readsFewerPositionsOfEachPhotographOfALargeSet() {
        int photographs = 3000;
        Sample sample = sample(photographs, 16, new int[photographs]);
        assertThat(sample.positions().count()).isEqualTo(6 * photographs).isLessThanOrEqualTo(Sample.MOST_POSITIONS);
        assertThat(Arrays.copyOf(sample.positions().values(), 7)).containsExactly(0, 2, 5, 8, 10, 13, 100);
        assertThat(sample.place(8, 16)).isEqualTo(5);
    }

    @Test
    void leavesOutClassesOfOnePhotograph() {
        LabelledMeans labelled = sample(7, 1, 0, 2, 1, 2, 0, -1, 0).labelled().orElseThrow();
        assertThat(labelled.count()).isEqualTo(2);
        assertThat(labelled.photographs()).isEqualTo(5);
        assertThat(sample(4, 1, 0, 0, 0, 1).labelled()).isEmpty();
        assertThat(sample(3, 1, -1, -1, -1).labelled()).isEmpty();
    }

    @Test
    void dividesThePhotographsOfEachClassInHalves() {
        Sample sample = sample(24, 1, IntStream.range(0, 24).map(i -> i % 3 - 1).toArray());
        int[][] halves = sample.halves(5);
        assertThat(IntStream.concat(Arrays.stream(halves[0]), Arrays.stream(halves[1]))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 24).boxed().toList());
        for (int[] half : halves) {
            assertThat(half).hasSize(12).isSorted();
            for (int k = 0; k < 3; k++) {
                int own = k;
                assertThat(Arrays.stream(half).filter(i -> i % 3 == own)).hasSize(4);
            }
        }
        assertThat(halves).isDeepEqualTo(sample.halves(5));
    }

    @Test
    void keepsPositionsAndClassesOfSomePhotographsTogether() {
        Sample some = sample(3, 2, 0, 1, 2).of(new int[] {0, 2});
        assertThat(some.positions().values()).containsExactly(0, 1, 200, 201);
        assertThat(some.photographs()).isEqualTo(2);
    }
}
