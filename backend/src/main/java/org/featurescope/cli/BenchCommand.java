package org.featurescope.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationBenchmark;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.GraphVisualizer;
import org.featurescope.optimize.Objective;
import org.featurescope.optimize.OptimizationBenchmark;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.tensor.BenchmarkFigure;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures the engine beside plain TensorFlow, in one run.")
final class BenchCommand implements Runnable {
    private static final int BATCH = 8;
    private static final int SIZE = 128;
    private static final int STEPS = 32;
    private static final String SAMPLE = "chelsea";
    private static final double MEBIBYTE = 1 << 20;
    /** What rendering may take of memory, MiB. */
    private static final double MEMORY_GOAL = 2048;

    private final Parts parts;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Option(names = "--model", paramLabel = "ID", description = "The network to measure (the default one if not given).")
    private @Nullable String model;

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to measure.")
    private String layer = "mixed4c";

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write name, value, unit, baseline and ratio.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        Catalogue catalogue = parts.catalogue(models);
        Network network = model == null ? catalogue.defaultNetwork() : catalogue.network(model);
        List<BenchmarkFigure> figures = new ArrayList<>();
        // memory first: what the other measurements hold would count too
        peakMemory(network).ifPresent(figures::add);
        figures.addAll(OptimizationBenchmark.measure(network, layer, BATCH, SIZE));
        figures.addAll(ActivationBenchmark.measure(network, new SamplePhotographs().bytes(SAMPLE)));
        print(figures);
        if (json != null) {
            write(json, figures);
        }
    }

    /** The most memory that was resident while a batch was rendered, where the system tells (Linux). */
    private Optional<BenchmarkFigure> peakMemory(Network network) {
        try (GraphVisualizer visualizer = new GraphVisualizer()) {
            List<Integer> channels = IntStream.range(0, BATCH).boxed().toList();
            visualizer.run(
                    network, new VisualizationSpec(layer, channels, Objective.CHANNEL, SIZE, STEPS, 0), RunListener.NONE);
        }
        String name = "render.%s.%s.%dx%d.peak-resident".formatted(network.id(), layer, BATCH, SIZE);
        return peakResidentBytes().map(bytes -> BenchmarkFigure.of(name, bytes / MEBIBYTE, "MiB", MEMORY_GOAL));
    }

    private static Optional<Long> peakResidentBytes() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void print(List<BenchmarkFigure> figures) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-56s %10s %-4s %10s %6s%n", "name", "value", "unit", "baseline", "ratio");
        for (BenchmarkFigure figure : figures) {
            out.printf(
                    "%-56s %10.2f %-4s %10.2f %6.3f%n",
                    figure.name(), figure.value(), figure.unit(), figure.baseline(), figure.ratio());
        }
        out.flush();
    }

    private static void write(Path file, List<BenchmarkFigure> figures) {
        try {
            Files.write(
                    file,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsBytes(figures));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "json", "%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
