package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;
import org.featurescope.optimize.RunListener;

/** Notes the steps of a run, and pauses after one of them. */
final class PausingListener implements RunListener {
    final List<Integer> steps = new ArrayList<>();
    private final Checkpoints checkpoints;
    private final int pause;

    PausingListener(Checkpoints checkpoints, int pause) {
        this.checkpoints = checkpoints;
        this.pause = pause;
    }

    @Override
    public boolean cancelled() {
        return !steps.isEmpty() && steps.get(steps.size() - 1) >= pause;
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public void step(int step, int of, float[] objective, Supplier<List<RgbImage>> frame) {
        steps.add(step);
    }
}
