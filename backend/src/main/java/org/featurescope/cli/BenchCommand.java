package org.featurescope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationBenchmark;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.Network;
import org.featurescope.optimize.GraphVisualizer;
import org.featurescope.optimize.Objective;
import org.featurescope.optimize.OptimizationBenchmark;
import org.featurescope.optimize.ResidentMemory;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.tensor.BenchmarkFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures the engine beside plain TensorFlow, in one run, on one network: the default one if none is"
                + " named.")
final class BenchCommand implements Runnable {
    private static final int BATCH = 8;
    private static final int SIZE = 128;
    private static final int STEPS = 32;
    private static final String SAMPLE = "chelsea";
    private static final double MEBIBYTE = 1 << 20;
    /** What rendering may take of memory, MiB. */
    private static final double MEMORY_GOAL = 2048;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to measure.")
    private String layer = "mixed4c";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        files.check();
        Network network = networks.one(parts);
        List<BenchmarkFigure> figures = new ArrayList<>();
        // memory first: what the other measurements hold would count too
        peakMemory(network).ifPresent(figures::add);
        figures.addAll(OptimizationBenchmark.measure(network, layer, BATCH, SIZE));
        figures.addAll(ActivationBenchmark.measure(network, new SamplePhotographs().bytes(SAMPLE)));
        BenchTable table = new BenchTable(spec.commandLine().getOut());
        figures.forEach(table::add);
        files.write(figures);
    }

    /** The most memory that was resident while a batch was rendered, where the system tells (Linux). */
    private Optional<BenchmarkFigure> peakMemory(Network network) {
        try (GraphVisualizer visualizer = new GraphVisualizer()) {
            List<Integer> channels = IntStream.range(0, BATCH).boxed().toList();
            visualizer.run(
                    network, new VisualizationSpec(layer, channels, Objective.CHANNEL, SIZE, STEPS, 0), RunListener.NONE);
        }
        String name = "render.%s.%s.%dx%d.peak-resident".formatted(network.id(), layer, BATCH, SIZE);
        return ResidentMemory.peak().map(bytes -> BenchmarkFigure.of(name, bytes / MEBIBYTE, "MiB", MEMORY_GOAL));
    }
}
