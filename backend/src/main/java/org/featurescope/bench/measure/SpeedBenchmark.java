package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.tensor.Gpu;

/**
 * Times the engine's step beside a {@link PlainGradient} of the same sizes and beside the machine's {@link MatrixProduct}. The
 * three are called in turn. The measurements are medians.
 */
public final class SpeedBenchmark {
    /** Calls before anything is timed: in the first, TensorFlow prepares the graph and oneDNN its kernels. */
    private static final int WARM_UP = 5;
    /** At least so many pictures are timed together, so that the effect of the call before them is small. */
    private static final int PICTURES_PER_ROUND = 48;

    private SpeedBenchmark() {}

    /**
     * The sizes that are measured.
     *
     * @param batches numbers of pictures in a step
     * @param precisions number formats
     * @param size height and width of each picture, pixels
     * @param rounds how often each of the three is timed
     * @param tuning of the engine
     */
    public record Plan(List<Integer> batches, List<Precision> precisions, int size, int rounds, Tuning tuning) {
        /** The plan of the published measurements. */
        public static final Plan DEFAULT =
                new Plan(List.of(1, 8, 32), List.of(Precision.values()), 128, 9, Tuning.DEFAULT);

        public Plan {
            batches = List.copyOf(batches);
            precisions = List.copyOf(precisions);
        }
    }

    /**
     * Measures the layers of a network {@linkplain MeasuredLayers#atThreeDepths at three depths}.
     *
     * @param listener is given each measurement at once
     */
    public static List<SpeedMeasurement> measure(Network network, Plan plan, Consumer<SpeedMeasurement> listener) {
        VisualizationSpec.checkSize(plan.size(), network);
        List<SpeedMeasurement> measurements = new ArrayList<>();
        for (Precision precision : plan.precisions()) {
            try (MatrixProduct product = new MatrixProduct(precision)) {
                for (Layer layer : MeasuredLayers.atThreeDepths(network)) {
                    for (int batch : plan.batches()) {
                        SpeedMeasurement measurement = measure(network, layer, batch, plan, precision, product);
                        listener.accept(measurement);
                        measurements.add(measurement);
                    }
                }
            }
        }
        return measurements;
    }

    private static SpeedMeasurement measure(
            Network network, Layer layer, int batch, Plan plan, Precision precision, MatrixProduct product) {
        EngineLimits limits = plan.tuning().limits();
        try (BenchmarkStep step = new BenchmarkStep(network, layer, batch, plan.size(), precision, limits);
                PlainGradient plain = new PlainGradient(network, layer, batch, plan.size(), precision)) {
            int calls = Math.max(1, PICTURES_PER_ROUND / batch);
            // the product, which takes long, is ready after one call
            InterleavedTimer.warmUp(WARM_UP - 1, step, plain);
            double[] milliseconds = InterleavedTimer.medianMilliseconds(1, plan.rounds(), calls, step, plain, product);
            double convolutions = Gpu.here().isPresent()
                    ? Double.NaN
                    : Median.of(DoubleStream.generate(step::convolutionMilliseconds)
                            .limit(plan.rounds())
                            .toArray());
            return new SpeedMeasurement(
                    network.id(),
                    layer.name(),
                    batch,
                    plan.size(),
                    precision,
                    new SpeedMeasurement.Times(milliseconds[0], convolutions, milliseconds[1]),
                    new SpeedMeasurement.Work(
                            step.multiplyAdds(), MultiplyAdds.ofGradient(network, layer, batch, plan.size())),
                    gigaflops(MatrixProduct.MULTIPLY_ADDS, milliseconds[2]));
        }
    }

    /** Returns billions of floating-point operations per second, a multiply-add being two. */
    static double gigaflops(long multiplyAdds, double milliseconds) {
        return 2 * multiplyAdds / milliseconds / 1e6;
    }
}
