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
 * Compares pictures made in bfloat16 with those made in float32. Pictures of the same channels are made in float32, in float32
 * again (which shows whether a spec gives the same picture twice), in bfloat16, and in float32 with another seed (which shows
 * how much pictures of one channel can differ).
 */
public final class PrecisionBenchmark {
    private static final long SEED = 0;
    private static final long ANOTHER_SEED = 1;

    private PrecisionBenchmark() {}

    /**
     * The pictures that are compared.
     *
     * @param pictures the number of channels, spread evenly over the layer
     * @param size height and width of each picture, pixels
     * @param steps of the optimizer
     */
    public record Plan(int pictures, int size, int steps) {}

    private record Variant(Precision precision, long seed) {}

    /** Returns the agreement with float32 of float32 again, of bfloat16 and of another seed, in this order. */
    public static List<PrecisionMeasurement> measure(
            GraphVisualizer visualizer, Network network, Layer layer, Plan plan) {
        Visualization reference = run(visualizer, network, layer, plan, new Variant(Precision.FLOAT32, SEED));
        List<PrecisionMeasurement> measurements = new ArrayList<>();
        List<Variant> variants = List.of(
                new Variant(Precision.FLOAT32, SEED),
                new Variant(Precision.BFLOAT16, SEED),
                new Variant(Precision.FLOAT32, ANOTHER_SEED));
        for (Variant variant : variants) {
            Visualization made = run(visualizer, network, layer, plan, variant);
            measurements.add(new PrecisionMeasurement(
                    network.id(),
                    layer.name(),
                    variant.precision(),
                    variant.seed(),
                    mean(made, reference, PrecisionBenchmark::difference),
                    mean(made, reference, PrecisionBenchmark::correlation),
                    objective(made) / objective(reference)));
        }
        return measurements;
    }

    private static Visualization run(
            GraphVisualizer visualizer, Network network, Layer layer, Plan plan, Variant variant) {
        BenchmarkSetting setting = new BenchmarkSetting(
                "precision", plan.steps(), BenchmarkSetting.DEFAULT.settings().with(variant.precision()));
        int count = Math.min(plan.pictures(), layer.channels());
        List<Integer> channels = IntStream.range(0, count)
                .map(at -> (2 * at + 1) * layer.channels() / (2 * count))
                .boxed()
                .toList();
        return visualizer.run(
                network,
                setting.spec(layer.name(), channels, plan.size(), plan.steps(), variant.seed()),
                RunListener.NONE);
    }

    private interface Agreement {
        double of(RgbImage one, RgbImage other);
    }

    private static double mean(Visualization made, Visualization reference, Agreement agreement) {
        return IntStream.range(0, made.pictures().size())
                .mapToDouble(at -> agreement.of(
                        made.pictures().get(at), reference.pictures().get(at)))
                .average()
                .orElse(Double.NaN);
    }

    /** Returns the mean absolute difference of the values of two pictures of the same size, in levels of 255. */
    public static double difference(RgbImage one, RgbImage other) {
        return IntStream.range(0, one.pixels().length)
                .mapToDouble(at -> Math.abs(level(one, at) - level(other, at)))
                .average()
                .orElse(0);
    }

    /** Returns the Pearson correlation of the values of two pictures of the same size; NaN where one has no contrast. */
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

    private static double objective(Visualization made) {
        float[] last = made.curve()[made.curve().length - 1];
        return IntStream.range(0, last.length).mapToDouble(at -> last[at]).sum();
    }
}
