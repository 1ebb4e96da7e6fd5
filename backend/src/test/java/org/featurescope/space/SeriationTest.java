package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which neighbours are alike. */
final class SeriationTest {
    @Test
    void findsTheLineThatThingsLieOn() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(places, new Random(7));
        double[][] likeness = new double[40][40];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                likeness[i][j] = Math.exp(-Math.abs(places.get(i) - places.get(j)));
            }
        }
        List<Integer> along = Seriation.of(likeness).stream().map(places::get).toList();
        List<Integer> line = IntStream.range(0, 40).boxed().toList();
        List<Integer> back = IntStream.range(0, 40).map(i -> 39 - i).boxed().toList();
        assertThat(along).isIn(line, back);
    }

    @Test
    void isAtLeastAsGoodAsEveryTurnOfOneOfItsStretchesAndBetterThanChance() {
        double[][] likeness = random(30, 3);
        List<Integer> order = Seriation.of(likeness);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).boxed().toList());
        double sum = sum(order, likeness);
        for (int from = 0; from < 29; from++) {
            for (int to = from + 1; to < 30; to++) {
                List<Integer> turned = new ArrayList<>(order);
                Collections.reverse(turned.subList(from, to + 1));
                assertThat(sum(turned, likeness)).isLessThanOrEqualTo(sum + 1e-6);
            }
        }
        List<Integer> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(sum).isGreaterThan(sum(shuffled, likeness));
    }

    @Test
    void beginsAtTheEndWithTheSmallerIndexAndIsAlwaysTheSame() {
        double[][] likeness = random(17, 5);
        List<Integer> order = Seriation.of(likeness);
        assertThat(order.get(0)).isLessThan(order.get(16));
        assertThat(Seriation.of(likeness)).isEqualTo(order);
    }

    @Test
    void oneThingOrNoneIsInOrder() {
        assertThat(Seriation.of(new double[0][0])).isEmpty();
        assertThat(Seriation.of(new double[][] {{1}})).containsExactly(0);
    }

    private static double sum(List<Integer> order, double[][] likeness) {
        double sum = 0;
        for (int i = 1; i < order.size(); i++) {
            sum += likeness[order.get(i - 1)][order.get(i)];
        }
        return sum;
    }

    private static double[][] random(int things, long seed) {
        Random random = new Random(seed);
        double[][] likeness = new double[things][things];
        for (int i = 0; i < things; i++) {
            for (int j = 0; j <= i; j++) {
                likeness[i][j] = likeness[j][i] = random.nextDouble();
            }
        }
        return likeness;
    }
}
