package org.featurescope.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.RequestBenchmark;
import org.featurescope.bench.measure.SpeedBenchmark;
import org.featurescope.bench.measure.SpeedMeasurement;
import org.featurescope.bench.measure.TileBenchmark;
import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.cli.CommandLines;
import org.featurescope.cli.Parts;
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
        showDefaultValues = true,
        description = "Measures steps, grids, first frames and batches, beside plain TensorFlow and the machine's"
                + " matrix product, on all networks at hand or those named.")
public final class BenchSpeedCommand implements Runnable {
    /** The batches whose first frame is timed: a figure of one unit, and a small grid. */
    private static final List<Integer> FIRST_FRAMES = List.of(1, 8);

    /** A tile has so many times the pixels on a side of the pictures that are measured: of 128, 512, as the engine's have. */
    private static final int TILE = 4;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(names = "--batch", paramLabel = "N", split = ",", description = "Pictures at a time.")
    private List<Integer> batches = SpeedBenchmark.Plan.DEFAULT.batches();

    @Option(names = "--precision", paramLabel = "NAME", split = ",", description = "float32, bfloat16 or both.")
    private List<Precision> precisions = SpeedBenchmark.Plan.DEFAULT.precisions();

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = SpeedBenchmark.Plan.DEFAULT.size();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each of those compared has its turn.")
    private int rounds = SpeedBenchmark.Plan.DEFAULT.rounds();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Where to write the figures as a page.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public BenchSpeedCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        files.check();
        BenchFiles.checkFolder("markdown", markdown);
        batches.forEach(batch -> Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES));
        Validate.inRange("rounds", rounds, 1, SpeedBenchmark.MOST_ROUNDS);
        Tuning tuning = networks.tuning(parts);
        List<Network> measured = networks.of(parts);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        BenchTable table = new BenchTable(spec.commandLine().getOut());
        List<SpeedMeasurement> steps = new ArrayList<>();
        List<Measurement> requests = new ArrayList<>();
        List<Measurement> large = new ArrayList<>();
        List<Measurement> together = new ArrayList<>();
        for (Network network : measured) {
            Layer middle = BatchBenchmark.middle(network);
            steps.addAll(SpeedBenchmark.measure(
                    network,
                    new SpeedBenchmark.Plan(batches, precisions, size, rounds, tuning),
                    figure -> figure.figures().forEach(table::add)));
            requests.addAll(requests(network, middle, tuning, table));
            large.add(TileBenchmark.measure(network, middle, TILE * size, rounds, tuning));
            table.add(large.get(large.size() - 1));
            together.addAll(BatchBenchmark.measure(network, middle, batches, size, rounds, tuning));
        }
        together.forEach(table::add);
        List<Measurement> all = new ArrayList<>();
        steps.forEach(figure -> all.addAll(figure.figures()));
        all.addAll(requests);
        all.addAll(large);
        all.addAll(together);
        files.write(all);
        BenchFiles.write(
                "markdown",
                markdown,
                SpeedPage.markdown(CommandLines.of(spec), Machine.here(parts), steps, requests, large, together));
    }

    /** Whole requests on the layer in the middle. */
    private List<Measurement> requests(Network network, Layer layer, Tuning tuning, BenchTable table) {
        List<Measurement> figures = new ArrayList<>();
        Consumer<Measurement> found = figures::add;
        Consumer<Measurement> told = found.andThen(table::add);
        for (Precision precision : precisions) {
            try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open(tuning)) {
                told.accept(RequestBenchmark.grid(visualizer, network, layer, size, precision, rounds));
                for (int batch : FIRST_FRAMES) {
                    told.accept(
                            RequestBenchmark.firstFrame(visualizer, network, layer, batch, size, precision, rounds));
                }
            }
        }
        return figures;
    }
}
