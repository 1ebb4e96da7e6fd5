package org.featurescope.figure;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;

/** Hears of a figure as it is made. Called on the recipe's own thread; what it does delays the recipe. */
public interface RecipeListener {
    /** Hears nothing and never cancels. */
    RecipeListener NONE = (step, steps, objective, frame) -> {};

    /** Asked before every step: whether the recipe should stop now. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Told before a call of {@link #step} where steps differ in what they cost.
     *
     * @param share how much of the whole work lies behind, about, in (0, 1]
     */
    default void worked(double share) {}

    /**
     * Called after every step.
     *
     * @param step the step just made, from 1
     * @param steps how many there will be
     * @param objective the objective of each picture
     * @param frame draws the figure's pictures as they are now, when called; valid only during this call
     */
    void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame);
}
