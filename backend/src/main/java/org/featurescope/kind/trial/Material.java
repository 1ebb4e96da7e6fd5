package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.kind.photographs.SampledPositions;
import org.featurescope.model.Stage;
import org.featurescope.space.directions.Vectors;
import org.featurescope.validate.Validate;

/**
 * The photographs of a trial with their activations, divided at random into two halves: references are chosen from one,
 * and the photographs that are asked about from the other, so that none is ever both.
 *
 * @param names the names of the photographs
 * @param scores computes how much the photographs excite directions
 * @param features the features of the photographs for the judge
 * @param references the photographs of one half
 * @param queries those of the other half
 * @param draw draws directions; clusters are fitted to the references alone
 */
record Material(
        List<String> names,
        PhotographScores scores,
        PictureFeatures features,
        List<Integer> references,
        List<Integer> queries,
        DirectionDraw draw) {
    /** The most photographs of a set that are used. */
    static final int MOST_PHOTOGRAPHS = 2000;
    /** The most questions about one direction that the judge answers. */
    private static final int MOST_PAIRS = 20;

    private static final int MOST_POSITIONS = 20_000;

    Material {
        names = List.copyOf(names);
        references = List.copyOf(references);
        queries = List.copyOf(queries);
    }

    /**
     * Reads the material.
     *
     * @param index the activations at the layer
     * @param judgeIndex the activations of the judge's network
     * @throws org.featurescope.validate.InvalidInputException if the set has too few photographs
     */
    static Material read(
            TrialSpec spec, ActivationIndex index, Stage stage, ActivationIndex judgeIndex, List<Stage> judgeStages) {
        requireEnough(spec, index.names().size());
        SplittableRandom seeds = new SplittableRandom(spec.optimization().seed());
        int[] drawn = shuffled(index.names().size(), seeds.nextLong()).stream()
                .limit(MOST_PHOTOGRAPHS)
                .mapToInt(Integer::intValue)
                .toArray();
        Vectors means = new Vectors(index.means(stage), stage.channels()).of(drawn);
        List<Vectors> ofJudge = judgeStages.stream()
                .map(each -> new Vectors(judgeIndex.means(each), each.channels()).of(drawn))
                .toList();
        int half = drawn.length / 2;
        return new Material(
                IntStream.of(drawn).mapToObj(index.names()::get).toList(),
                new PhotographScores(means),
                new PictureFeatures(ofJudge),
                IntStream.range(0, half).boxed().toList(),
                IntStream.range(half, 2 * half).boxed().toList(),
                new DirectionDraw(spec.layer(), means, positions(index, stage, drawn, half), seeds.nextLong()));
    }

    /** Checks that a set has enough photographs. */
    static void requireEnough(TrialSpec spec, int photographs) {
        int least = 2 * spec.leastHalf();
        Validate.isTrue(
                "photographs",
                photographs >= least,
                ("the trial takes %d photographs that can be read: half of them as references, of which it shows %d on each"
                                + " side, and half to ask about, of which %d trials and %d for practice take two each. The set %s"
                                + " has %d; lower trials or count, or choose a larger set")
                        .formatted(
                                least,
                                spec.count(),
                                spec.trials(),
                                spec.trials() == 0 ? 0 : TrialSpec.PRACTICE,
                                spec.photographs().name(),
                                photographs));
    }

    private static List<Integer> shuffled(int count, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    /** Returns the activations at positions of the first {@code count} of some photographs, as many of each. */
    private static Vectors positions(ActivationIndex index, Stage stage, int[] photographs, int count) {
        return SampledPositions.of(index.positions(stage).count(), count, MOST_POSITIONS)
                .read(count, stage.channels(), i -> index.values(stage, photographs[i]));
    }

    /** Returns the number of questions about one direction that the judge answers. */
    int pairs() {
        return Math.max(1, Math.min(MOST_PAIRS, queries.size() / 4));
    }
}
