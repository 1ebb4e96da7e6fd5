package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Tuning;

/**
 * Times a full step (parameterization, transformation, network, gradient, Adam) against a {@link PlainGradientLoop} of the
 * same sizes in the same run, turn by turn, so that the machine's other work falls on both alike. Figures are medians.
 */
public final class OptimizationBenchmark {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;
    private static final int STEPS_A_ROUND = 4;

    private OptimizationBenchmark() {}

    /** The time of a full step beside the plain gradient's, and image-steps per second. */
    public static List<Measurement> measure(Network network, String layerName, int batch, int size) {
        Layer layer = network.layer(layerName);
        try (BenchmarkStep full =
                        new BenchmarkStep(network, layer, batch, size, Precision.FLOAT32, Tuning.DEFAULT.limits());
                PlainGradientLoop plain = new PlainGradientLoop(network, layer, batch, size, Precision.FLOAT32)) {
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, ROUNDS, STEPS_A_ROUND, full, plain::step);
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
