package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.space.directions.Rotations;
import org.featurescope.space.directions.Vectors;

/**
 * Directions that random rotations make of the neurons of a layer.
 *
 * @param first the first rotation, {@code [channels][channels]}
 * @param whole the directions of each rotation of the whole activation space
 * @param withinBranches the directions of each rotation that turns every branch of an Inception layer by itself; empty
 *     if the layer has one branch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rotated(double[][] first, List<Vectors> whole, List<Vectors> withinBranches) {
    /** The number of directions that are enough for a control. */
    private static final int ENOUGH = 4096;

    /**
     * Draws rotations.
     *
     * @param branches the number of channels of each branch, in order
     * @param count the number of rotations
     * @param work is told of each rotation, and can cancel
     */
    static Rotated draw(List<Integer> branches, int count, long seed, Work work) {
        SplittableRandom seeds = new SplittableRandom(seed);
        int channels = branches.stream().mapToInt(Integer::intValue).sum();
        List<double[][]> whole = new ArrayList<>();
        List<Vectors> directions = new ArrayList<>();
        try (Rotations rotations = new Rotations(channels)) {
            for (int i = 0; i < count; i++) {
                double[][] rotation = rotations.draw(seeds.nextLong());
                if (i == 0) {
                    whole.add(rotation);
                }
                directions.add(Vectors.columns(rotation));
                work.done(1);
            }
        }
        List<Vectors> within = new ArrayList<>();
        for (int i = 0; branches.size() > 1 && i < controls(channels, count); i++) {
            within.add(Vectors.columns(withinBranches(branches, channels, seeds)));
        }
        return new Rotated(whole.get(0), List.copyOf(directions), List.copyOf(within));
    }

    private static double[][] withinBranches(List<Integer> branches, int channels, SplittableRandom seeds) {
        double[][] rotation = new double[channels][channels];
        int first = 0;
        for (int size : branches) {
            try (Rotations rotations = new Rotations(size)) {
                double[][] block = rotations.draw(seeds.nextLong());
                for (int row = 0; row < size; row++) {
                    System.arraycopy(block[row], 0, rotation[first + row], first, size);
                }
            }
            first += size;
        }
        return rotation;
    }

    /** Returns the number of rotations for a control, at most {@code count}. */
    static int controls(int channels, int count) {
        return Math.min(count, (ENOUGH + channels - 1) / channels);
    }

    /** Returns the directions of as many rotations as are enough for a control. */
    List<Vectors> some() {
        return whole.subList(0, controls(first.length, whole.size()));
    }
}
