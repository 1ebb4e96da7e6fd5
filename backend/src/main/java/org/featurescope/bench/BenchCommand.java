package org.featurescope.bench;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.bench.measure.ActivationBenchmark;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.MemoryBenchmark;
import org.featurescope.bench.measure.OptimizationBenchmark;
import org.featurescope.cli.Parts;
import org.featurescope.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures the engine beside plain TensorFlow, in one run, on one network: the default one if none is"
                        + " named.")
public final class BenchCommand implements Runnable {
    private static final int BATCH = 8;
    private static final int SIZE = 128;
    private static final String SAMPLE = "chelsea";

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

    public BenchCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        files.check();
        networks.tuning(parts);
        Network network = networks.one(parts);
        List<Measurement> figures = new ArrayList<>();
        // memory first: what the other measurements hold would count too
        MemoryBenchmark.peak(network, layer, BATCH, SIZE).ifPresent(figures::add);
        figures.addAll(OptimizationBenchmark.measure(network, layer, BATCH, SIZE));
        figures.addAll(ActivationBenchmark.measure(network, SAMPLE));
        BenchTable table = new BenchTable(spec.commandLine().getOut());
        figures.forEach(table::add);
        files.write(figures);
    }
}
