package org.featurescope.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.run.GraphVisualizer;

/**
 * How far the pictures of bfloat16 are those of float32: channels of one layer in single precision; the same again, which
 * tells whether it gives the same pictures twice; in bfloat16; and with another seed, which tells how far apart pictures of
 * one channel can be.
 */
public final class PrecisionBenchmark {
    private static final long SEED = 0;
    private static final long ANOTHER_SEED = 1;

    private PrecisionBenchmark() {}

    /**
     * What is compared with single precision.
     *
     * @param pictures how many channels, spread evenly over the layer
     * @param size height and width of each picture, pixels
     * @param steps of the optimizer
     */
    public record Plan(int pictures, int size, int steps) {}

    private record Way(Precision precision, long seed) {}

    /** The agreement of each way with single precision, in the order float32 again, bfloat16, another seed. */
    public static List<PrecisionMeasurement> measure(
            GraphVisualizer visualizer, Network network, Layer layer, Plan plan) {
        Visualization beside = run(visualizer, network, layer, plan, new Way(Precision.FLOAT32, SEED));
        List<PrecisionMeasurement> figures = new ArrayList<>();
        List<Way> ways = List.of(
                new Way(Precision.FLOAT32, SEED),
                new Way(Precision.BFLOAT16, SEED),
                new Way(Precision.FLOAT32, ANOTHER_SEED));
        for (Way way : ways) {
            Visualization made = run(visualizer, network, layer, plan, way);
            figures.add(new PrecisionMeasurement(
                    network.id(),
                    layer.name(),
                    way.precision(),
                    way.seed(),
                    mean(made, beside, PrecisionBenchmark::difference),
                    mean(made, beside, PrecisionBenchmark::correlation),
                    reached(made) / reached(beside)));
        }
        return figures;
    }

    private static Visualization run(GraphVisualizer visualizer, Network network, Layer layer, Plan plan, Way way) {
        BenchmarkSetting setting = new BenchmarkSetting(
                "precision", plan.steps(), BenchmarkSetting.DEFAULT.settings().with(way.precision()));
        int count = Math.min(plan.pictures(), layer.channels());
        List<Integer> channels = IntStream.range(0, count)
                .map(at -> (2 * at + 1) * layer.channels() / (2 * count))
                .boxed()
                .toList();
        return visualizer.run(
                network, setting.spec(layer.name(), channels, plan.size(), plan.steps(), way.seed()), RunListener.NONE);
    }

    private interface Agreement {
        double of(RgbImage one, RgbImage other);
    }

    private static double mean(Visualization made, Visualization beside, Agreement agreement) {
        return IntStream.range(0, made.pictures().size())
                .mapToDouble(at ->
                        agreement.of(made.pictures().get(at), beside.pictures().get(at)))
                .average()
                .orElse(Double.NaN);
    }

    /** The mean absolute difference of the values of two pictures of one size, levels. */
    public static double difference(RgbImage one, RgbImage other) {
        return IntStream.range(0, one.pixels().length)
                .mapToDouble(at -> Math.abs(level(one, at) - level(other, at)))
                .average()
                .orElse(0);
    }

    /** The correlation (Pearson) of the values of two pictures of one size; NaN where one has no contrast. */
    public static double correlation(RgbImage one, RgbImage other) {
        int count = one.pixels().length;
        double meanOne = IntStream.range(0, count)
                .mapToDouble(at -> level(one, at))
                .average()
                .orElse(0);
        double meanOther = IntStream.range(0, count)
                .mapToDouble(at -> level(other, at))
                .average()
                .orElse(0);
        double product = 0;
        double squareOne = 0;
        double squareOther = 0;
        for (int at = 0; at < count; at++) {
            double first = level(one, at) - meanOne;
            double second = level(other, at) - meanOther;
            product += first * second;
            squareOne += first * first;
            squareOther += second * second;
        }
        return product / Math.sqrt(squareOne * squareOther);
    }

    private static int level(RgbImage image, int at) {
        return image.pixels()[at] & 0xff;
    }

    private static double reached(Visualization made) {
        float[] last = made.curve()[made.curve().length - 1];
        return IntStream.range(0, last.length).mapToDouble(at -> last[at]).sum();
    }
}
