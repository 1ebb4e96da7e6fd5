package org.featurescope.figure;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;

/**
 * Receives the progress of a recipe and can cancel it. It is called on the recipe's thread, so slow code delays the
 * recipe.
 */
public interface RecipeListener {
    /** A listener that ignores all progress and never cancels. */
    RecipeListener NONE = (step, steps, objective, frame) -> {};

    /** Returns whether the recipe should stop. It is called before every step. */
    default boolean cancelled() {
        return false;
    }

    /** Returns where the recipe keeps its state, and finds that of an earlier call for the same figure. */
    default Checkpoints checkpoints() {
        return Checkpoints.NONE;
    }

    /**
     * Receives the share of the whole work that is done. A recipe whose steps differ in cost calls it before each call
     * of {@link #step}.
     *
     * @param share an estimate, in (0, 1]
     */
    default void worked(double share) {}

    /**
     * Receives the state of the figure after a step.
     *
     * @param step the step, from 1
     * @param steps the number of all steps
     * @param objective the value of each picture's objective
     * @param frame computes the figure's pictures in their present state; may be called only during this call
     */
    void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame);
}
