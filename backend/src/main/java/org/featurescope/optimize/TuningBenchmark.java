package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.BenchmarkFigure;
import org.tensorflow.proto.ConfigProto;

/**
 * What the engine's two choices cost or gain on the machine at hand: how many pictures climb in one batch, and on how many
 * threads TensorFlow works. Image-steps per second, all turn by turn; figures are medians.
 */
public final class TuningBenchmark {
    private static final int WARM_UP = 5;

    private TuningBenchmark() {}

    /** Batches of one layer beside the batch that the engine makes of many pictures of this size. */
    public static List<BenchmarkFigure> batches(
            Network network, Layer layer, List<Integer> pictures, int size, int rounds) {
        int full = Math.min(Batch.mostOfSize(size), VisualizationSpec.MOST_PICTURES);
        List<Integer> batches = IntStream.concat(IntStream.of(full), pictures.stream().mapToInt(batch -> batch))
                .distinct()
                .boxed()
                .toList();
        double[] perSecond = perSecond(
                batches.stream()
                        .map(batch -> new Way(batch, ConfigProto.getDefaultInstance()))
                        .toList(),
                network,
                layer,
                size,
                rounds);
        return IntStream.range(0, batches.size())
                .mapToObj(at -> BenchmarkFigure.of(
                        "batch.%s.%s.%dx%d".formatted(network.id(), layer.name(), batches.get(at), size),
                        perSecond[at],
                        "1/s",
                        perSecond[0]))
                .toList();
    }

    /** Threads inside one operation, from one to as many as there are processors, beside what TensorFlow chooses. */
    public static List<BenchmarkFigure> threads(Network network, Layer layer, int batch, int size, int rounds) {
        int processors = Runtime.getRuntime().availableProcessors();
        List<Way> ways = new ArrayList<>();
        for (int threads = 0; threads <= processors; threads = threads == 0 ? 1 : 2 * threads) {
            ways.add(new Way(
                    batch, ConfigProto.newBuilder().setIntraOpParallelismThreads(threads).build()));
        }
        double[] perSecond = perSecond(ways, network, layer, size, rounds);
        return IntStream.range(0, ways.size())
                .mapToObj(at -> BenchmarkFigure.of(
                        "threads.%s.%s.%dx%d.%s"
                                .formatted(network.id(), layer.name(), batch, size, ways.get(at).name()),
                        perSecond[at],
                        "1/s",
                        perSecond[0]))
                .toList();
    }

    /** A way to take steps. */
    private record Way(int batch, ConfigProto config) {
        String name() {
            int threads = config.getIntraOpParallelismThreads();
            return threads == 0 ? "chosen" : String.valueOf(threads);
        }
    }

    private static double[] perSecond(List<Way> ways, Network network, Layer layer, int size, int rounds) {
        List<BenchmarkStep> steps = new ArrayList<>();
        try {
            for (Way way : ways) {
                steps.add(new BenchmarkStep(network, layer, way.batch(), size, Precision.FLOAT32, way.config()));
            }
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, rounds, 1, steps.toArray(Runnable[]::new));
            return IntStream.range(0, ways.size())
                    .mapToDouble(at -> 1000.0 * ways.get(at).batch() / milliseconds[at])
                    .toArray();
        } finally {
            steps.forEach(BenchmarkStep::close);
        }
    }
}
