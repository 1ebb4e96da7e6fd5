package org.featurescope.kind.basistest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Checkpoints;

/**
 * Reports the progress of the parts of the recipe as one: reading photographs for both networks, computing statistics,
 * and optimizing pictures. Before the optimization the figure's pictures are grey.
 */
final class Work {
    /** The steps for which a fit counts; a projection on the directions of one rotation counts for one. */
    static final int FITTING = 8;

    private final RecipeListener listener;
    private final int photographs;
    private final int computations;
    private final int optimizationSteps;
    private final float[] none;
    private final List<RgbImage> grey;
    private int done;

    /**
     * Creates the progress of a recipe.
     *
     * @param photographs the number of photographs that are read, counting each network
     * @param computations the number of steps of the statistics
     * @param optimizationSteps the number of steps of all optimizations together
     * @param pictures the number of optimized pictures
     * @param size the size of these, pixels
     */
    Work(RecipeListener listener, int photographs, int computations, int optimizationSteps, int pictures, int size) {
        this.listener = listener;
        this.photographs = photographs;
        this.computations = computations;
        this.optimizationSteps = optimizationSteps;
        this.none = new float[pictures];
        Arrays.fill(none, Float.NaN);
        this.grey = Collections.nCopies(pictures, RgbImage.grey(size));
    }

    private int steps() {
        return photographs + computations + optimizationSteps;
    }

    private void report(int step) {
        listener.step(step, steps(), none, () -> grey);
    }

    /**
     * Returns a listener for reading photographs.
     *
     * @param before the number of photographs that were read for the other network
     */
    IndexListener reading(int before) {
        return IndexListener.of(
                listener::cancelled, (read, all) -> report(Math.max(1, Math.min(photographs, before + read))));
    }

    /**
     * Called after some steps of the statistics.
     *
     * @throws CancelledRunException if the listener cancels
     */
    void done(int steps) {
        if (listener.cancelled()) {
            throw new CancelledRunException(photographs + done, steps());
        }
        done = Math.min(computations, done + steps);
        report(photographs + done);
    }

    /** Returns the listener of the optimization, which has the figure's pictures in their order. */
    RecipeListener optimizing() {
        int before = photographs + computations;
        return new RecipeListener() {
            private double share;

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public Checkpoints checkpoints() {
                return listener.checkpoints();
            }

            @Override
            public void worked(double part) {
                share = part;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                if (share > 0) {
                    listener.worked((before + share * steps) / (before + steps));
                }
                listener.step(before + step, before + steps, objective, frame);
            }
        };
    }
}
