package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.BenchmarkFigure;

/**
 * What it gains on the machine at hand that pictures climb together: image-steps per second of batches of several sizes, turn
 * by turn. Figures are medians.
 */
public final class BatchBenchmark {
    private static final int WARM_UP = 5;

    private BatchBenchmark() {}

    /**
     * Batches of one layer, beside the batch that the engine makes of many pictures of this size.
     *
     * @param batches pictures at a time
     * @param size height and width of each picture, pixels
     * @param rounds how often each batch has its turn
     */
    public static List<BenchmarkFigure> measure(
            Network network, Layer layer, List<Integer> batches, int size, int rounds) {
        int full = Math.min(Batch.mostOfSize(size), VisualizationSpec.MOST_PICTURES);
        List<Integer> all = IntStream.concat(IntStream.of(full), batches.stream().mapToInt(batch -> batch))
                .distinct()
                .boxed()
                .toList();
        double[] perSecond = perSecond(network, layer, all, size, rounds);
        return IntStream.range(0, all.size())
                .mapToObj(at -> BenchmarkFigure.of(
                        "batch.%s.%s.%dx%d".formatted(network.id(), layer.name(), all.get(at), size),
                        perSecond[at],
                        "1/s",
                        perSecond[0]))
                .toList();
    }

    private static double[] perSecond(Network network, Layer layer, List<Integer> batches, int size, int rounds) {
        List<BenchmarkStep> steps = new ArrayList<>();
        try {
            for (int batch : batches) {
                steps.add(new BenchmarkStep(network, layer, batch, size, Precision.FLOAT32));
            }
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, rounds, 1, steps.toArray(Runnable[]::new));
            return IntStream.range(0, milliseconds.length)
                    .mapToDouble(at -> 1000.0 * batches.get(at) / milliseconds[at])
                    .toArray();
        } finally {
            steps.forEach(BenchmarkStep::close);
        }
    }
}
