package org.featurescope.optimize;

import org.featurescope.model.Network;

/** Makes feature visualizations. Safe for use by several threads. */
public interface Visualizer {
    /**
     * Runs on the calling thread until the last step.
     *
     * @throws org.featurescope.validate.InvalidInputException if the spec asks for what cannot be made
     * @throws CancelledRunException if the listener asked to stop
     * @throws FailedRunException if the run cannot go on
     */
    Visualization run(Network network, VisualizationSpec spec, RunListener listener);

    /** What its batches may be; a spec that passes {@link VisualizationSpec#checkedAgainst} with them can be run. */
    default EngineLimits limits() {
        return Tuning.DEFAULT.limits();
    }
}
