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
 * Whether figures leave memory behind: many in a row, of varied layers, sizes and batches, in one visualizer, as in a
 * server. They come in laps of the same {@value #LAP} specs; after each lap the same graphs are at rest, so whatever
 * grows from lap to lap is lost.
 *
 * <p>Native objects are those that JavaCPP is to free: tensors, results and sessions. Each is counted from when it is made
 * until it is closed, or found by the garbage collector. Graphs are not among them; one that is lost shows in the resident
 * memory, for it holds a network's weights.
 */
public final class MemoryBenchmark {
    /** Figures of one lap. */
    public static final int LAP = 10;

    private static final double MEBIBYTE = 1 << 20;
    private static final int STEPS = 3;
    private static final int PEAK_STEPS = 32;
    /** What rendering may take of memory, MiB. */
    private static final double PEAK_GOAL = 2048;

    private static final int[] SIZES = {64, 128, 96, 80, 112};
    private static final int[] BATCHES = {1, 8, 2, 16, 3};

    private MemoryBenchmark() {}

    /** The most memory, MiB, that was resident once a batch was rendered; nothing where the system does not tell. */
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
     * What was there after a lap.
     *
     * @param figures made so far
     * @param residentBytes of the process, after a garbage collection; 0 where the system does not tell
     * @param nativeObjects that are not closed, before that garbage collection
     * @param nativeBytes that those hold, as far as JavaCPP knows
     */
    public record Reading(int figures, long residentBytes, long nativeObjects, long nativeBytes) {}

    /** Makes at least {@code figures} figures in whole laps, and tells of each reading. */
    public static List<Reading> measure(
            Visualizer visualizer, Network network, int figures, Consumer<Reading> listener) {
        List<VisualizationSpec> lap = lap(network);
        List<Reading> readings = new ArrayList<>();
        for (int made = 0; made < figures; ) {
            for (VisualizationSpec spec : lap) {
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
     * The last quarter of the readings beside the second (the first is warm-up), by their medians: resident memory, MiB,
     * and native objects.
     *
     * @throws IllegalArgumentException if there are fewer than four readings
     */
    public static List<Measurement> figures(String model, List<Reading> readings) {
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
        return BenchmarkTurns.median(readings.stream().mapToDouble(of).toArray());
    }

    /** The specs of one lap: all depths, sizes and batches. */
    static List<VisualizationSpec> lap(Network network) {
        List<Layer> layers = QualityUnits.layers(network);
        int least = Math.max(
                VisualizationSpec.LEAST_SIZE, network.descriptor().input().leastSide());
        return IntStream.range(0, LAP)
                .mapToObj(at -> {
                    Layer layer = layers.get(at * layers.size() / LAP);
                    int batch = Math.min(BATCHES[at % BATCHES.length], layer.channels());
                    List<Integer> channels = IntStream.range(0, batch).boxed().toList();
                    int size = Math.max(SIZES[at * 2 % SIZES.length], least);
                    return BenchmarkSetting.DEFAULT.spec(layer.name(), channels, size, STEPS, at);
                })
                .toList();
    }

    /** Garbage is collected only after the objects are counted: it would hide those that nobody closed. */
    private static Reading read(int made) {
        long objects = Pointer.totalCount();
        long bytes = Pointer.totalBytes();
        System.gc();
        return new Reading(made, ResidentMemory.now().orElse(0L), objects, bytes);
    }
}
