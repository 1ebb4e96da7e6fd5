package org.featurescope.bench.tuning;

import java.util.List;
import org.featurescope.bench.measure.Median;
import org.featurescope.validate.Validate;

/**
 * The rate of batches of one size, some of which run in parallel.
 *
 * @param lanes number of batches that run in parallel
 * @param batch pictures in each batch
 * @param perSecond image-steps per second of all parallel batches, a value for each pass; all above 0
 */
public record TuningMeasurement(int lanes, int batch, List<Double> perSecond) {
    public TuningMeasurement {
        perSecond = List.copyOf(perSecond);
        Validate.isTrue("perSecond", !perSecond.isEmpty(), "perSecond must have a value for at least one pass");
        perSecond.forEach(rate -> Validate.isTrue(
                "perSecond",
                rate > 0 && Double.isFinite(rate),
                "image-steps per second must be above 0, but are %s".formatted(rate)));
    }

    /** Returns the median over the passes. */
    public double median() {
        return Median.of(perSecond.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
