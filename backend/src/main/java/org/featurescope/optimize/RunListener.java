package org.featurescope.optimize;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;

/** Hears of a run as it goes on. Called on the run's own thread; what it does delays the run. */
public interface RunListener {
    /** Hears nothing and never cancels. */
    RunListener NONE = (step, steps, objective, frame) -> {};

    /** Asked before every step: whether the run should stop now. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Told before each call of {@link #step}, as steps differ in what they cost.
     *
     * @param share how much of the whole work lies behind, about, in (0, 1]
     */
    default void worked(double share) {}

    /**
     * Called after every step.
     *
     * @param step the step just made, from 1
     * @param steps how many there will be
     * @param objective the objective of each picture before this step
     * @param frame draws the pictures as they are now, when called; valid only during this call
     */
    void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame);
}
