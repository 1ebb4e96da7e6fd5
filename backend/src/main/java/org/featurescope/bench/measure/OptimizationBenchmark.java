package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Tuning;

/**
 * Times an optimization step (parameterization, transformation, network, gradient, Adam) beside a {@link PlainGradient} of the
 * same sizes. Both are called in turn, so that other work of the machine slows both alike. The measurements are medians.
 */
public final class OptimizationBenchmark {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;
    private static final int STEPS_PER_ROUND = 4;

    private OptimizationBenchmark() {}

    /** Returns the time of a step and the image-steps per second, both beside those of the plain gradient. */
    public static List<Measurement> measure(Network network, String layerName, int batch, int size) {
        Layer layer = network.layer(layerName);
        try (BenchmarkStep step =
                        new BenchmarkStep(network, layer, batch, size, Precision.FLOAT32, Tuning.DEFAULT.limits());
                PlainGradient plain = new PlainGradient(network, layer, batch, size, Precision.FLOAT32)) {
            double[] milliseconds = InterleavedTimer.medianMilliseconds(WARM_UP, ROUNDS, STEPS_PER_ROUND, step, plain);
            String what = "%s.%s.%dx%d".formatted(network.id(), layerName, batch, size);
            return List.of(
                    Measurement.of("step." + what, milliseconds[0], "ms", milliseconds[1]),
                    Measurement.of(
                            "image-steps." + what,
                            1000 * batch / milliseconds[0],
                            "1/s",
                            1000 * batch / milliseconds[1]));
        }
    }
}
