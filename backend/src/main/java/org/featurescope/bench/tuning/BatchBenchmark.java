package org.featurescope.bench.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.BenchmarkStep;
import org.featurescope.bench.measure.BenchmarkTurns;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.SpeedBenchmark;
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
 * What it gains on the machine at hand that pictures climb together: image-steps per second of batches of several sizes, one
 * in each lane, turn by turn. Figures are medians.
 */
public final class BatchBenchmark {
    private static final int WARM_UP = 5;

    private BatchBenchmark() {}

    /** The layer that is measured where none is named: that in the middle of {@link SpeedBenchmark#layers}. */
    public static Layer middle(Network network) {
        List<Layer> layers = SpeedBenchmark.layers(network);
        return layers.get(layers.size() / 2);
    }

    /**
     * Batches of one layer, beside the batch that the engine makes of many pictures of this size.
     *
     * @param batches pictures at a time, in each lane
     * @param size height and width of each picture, pixels
     * @param rounds how often each batch has its turn
     * @param tuning of the engine
     */
    public static List<Measurement> measure(
            Network network, Layer layer, List<Integer> batches, int size, int rounds, Tuning tuning) {
        int full = tuning.limits().mostOfSize(size);
        List<Integer> all = IntStream.concat(
                        IntStream.of(full), batches.stream().mapToInt(batch -> batch))
                .distinct()
                .boxed()
                .toList();
        Map<Integer, Double> perSecond = perSecond(network, layer, all, size, rounds, tuning.parallelBatches());
        double beside = perSecond.getOrDefault(full, Double.NaN);
        return perSecond.entrySet().stream()
                .map(found -> Measurement.of(
                        "batch.%s.%s.%dx%d".formatted(network.id(), layer.name(), found.getKey(), size),
                        found.getValue(),
                        "1/s",
                        beside))
                .toList();
    }

    /** How many pictures of a size can climb at the same time to one layer in the memory of this machine. */
    public static int mostFitting(Network network, Layer layer, int size) {
        BatchObjective objective =
                BatchObjective.of(Objective.parse("channel(%s:0)".formatted(layer.name())), 1, network);
        EngineLimits limits = EngineLimits.here(1, 1);
        long each = new MemoryNeed(network, objective, size, any -> 1, limits).bytes(TileGrid.whole(size));
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, limits.bytes() / each);
    }

    /**
     * Image-steps per second of batches of one layer, in the order of the batches.
     *
     * @param batches pictures at a time in each lane, each once
     * @param size height and width of each picture, pixels
     * @param rounds how often each batch has its turn
     * @param lanes batches that step at the same time
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
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, rounds, 1, steps.toArray(Runnable[]::new));
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
