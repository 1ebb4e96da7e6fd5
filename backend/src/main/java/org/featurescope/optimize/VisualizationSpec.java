package org.featurescope.optimize;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.Validate;

/**
 * A specification of a run: what to optimize and with which settings.
 *
 * @param objective that is maximized; it has a value for each picture
 * @param pictures number of pictures
 * @param size height and width of each picture, pixels
 * @param steps of the optimizer
 * @param seed of all random numbers
 * @param start the name of the photograph to start from; empty for noise
 * @param settings of the optimization
 */
public record VisualizationSpec(
        Objective objective, int pictures, int size, int steps, long seed, Optional<String> start, Settings settings) {
    /** Returns a spec of a run that starts from noise. */
    public static VisualizationSpec of(
            Objective objective, int pictures, int size, int steps, long seed, Settings settings) {
        return new VisualizationSpec(objective, pictures, size, steps, seed, Optional.empty(), settings);
    }

    /** The least side of a picture, pixels. */
    public static final int LEAST_SIZE = 32;
    /** The largest side of a picture, pixels. */
    public static final int MOST_SIZE = 2048;
    /** The most steps of a run. */
    public static final int MOST_STEPS = 4096;
    /** The most pictures of a run. */
    public static final int MOST_PICTURES = 256;

    /** Checks that pictures for this network can have this size. */
    public static void checkSize(int size, Network network) {
        int least = Math.max(LEAST_SIZE, network.descriptor().input().leastSide());
        Validate.inRange("size", size, least, MOST_SIZE);
    }

    /** The most pixels of all pictures of a run: 256 of 512 by 512, or 16 of 2048 by 2048. */
    private static final long MOST_PIXELS = 256L * 512 * 512;

    /**
     * Checks that the network has what this spec names and that the run fits the memory, and prepares the run.
     *
     * @param limits of the engine that will run it
     * @return the run, whose spec calls classes by their full labels
     * @throws org.featurescope.validate.NotFoundException naming what is missing and what exists
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    public PreparedRun checkedAgainst(Network network, EngineLimits limits) {
        checkSize(size, network);
        Validate.inRange("pictures", pictures, 1, MOST_PICTURES);
        Validate.inRange("steps", steps, 1, MOST_STEPS);
        long fitting = MOST_PIXELS / ((long) size * size);
        Validate.isTrue(
                "pictures",
                pictures <= fitting,
                "%d pictures of %d pixels are too many for one run; %d are possible"
                        .formatted(pictures, size, fitting));
        VisualizationSpec checked = new VisualizationSpec(
                objective.checkedAgainst(network, pictures), pictures, size, steps, seed, start, settings);
        return PreparedRun.of(checked, network, limits);
    }
}
