package org.featurescope.optimize;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;

/** Receives the progress of a run. It is called on the run's own thread and delays the run. */
public interface RunListener {
    /** Ignores all calls and never cancels. */
    RunListener NONE = (step, steps, objective, frame) -> {};

    /** Returns whether the run should stop now. Called before every step. */
    default boolean cancelled() {
        return false;
    }

    /** Returns where the run keeps its state, and finds that of an earlier run of the same spec. */
    default Checkpoints checkpoints() {
        return Checkpoints.NONE;
    }

    /**
     * Receives the share of the work that is done. Called before each {@link #step}, because the steps differ in their cost.
     *
     * @param share approximate share of the work, in (0, 1]
     */
    default void worked(double share) {}

    /**
     * Receives the result of a step. Called after every step.
     *
     * @param step the step just made, from 1
     * @param steps of the whole run
     * @param objective the objective of each picture before this step
     * @param frame draws the current pictures when it is called; valid only during this call
     */
    void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame);
}
