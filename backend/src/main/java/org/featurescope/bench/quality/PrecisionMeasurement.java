package org.featurescope.bench.quality;

import org.featurescope.optimize.Precision;

/**
 * The agreement of pictures with those of the same channels in float32.
 *
 * @param model id of the network
 * @param layer name of the layer
 * @param precision of the run
 * @param seed of the run
 * @param difference mean absolute difference of the values of all pictures, in levels of 255
 * @param correlation of the values of a picture with those of its counterpart; the mean over the pictures
 * @param objective the sum of the objectives of all pictures, as a share of the sum in float32
 */
public record PrecisionMeasurement(
        String model,
        String layer,
        Precision precision,
        long seed,
        double difference,
        double correlation,
        double objective) {}
