package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.featurescope.figure.answers.Question;
import org.featurescope.validate.Validate;

/**
 * Composes the block of trials that people answer: practice, then scored and catch trials in a random order. Neurons and
 * other directions take turns before they are shuffled, so that half of the trials are about each. No photograph is asked
 * about twice, and none that is asked about is a reference, except in catch trials, whose photographs are among the
 * references.
 */
final class Block {
    private final TrialSpec spec;
    private final Material material;
    private final List<Integer> unasked;
    private final SplittableRandom seeds;

    /**
     * A trial.
     *
     * @param references the photographs that excite the direction most and least, among which those that are asked about
     *     are not; unless it is a catch trial
     * @param exciting the photograph that excites the direction
     * @param other the other one
     * @param right the place of the exciting one, 0 or 1
     */
    record Planned(Question.Role role, Direction direction, Extremes references, int exciting, int other, int right) {}

    private Block(TrialSpec spec, Material material) {
        this.spec = spec;
        this.material = material;
        this.unasked = new ArrayList<>(material.queries());
        this.seeds = new SplittableRandom(spec.optimization().seed() + 1);
    }

    /** Returns the number of directions of each of the two families that a block needs. */
    static int directionsOfEach(TrialSpec spec) {
        return spec.trials() == 0 ? 0 : (all(spec) + 1) / 2;
    }

    private static int all(TrialSpec spec) {
        return spec.trials() + catches(spec) + TrialSpec.PRACTICE;
    }

    private static int catches(TrialSpec spec) {
        return spec.references() == TrialSpec.References.NONE ? 0 : TrialSpec.CATCHES;
    }

    /** Returns the directions of a block: neurons and others by turns. */
    static List<Direction> directions(TrialSpec spec, List<Direction> neurons, List<Direction> others) {
        int each = directionsOfEach(spec);
        for (List<Direction> family : List.of(neurons, others)) {
            Validate.isTrue(
                    TrialSpec.TRIALS.name(),
                    family.size() >= each,
                    "a block of %d trials takes %d neurons of %s that photographs excite and as many other directions, but there are %d; lower trials"
                            .formatted(spec.trials(), each, spec.layer(), family.size()));
        }
        List<Direction> directions = new ArrayList<>();
        for (int i = 0; directions.size() < (each == 0 ? 0 : all(spec)); i++) {
            directions.add((i % 2 == 0 ? neurons : others).get(i / 2));
        }
        return directions;
    }

    /**
     * Returns the trials in their order.
     *
     * @param directions those of {@link #directions(TrialSpec, List, List)}
     * @param hasQuestions whether a direction can be asked about
     */
    static List<Planned> of(
            TrialSpec spec, Material material, List<Direction> directions, Predicate<Direction> hasQuestions) {
        Block block = new Block(spec, material);
        List<Planned> practice = new ArrayList<>();
        List<Planned> counted = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            Direction direction = directions.get(i);
            if (!hasQuestions.test(direction)) {
                continue;
            }
            if (i < spec.trials()) {
                counted.add(block.asked(Question.Role.SCORED, direction));
            } else if (i < spec.trials() + catches(spec)) {
                counted.add(block.catching(direction));
            } else {
                practice.add(block.asked(Question.Role.PRACTICE, direction));
            }
        }
        Collections.shuffle(counted, new Random(block.seeds.nextLong()));
        practice.addAll(counted);
        return practice;
    }

    private Planned asked(Question.Role role, Direction direction) {
        double[] scores = material.scores().of(direction.vector());
        Extremes pair = Extremes.of(scores, material.scores().overall(), unasked, 1, seeds.nextLong());
        int exciting = pair.most().get(0);
        int other = pair.least().get(0);
        unasked.remove((Integer) exciting);
        unasked.remove((Integer) other);
        return new Planned(role, direction, references(scores), exciting, other, seeds.nextInt(2));
    }

    private Planned catching(Direction direction) {
        Extremes references = references(material.scores().of(direction.vector()));
        int place = seeds.nextInt(references.most().size());
        return new Planned(
                Question.Role.CATCH,
                direction,
                references,
                references.most().get(place),
                references.least().get(place),
                seeds.nextInt(2));
    }

    private Extremes references(double[] scores) {
        return Extremes.of(
                scores, material.scores().overall(), material.references(), references(spec), seeds.nextLong());
    }

    /** Returns the number of photographs on each side that are references. */
    static int references(TrialSpec spec) {
        return spec.references() == TrialSpec.References.PHOTOGRAPHS ? spec.count() : 1;
    }
}
