package org.featurescope.optimize.run;

import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.graph.Pictures;

/**
 * A compiled optimization of a batch of pictures of one size. What is wanted of the layers is fed, so it serves all
 * objectives of one form.
 *
 * <p>Not safe for use by several threads at once. It holds native memory until closed.
 */
public sealed interface Optimization extends AutoCloseable permits OptimizationGraph, TiledOptimization {
    /**
     * What one step found, before it moved the pictures.
     *
     * @param objective of each picture
     * @param gradientNorm the root mean square of the gradient of each picture
     */
    record Step(float[] objective, float[] gradientNorm) {}

    /** The pictures in their session. */
    PictureState state();

    /** What is optimized. */
    default Pictures pictures() {
        return state().pictures();
    }

    /** Begins anew from these values of the variables. */
    default void begin(List<float[]> values) {
        state().begin(values);
    }

    /**
     * The steps of one run.
     *
     * @param objective of the form that this was compiled for
     * @param random draws how the pictures are looked at; until the steps are closed nobody else may use it
     */
    Steps steps(BatchObjective objective, PhotographActivations photographs, SplittableRandom random);

    /** The values of the variables now. */
    default List<float[]> values() {
        return state().values();
    }

    /** The pictures as they are now, without any transformation; with their opacity where they have one. */
    default List<RgbImage> frame() {
        return state().frame();
    }

    @Override
    void close();

    /** The steps of one run. It holds native memory until closed. */
    interface Steps extends AutoCloseable {
        /**
         * Makes one step of the optimizer uphill.
         *
         * @param leaks the share at which values below zero count, for each picture or one for all
         */
        Step next(double[] leaks, double rate);

        @Override
        void close();
    }
}
