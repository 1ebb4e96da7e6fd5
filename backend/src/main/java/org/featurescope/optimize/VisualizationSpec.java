package org.featurescope.optimize;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.Validate;

/**
 * What to optimize, and how.
 *
 * @param objective what is made large; it has a value for each picture
 * @param pictures how many pictures are optimized
 * @param size height and width of each picture, pixels
 * @param steps of the optimizer
 * @param seed everything random draws from it
 * @param start the name of the photograph to start from; nothing for noise
 * @param settings how the run climbs
 */
public record VisualizationSpec(
        Objective objective, int pictures, int size, int steps, long seed, Optional<String> start, Settings settings) {
    /** A run from noise. */
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

    /** Passes a size that pictures for this network can have. */
    public static void checkSize(int size, Network network) {
        int least = Math.max(LEAST_SIZE, network.descriptor().input().leastSide());
        Validate.inRange("size", size, least, MOST_SIZE);
    }

    /** The most pixels of all pictures of a run: 256 of 512 by 512, or 16 of 2048 by 2048. */
    private static final long MOST_PIXELS = 256L * 512 * 512;

    /**
     * This spec, if the network has what it asks for and it fits the memory; a class is then called by its full label.
     *
     * @param limits of the engine that is to make it
     * @throws org.featurescope.validate.NotFoundException naming what is not there and what is
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    public VisualizationSpec checkedAgainst(Network network, EngineLimits limits) {
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
        Octave.of(checked, network, limits, Octave.MOST_WHOLE);
        return checked;
    }
}
