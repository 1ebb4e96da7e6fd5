package org.featurescope.bench.tuning;

import java.util.List;
import org.featurescope.bench.measure.BenchmarkTurns;
import org.featurescope.validate.Validate;

/**
 * How fast batches climb, one in each of some lanes.
 *
 * @param lanes batches that step at the same time
 * @param batch pictures in each
 * @param perSecond image-steps per second, a value for each pass in which all candidates were measured; all above 0
 */
public record TuningMeasurement(int lanes, int batch, List<Double> perSecond) {
    public TuningMeasurement {
        perSecond = List.copyOf(perSecond);
        Validate.isTrue("perSecond", !perSecond.isEmpty(), "a batch was measured in no pass");
        perSecond.forEach(rate -> Validate.isTrue(
                "perSecond",
                rate > 0 && Double.isFinite(rate),
                "image-steps per second must be above 0, but are %s".formatted(rate)));
    }

    /** The median over the passes. */
    public double median() {
        return BenchmarkTurns.median(
                perSecond.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
