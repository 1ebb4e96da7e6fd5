package org.featurescope.optimize.run;

import java.util.List;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.graph.Pictures;

/**
 * A compiled optimization of a batch of pictures of one size. Units, weights and positions are fed, so it serves all objectives
 * of one form.
 *
 * <p>Not thread-safe. It holds native memory until closed.
 */
public sealed interface Optimization extends AutoCloseable permits OptimizationGraph, TiledOptimization {
    /**
     * The result of a step, for the pictures before the step moved them.
     *
     * @param objectives the objective of each picture
     * @param gradientNorms the root mean square of the gradient of each picture
     */
    record StepResult(float[] objectives, float[] gradientNorms) {}

    /** Returns the variables of the pictures in their session. */
    PictureState state();

    /** Returns the pictures that are optimized. */
    default Pictures pictures() {
        return state().pictures();
    }

    /** Sets the variables and resets the optimizer. */
    default void start(List<float[]> values) {
        state().start(values);
    }

    /**
     * Returns the steps of one run.
     *
     * @param objective of the form that this was compiled for
     * @param random draws the transformations; nobody else may use it until the steps are closed
     */
    Steps steps(BatchObjective objective, PhotographActivations photographs, CountedRandom random);

    /** Returns the current values of the variables. */
    default List<float[]> values() {
        return state().values();
    }

    /** Returns the current pictures, without a transformation. */
    default List<RgbImage> frame() {
        return state().frame();
    }

    @Override
    void close();

    /** The steps of one run. They hold native memory until closed. */
    interface Steps extends AutoCloseable {
        /**
         * Makes one step of gradient ascent.
         *
         * @param leaks the factor of negative values, for each picture or one for all
         * @param rate of the optimizer
         */
        StepResult next(double[] leaks, double rate);

        /** Returns how many random numbers were drawn before those of the next step. */
        long drawn();

        @Override
        void close();
    }
}
