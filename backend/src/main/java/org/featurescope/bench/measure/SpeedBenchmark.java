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
 * How fast the engine's full step is: beside a {@link PlainGradientLoop} of the same sizes, and beside the machine's own
 * {@link BenchmarkMatrixProduct}, all three turn by turn in one run. Figures are medians.
 */
public final class SpeedBenchmark {
    /** The most rounds of a measurement. */
    public static final int MOST_ROUNDS = 101;

    /** Calls before anything is timed; TensorFlow prepares a graph in the first, and oneDNN its kernels. */
    private static final int WARM_UP = 5;
    /**
     * As many pictures at least have their turn together, so that what ran before, and on how many processors, counts little:
     * it is loops that are compared.
     */
    private static final int PICTURES_A_TURN = 48;
    /** How many layers of a network are measured: an early, a middle and a late one. */
    private static final int LAYERS = 3;

    private SpeedBenchmark() {}

    /**
     * What is measured.
     *
     * @param batches pictures at a time
     * @param precisions number formats
     * @param size height and width of each picture, pixels
     * @param rounds how often each of the calls that are compared has its turn
     * @param tuning of the engine
     */
    public record Plan(List<Integer> batches, List<Precision> precisions, int size, int rounds, Tuning tuning) {
        /** As the documented table is made. */
        public static final Plan DEFAULT =
                new Plan(List.of(1, 8, 32), List.of(Precision.values()), 128, 9, Tuning.DEFAULT);

        public Plan {
            batches = List.copyOf(batches);
            precisions = List.copyOf(precisions);
        }
    }

    /**
     * The layers that are measured: of the network's convolutions and Inception modules those at one third of the depth,
     * at two thirds and at the end, rounded to the nearest.
     */
    public static List<Layer> layers(Network network) {
        List<Layer> all = QualityUnits.layers(network);
        List<Layer> chosen = new ArrayList<>();
        for (int place = 1; place <= LAYERS; place++) {
            chosen.add(all.get((int) Math.round((double) (all.size() - 1) * place / LAYERS)));
        }
        return chosen.stream().distinct().toList();
    }

    /** Measures a network's {@link #layers}, and tells of each figure as it is found. */
    public static List<SpeedMeasurement> measure(Network network, Plan plan, Consumer<SpeedMeasurement> listener) {
        VisualizationSpec.checkSize(plan.size(), network);
        List<SpeedMeasurement> figures = new ArrayList<>();
        for (Precision precision : plan.precisions()) {
            try (BenchmarkMatrixProduct product = new BenchmarkMatrixProduct(precision)) {
                for (Layer layer : layers(network)) {
                    for (int batch : plan.batches()) {
                        SpeedMeasurement figure = measure(network, layer, batch, plan, precision, product);
                        listener.accept(figure);
                        figures.add(figure);
                    }
                }
            }
        }
        return figures;
    }

    private static SpeedMeasurement measure(
            Network network, Layer layer, int batch, Plan plan, Precision precision, BenchmarkMatrixProduct product) {
        EngineLimits limits = plan.tuning().limits();
        try (BenchmarkStep full = new BenchmarkStep(network, layer, batch, plan.size(), precision, limits);
                PlainGradientLoop plain = new PlainGradientLoop(network, layer, batch, plan.size(), precision)) {
            int calls = Math.max(1, PICTURES_A_TURN / batch);
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, plan.rounds(), calls, full, plain::step, product);
            double convolutions = Gpu.here().isPresent()
                    ? Double.NaN
                    : BenchmarkTurns.median(DoubleStream.generate(full::convolutionMilliseconds)
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
                            full.multiplyAdds(), BenchmarkWork.ofGradient(network, layer, batch, plan.size())),
                    gigaflops(BenchmarkMatrixProduct.MULTIPLY_ADDS, milliseconds[2]));
        }
    }

    /** Billions of floating-point operations per second; a multiply-add is two. */
    static double gigaflops(long multiplyAdds, double milliseconds) {
        return 2 * multiplyAdds / milliseconds / 1e6;
    }
}
