package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that neighbours in the order are similar. */
final class SeriationTest {
    @Test
    void findsTheOrderOfItemsOnALine() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(places, new Random(7));
        double[][] similarity = new double[40][40];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                similarity[i][j] = Math.exp(-Math.abs(places.get(i) - places.get(j)));
            }
        }
        List<Integer> along = Seriation.of(similarity).stream().map(places::get).toList();
        List<Integer> line = IntStream.range(0, 40).boxed().toList();
        List<Integer> back = IntStream.range(0, 40).map(i -> 39 - i).boxed().toList();
        assertThat(along).isIn(line, back);
    }

    @Test
    void isAtLeastAsGoodAsEveryReversalOfOneSectionAndBetterThanChance() {
        double[][] similarity = random(30, 3);
        List<Integer> order = Seriation.of(similarity);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).boxed().toList());
        double sum = sum(order, similarity);
        for (int from = 0; from < 29; from++) {
            for (int to = from + 1; to < 30; to++) {
                List<Integer> turned = new ArrayList<>(order);
                Collections.reverse(turned.subList(from, to + 1));
                assertThat(sum(turned, similarity)).isLessThanOrEqualTo(sum + 1e-6);
            }
        }
        List<Integer> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(sum).isGreaterThan(sum(shuffled, similarity));
    }

    @Test
    void startsAtTheEndWithTheSmallerIndexAndIsReproducible() {
        double[][] similarity = random(17, 5);
        List<Integer> order = Seriation.of(similarity);
        assertThat(order.get(0)).isLessThan(order.get(16));
        assertThat(Seriation.of(similarity)).isEqualTo(order);
    }

    @Test
    void keepsOneItemOrNone() {
        assertThat(Seriation.of(new double[0][0])).isEmpty();
        assertThat(Seriation.of(new double[][] {{1}})).containsExactly(0);
    }

    private static double sum(List<Integer> order, double[][] similarity) {
        double sum = 0;
        for (int i = 1; i < order.size(); i++) {
            sum += similarity[order.get(i - 1)][order.get(i)];
        }
        return sum;
    }

    private static double[][] random(int things, long seed) {
        Random random = new Random(seed);
        double[][] similarity = new double[things][things];
        for (int i = 0; i < things; i++) {
            for (int j = 0; j <= i; j++) {
                similarity[i][j] = similarity[j][i] = random.nextDouble();
            }
        }
        return similarity;
    }
}
