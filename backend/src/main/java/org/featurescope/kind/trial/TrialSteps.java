package org.featurescope.kind.trial;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;

/** Reports the progress of a trial's recipe: photographs of both networks, then steps of the optimization. */
final class TrialSteps {
    private final RecipeListener listener;
    private final int before;

    /**
     * Creates the progress.
     *
     * @param before the number of steps before the optimization
     */
    TrialSteps(RecipeListener listener, int before) {
        this.listener = listener;
        this.before = before;
    }

    /** Returns the listener of an index whose photographs are the steps after {@code first}. */
    IndexListener reading(int first) {
        return IndexListener.of(
                listener::cancelled,
                (done, photographs) ->
                        listener.step(Math.max(1, first + done), before, new float[0], List::<RgbImage>of));
    }

    /** Returns the listener of the optimization. */
    RecipeListener optimizing() {
        return new RecipeListener() {
            private double optimizationShare;

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public Checkpoints checkpoints() {
                return listener.checkpoints();
            }

            @Override
            public void worked(double share) {
                optimizationShare = share;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                if (optimizationShare > 0) {
                    listener.worked((before + optimizationShare * steps) / (before + steps));
                }
                listener.step(before + step, before + steps, new float[0], List::<RgbImage>of);
            }
        };
    }
}
