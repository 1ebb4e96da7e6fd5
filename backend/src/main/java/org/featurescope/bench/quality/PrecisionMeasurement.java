package org.featurescope.bench.quality;

import org.featurescope.optimize.Precision;

/**
 * How the pictures of one run agree with those of the same channels in single precision.
 *
 * @param model the network's id
 * @param layer its layer
 * @param precision of the run
 * @param seed of the run
 * @param difference mean over the values of all pictures of the absolute difference, of 255 levels
 * @param correlation of the values of a picture with those of its counterpart, mean over the pictures
 * @param objective what is reached, summed over the pictures, as a share of what is reached in single precision
 */
public record PrecisionMeasurement(
        String model,
        String layer,
        Precision precision,
        long seed,
        double difference,
        double correlation,
        double objective) {}
