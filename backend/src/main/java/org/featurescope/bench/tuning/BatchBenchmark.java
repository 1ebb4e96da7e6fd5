package org.featurescope.bench.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.BenchmarkStep;
import org.featurescope.bench.measure.InterleavedTimer;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.MemoryNeed;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.TileGrid;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;

/**
 * Measures the image-steps per second of batches of several sizes on this machine. Several batches of the same size run in
 * parallel; the sizes are timed in turn. The measurements are medians.
 */
public final class BatchBenchmark {
    private static final int WARM_UP = 5;

    private BatchBenchmark() {}

    /**
     * Returns the rates of batches of one layer, each beside that of the batch size that the engine uses for many pictures.
     *
     * @param batches sizes of batches
     * @param size height and width of each picture, pixels
     * @param rounds how often each size is timed
     * @param tuning of the engine
     */
    public static List<Measurement> measure(
            Network network, Layer layer, List<Integer> batches, int size, int rounds, Tuning tuning) {
        int usual = tuning.limits().mostOfSize(size);
        List<Integer> all = IntStream.concat(
                        IntStream.of(usual), batches.stream().mapToInt(batch -> batch))
                .distinct()
                .boxed()
                .toList();
        Map<Integer, Double> perSecond = perSecond(network, layer, all, size, rounds, tuning.parallelBatches());
        double baseline = perSecond.getOrDefault(usual, Double.NaN);
        return perSecond.entrySet().stream()
                .map(found -> Measurement.of(
                        "batch.%s.%s.%dx%d".formatted(network.id(), layer.name(), found.getKey(), size),
                        found.getValue(),
                        "1/s",
                        baseline))
                .toList();
    }

    /** Returns the number of pictures of a size that can be optimized for a layer at the same time in this machine's memory. */
    public static int mostFitting(Network network, Layer layer, int size) {
        BatchObjective objective =
                BatchObjective.of(Objective.parse("channel(%s:0)".formatted(layer.name())), 1, network);
        EngineLimits limits = EngineLimits.here(1, 1);
        long each = new MemoryNeed(network, objective, size, any -> 1, limits).bytes(TileGrid.whole(size));
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, limits.bytes() / each);
    }

    /**
     * Returns the image-steps per second by the size of the batch, in the order of {@code batches}.
     *
     * @param batches sizes of batches, no size twice
     * @param size height and width of each picture, pixels
     * @param rounds how often each size is timed
     * @param lanes number of batches that run in parallel
     * @throws org.featurescope.validate.InvalidInputException if a batch does not fit the memory
     */
    public static Map<Integer, Double> perSecond(
            Network network, Layer layer, List<Integer> batches, int size, int rounds, int lanes) {
        List<BenchmarkStep> steps = new ArrayList<>();
        try {
            for (int batch : batches) {
                EngineLimits limits = EngineLimits.ofSize(batch, size, lanes);
                steps.add(new BenchmarkStep(network, layer, batch * lanes, size, Precision.FLOAT32, limits));
            }
            double[] milliseconds =
                    InterleavedTimer.medianMilliseconds(WARM_UP, rounds, 1, steps.toArray(Runnable[]::new));
            Map<Integer, Double> perSecond = new LinkedHashMap<>();
            for (int at = 0; at < milliseconds.length; at++) {
                perSecond.put(batches.get(at), 1000.0 * batches.get(at) * lanes / milliseconds[at]);
            }
            return perSecond;
        } finally {
            steps.forEach(BenchmarkStep::close);
        }
    }
}
