package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.run.GraphVisualizer;

/**
 * Finds memory leaks: makes many figures of varied layers, sizes and batches in one visualizer, as a server does, in rounds of
 * the same {@value #ROUND} specs. After each round the visualizer keeps the same graphs, so memory that grows from round to
 * round is lost.
 *
 * <p>Native objects are those that JavaCPP frees: tensors, results and sessions. Each counts from its creation until it is
 * closed or collected as garbage. Graphs are not counted; a lost graph shows in the resident memory, since it holds a network's
 * weights.
 */
public final class MemoryBenchmark {
    /** Figures of one round. */
    public static final int ROUND = 10;

    private static final double MEBIBYTE = 1 << 20;
    private static final int STEPS = 3;
    private static final int PEAK_STEPS = 32;
    /** The memory that rendering may take at most, in MiB. */
    private static final double PEAK_GOAL = 2048;

    private static final int[] SIZES = {64, 128, 96, 80, 112};
    private static final int[] BATCHES = {1, 8, 2, 16, 3};

    private MemoryBenchmark() {}

    /** Renders a batch and returns the peak of the resident memory in MiB; empty where the system does not report it. */
    public static Optional<Measurement> peak(Network network, String layer, int batch, int size) {
        List<Integer> channels = IntStream.range(0, batch).boxed().toList();
        try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open()) {
            visualizer.run(
                    network, BenchmarkSetting.DEFAULT.spec(layer, channels, size, PEAK_STEPS, 0), RunListener.NONE);
        }
        String name = "render.%s.%s.%dx%d.peak-resident".formatted(network.id(), layer, batch, size);
        return ResidentMemory.peak().map(bytes -> Measurement.of(name, bytes / MEBIBYTE, "MiB", PEAK_GOAL));
    }

    /**
     * The memory in use after a round.
     *
     * @param figures made so far
     * @param residentBytes of the process after a garbage collection; 0 where the system does not report it
     * @param nativeObjects not closed before that garbage collection
     * @param nativeBytes held by those, as far as JavaCPP knows
     */
    public record Reading(int figures, long residentBytes, long nativeObjects, long nativeBytes) {}

    /**
     * Makes at least {@code figures} figures, in whole rounds, and returns the reading after each round.
     *
     * @param listener is given each reading at once
     */
    public static List<Reading> measure(
            Visualizer visualizer, Network network, int figures, Consumer<Reading> listener) {
        List<VisualizationSpec> specs = round(network);
        List<Reading> readings = new ArrayList<>();
        for (int made = 0; made < figures; ) {
            for (VisualizationSpec spec : specs) {
                visualizer.run(network, spec, RunListener.NONE);
                made++;
            }
            Reading reading = read(made);
            listener.accept(reading);
            readings.add(reading);
        }
        return readings;
    }

    /**
     * Returns the resident memory in MiB and the number of native objects: the median of the last quarter of the readings beside
     * that of the second quarter. The first quarter is warm-up.
     *
     * @throws IllegalArgumentException if there are fewer than four readings
     */
    public static List<Measurement> measurements(String model, List<Reading> readings) {
        int quarter = readings.size() / 4;
        if (quarter == 0) {
            throw new IllegalArgumentException("%d readings".formatted(readings.size()));
        }
        List<Reading> early = readings.subList(quarter, 2 * quarter);
        List<Reading> late = readings.subList(readings.size() - quarter, readings.size());
        int made = readings.get(readings.size() - 1).figures();
        String name = "memory.%s.%d-figures.".formatted(model, made);
        ToDoubleFunction<Reading> resident = reading -> reading.residentBytes() / MEBIBYTE;
        return List.of(
                Measurement.of(name + "resident", median(late, resident), "MiB", median(early, resident)),
                Measurement.of(
                        name + "native-objects",
                        median(late, Reading::nativeObjects),
                        "",
                        median(early, Reading::nativeObjects)));
    }

    private static double median(List<Reading> readings, ToDoubleFunction<Reading> of) {
        return Median.of(readings.stream().mapToDouble(of).toArray());
    }

    /** Returns the specs of one round, which vary in depth, size and batch. */
    static List<VisualizationSpec> round(Network network) {
        List<Layer> layers = MeasuredLayers.all(network);
        int least = Math.max(
                VisualizationSpec.LEAST_SIZE, network.descriptor().input().leastSide());
        return IntStream.range(0, ROUND)
                .mapToObj(at -> {
                    Layer layer = layers.get(at * layers.size() / ROUND);
                    int batch = Math.min(BATCHES[at % BATCHES.length], layer.channels());
                    List<Integer> channels = IntStream.range(0, batch).boxed().toList();
                    int size = Math.max(SIZES[at * 2 % SIZES.length], least);
                    return BenchmarkSetting.DEFAULT.spec(layer.name(), channels, size, STEPS, at);
                })
                .toList();
    }

    /** Counts the native objects before it collects garbage, which would free those that nobody closed. */
    private static Reading read(int made) {
        long objects = Pointer.totalCount();
        long bytes = Pointer.totalBytes();
        System.gc();
        return new Reading(made, ResidentMemory.now().orElse(0L), objects, bytes);
    }
}
