package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShownPhotographsTest {
    @Test
    void allAreChosenIfThereAreNotTooMany() {
        assertThat(ShownPhotographs.chosen(new int[] {1, 0, 1, -1}, 4, 3)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void asManyOfEachClassAsPossibleAreChosen() {
        // 90 of the first class, 6 of the second, 4 of the third
        int[] classOf =
                IntStream.range(0, 100).map(i -> i < 90 ? 0 : i < 96 ? 1 : 2).toArray();
        List<Integer> chosen = ShownPhotographs.chosen(classOf, 20, 3);
        assertThat(chosen).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(chosen).filteredOn(i -> classOf[i] == 0).hasSize(10);
        assertThat(chosen).filteredOn(i -> classOf[i] == 1).hasSize(6);
        assertThat(chosen).filteredOn(i -> classOf[i] == 2).hasSize(4);
        assertThat(ShownPhotographs.chosen(classOf, 20, 3)).isEqualTo(chosen);
        assertThat(ShownPhotographs.chosen(classOf, 20, 4)).isNotEqualTo(chosen);
    }

    @Test
    void theOrderByClassHasThoseWithoutOneAtTheEnd() {
        double[][] similarity = new double[6][6];
        // within the class 0: 1 is like 5, and 5 like 3
        similarity[1][5] = similarity[5][1] = 0.9;
        similarity[3][5] = similarity[5][3] = 0.8;
        List<Integer> chosen = List.of(10, 20, 30, 40, 50, 60);
        int[] classOf = new int[61];
        classOf[10] = -1;
        classOf[20] = 0;
        classOf[30] = 1;
        classOf[40] = 0;
        classOf[50] = 1;
        classOf[60] = 0;
        List<Integer> order = ShownPhotographs.byClass(chosen, classOf, similarity);
        assertThat(order.subList(0, 3)).isIn(List.of(1, 5, 3), List.of(3, 5, 1));
        assertThat(order.subList(3, 5)).containsExactlyInAnyOrder(2, 4);
        assertThat(order.get(5)).isZero();
    }

    @Test
    void undefinedCorrelationsAreOrderedAsTheLeast() {
        double[][] matrix = {
            {1, Double.NaN, 0.9}, {Double.NaN, Double.NaN, Double.NaN}, {0.9, Double.NaN, 1},
        };
        List<Integer> order = ShownPhotographs.bySimilarity(matrix);
        assertThat(Math.abs(order.indexOf(0) - order.indexOf(2))).isEqualTo(1);
        assertThat(ShownPhotographs.mean(List.of(matrix, matrix), 3)[0]).containsExactly(1, -1, 0.9);
    }

    @Test
    void rowsAndColumnsArePermutedAlike() {
        double[][] matrix = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}};
        assertThat(ShownPhotographs.permuted(matrix, List.of(2, 0))).isEqualTo(new double[][] {{8, 6}, {2, 0}});
    }
}
