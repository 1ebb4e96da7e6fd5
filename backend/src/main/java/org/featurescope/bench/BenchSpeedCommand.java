package org.featurescope.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.InterleavedTimer;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.MeasuredLayers;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.RequestBenchmark;
import org.featurescope.bench.measure.SpeedBenchmark;
import org.featurescope.bench.measure.SpeedMeasurement;
import org.featurescope.bench.measure.TileBenchmark;
import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.cli.Product;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "speed",
        mixinStandardHelpOptions = true,
        description = "Measures steps, grids, first frames, large pictures and batches beside plain TensorFlow and the"
                + " machine's matrix product, on the networks named, or on all.")
final class BenchSpeedCommand implements Runnable {
    /** The numbers of pictures whose first frame is timed: a single picture, and a small grid. */
    private static final List<Integer> FIRST_FRAMES = List.of(1, 8);

    /** The side of a tile as a multiple of the side of a picture: 512 pixels, as the engine's tiles have, for 128. */
    private static final int TILE_SIDE = 4;

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(names = "--batch", paramLabel = "N", split = ",", description = "Numbers of pictures in a step.")
    private List<Integer> batches = SpeedBenchmark.Plan.DEFAULT.batches();

    @Option(names = "--precision", paramLabel = "NAME", split = ",", description = "float32, bfloat16, or both.")
    private List<Precision> precisions = SpeedBenchmark.Plan.DEFAULT.precisions();

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = SpeedBenchmark.Plan.DEFAULT.size();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each of the calls that are compared is timed.")
    private int rounds = SpeedBenchmark.Plan.DEFAULT.rounds();

    @Option(names = "--markdown", paramLabel = "FILE", description = "The Markdown file to write the page to.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchSpeedCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        OutputFiles.checkFolder("markdown", markdown);
        batches.forEach(batch -> Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES));
        Validate.inRange("rounds", rounds, 1, InterleavedTimer.MOST_ROUNDS);
        Tuning tuning = networks.tuning(product);
        List<Network> measured = networks.of(product);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        MeasurementTable table = new MeasurementTable(spec.commandLine().getOut());
        List<SpeedMeasurement> steps = new ArrayList<>();
        List<Measurement> requests = new ArrayList<>();
        List<Measurement> large = new ArrayList<>();
        List<Measurement> batched = new ArrayList<>();
        for (Network network : measured) {
            Layer middle = MeasuredLayers.middle(network);
            steps.addAll(SpeedBenchmark.measure(
                    network,
                    new SpeedBenchmark.Plan(batches, precisions, size, rounds, tuning),
                    measurement -> measurement.measurements().forEach(table::add)));
            requests.addAll(requests(network, middle, tuning, table));
            large.add(TileBenchmark.measure(network, middle, TILE_SIDE * size, rounds, tuning));
            table.add(large.get(large.size() - 1));
            batched.addAll(BatchBenchmark.measure(network, middle, batches, size, rounds, tuning));
        }
        batched.forEach(table::add);
        List<Measurement> all = new ArrayList<>();
        steps.forEach(measurement -> all.addAll(measurement.measurements()));
        all.addAll(requests);
        all.addAll(large);
        all.addAll(batched);
        files.write(all);
        OutputFiles.write(
                "markdown",
                markdown,
                SpeedPage.markdown(TypedCommandLine.of(spec), Machine.here(product), steps, requests, large, batched));
    }

    /** Measures whole requests for the middle layer. */
    private List<Measurement> requests(Network network, Layer layer, Tuning tuning, MeasurementTable table) {
        List<Measurement> measurements = new ArrayList<>();
        Consumer<Measurement> collect = measurements::add;
        Consumer<Measurement> listener = collect.andThen(table::add);
        for (Precision precision : precisions) {
            try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open(tuning)) {
                listener.accept(RequestBenchmark.grid(visualizer, network, layer, size, precision, rounds));
                for (int batch : FIRST_FRAMES) {
                    listener.accept(
                            RequestBenchmark.firstFrame(visualizer, network, layer, batch, size, precision, rounds));
                }
            }
        }
        return measurements;
    }
}
