package org.featurescope.optimize;

import org.featurescope.model.Network;

/** Makes feature visualizations. Thread-safe. */
public interface Visualizer {
    /**
     * Checks a spec and runs it on the calling thread until the last step.
     *
     * @throws org.featurescope.validate.InvalidInputException if the spec is not possible
     * @throws CancelledRunException if the listener cancelled the run
     * @throws FailedRunException if the run cannot continue
     */
    Visualization run(Network network, VisualizationSpec spec, RunListener listener);

    /**
     * Runs a spec that was checked against {@link #limits}, on the calling thread until the last step.
     *
     * @throws CancelledRunException if the listener cancelled the run
     * @throws FailedRunException if the run cannot continue
     */
    default Visualization run(PreparedRun prepared, RunListener listener) {
        return run(prepared.network(), prepared.spec(), listener);
    }

    /** Returns the limits of the batches; a spec can be run if {@link VisualizationSpec#checkedAgainst} accepts it with them. */
    default EngineLimits limits() {
        return Tuning.DEFAULT.limits();
    }
}
