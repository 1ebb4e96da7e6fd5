package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.network.Architecture.Hidden;
import org.junit.jupiter.api.Test;

final class JumpAssociationTest {
    private static final int INTERVALS = 200;

    /** Returns a cost that falls slowly, and by more in the intervals of {@code jumps}. */
    private static double[] cost(Random random, boolean[] jumps) {
        double[] cost = new double[INTERVALS + 1];
        cost[0] = 1;
        for (int i = 0; i < INTERVALS; i++) {
            double drop = 0.01 * Math.exp(-i / 60.0) * (1 + 0.3 * random.nextGaussian()) + (jumps[i] ? 0.01 : 0);
            cost[i + 1] = cost[i] - drop;
        }
        return cost;
    }

    private static boolean[] jumps(Random random) {
        boolean[] jumps = new boolean[INTERVALS];
        for (int i = 0; i < INTERVALS; i++) {
            jumps[i] = random.nextInt(8) == 0;
        }
        return jumps;
    }

    /** Returns the changes of each interval: ever fewer with time, and many more in the intervals of {@code jumps}. */
    private static int[] changed(Random random, boolean[] jumps) {
        return IntStream.range(0, INTERVALS)
                .map(i -> (int) (20 * Math.exp(-i / 60.0) * random.nextDouble()) + (jumps[i] ? 15 : 0))
                .toArray();
    }

    @Test
    void findsThatCostDropsWhereNeuronsChange() {
        Random random = new Random(1);
        boolean[] jumps = jumps(random);
        JumpAssociation found =
                JumpAssociation.of(cost(random, jumps), changed(random, jumps)).orElseThrow();
        assertThat(found.correlation()).isGreaterThan(0.2);
        assertThat(found.probability()).isLessThan(0.01);
    }

    @Test
    void aSharedTrendAloneIsNoAssociation() {
        int rejected = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(100 + run);
            JumpAssociation found = JumpAssociation.of(cost(random, jumps(random)), changed(random, jumps(random)))
                    .orElseThrow();
            rejected += found.probability() <= 0.05 ? 1 : 0;
        }
        assertThat((double) rejected / runs).isBetween(0.01, 0.09);
    }

    @Test
    void saysNothingOfTooFewIntervalsOrOfAPatternThatStays() {
        assertThat(JumpAssociation.of(new double[21], new int[20])).isEmpty();
        Random random = new Random(2);
        assertThat(JumpAssociation.of(cost(random, jumps(random)), new int[INTERVALS]))
                .isEmpty();
    }

    @Test
    void findsNothingInARunWhoseFiringIsShuffled() {
        Problem xor = LogicProblems.xor();
        try (Training training = new Training(
                xor.architecture(List.of(new Hidden(4, Activation.RELU))),
                xor.data(),
                new TrainingSettings(0.2, 4, 0, 0),
                3,
                List.of())) {
            double[] cost = new double[121];
            int[] changed = new int[120];
            FiringPattern last = FiringPattern.of(training);
            cost[0] = training.score().cost();
            for (int i = 0; i < 120; i++) {
                training.advance(5);
                FiringPattern pattern = FiringPattern.of(training);
                changed[i] = pattern.changedFrom(last);
                last = pattern;
                cost[i + 1] = training.score().cost();
            }
            assertThat(IntStream.of(changed).sum()).isPositive();
            int rejected = 0;
            Random random = new Random(4);
            for (int shuffle = 0; shuffle < 100; shuffle++) {
                Optional<JumpAssociation> found = JumpAssociation.of(cost, shuffled(changed, random));
                rejected += found.orElseThrow().probability() <= 0.05 ? 1 : 0;
            }
            assertThat(rejected).isLessThanOrEqualTo(12);
        }
    }

    private static int[] shuffled(int[] values, Random random) {
        int[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return shuffled;
    }

    @Test
    void aPatternSaysWhichNeuronsFire() {
        Problem xor = LogicProblems.xor();
        try (Training training = new Training(
                xor.architecture(List.of(new Hidden(2, Activation.SIGMOID))),
                xor.data(),
                new TrainingSettings(1, 4, 0, 0),
                1,
                List.of())) {
            // a + b - 0.5 and a + b - 1.5, weights from each input to both neurons, then biases
            training.graph().set(new float[] {1, 1, 1, 1, -0.5f, -1.5f, 0, 0, 0});
            FiringPattern pattern = FiringPattern.of(training);
            assertThat(pattern.count(0)).isEqualTo(3);
            assertThat(pattern.count(1)).isEqualTo(1);
            training.graph().set(new float[] {1, 1, 1, 1, -0.5f, -0.5f, 0, 0, 0});
            assertThat(FiringPattern.of(training).changedFrom(pattern)).isEqualTo(2);
        }
    }
}
