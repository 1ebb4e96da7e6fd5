package org.featurescope.optimize;

import java.util.List;
import org.featurescope.validate.Validate;

/**
 * How fast one batch climbs with some threads.
 *
 * @param threads TensorFlow's
 * @param batch pictures that climb together
 * @param perSecond image-steps per second, a value for each pass in which all candidates were measured; all above 0
 */
public record TuningFigure(Tuning.Threads threads, int batch, List<Double> perSecond) {
    public TuningFigure {
        perSecond = List.copyOf(perSecond);
        Validate.isTrue("perSecond", !perSecond.isEmpty(), "a batch was measured in no pass");
        perSecond.forEach(rate -> Validate.isTrue(
                "perSecond", rate > 0 && Double.isFinite(rate), "image-steps per second must be above 0, but are %s".formatted(rate)));
    }

    /** The median over the passes. */
    public double median() {
        return BenchmarkTurns.median(
                perSecond.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
