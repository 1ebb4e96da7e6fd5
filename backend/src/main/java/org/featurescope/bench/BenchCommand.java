package org.featurescope.bench;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.bench.measure.ActivationBenchmark;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.MemoryBenchmark;
import org.featurescope.bench.measure.OptimizationBenchmark;
import org.featurescope.cli.Product;
import org.featurescope.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the engine beside plain TensorFlow in one run on one network: the one named, or the default"
                        + " one.")
final class BenchCommand implements Runnable {
    private static final int BATCH = 8;
    private static final int SIZE = 128;
    private static final String SAMPLE = "chelsea";

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to measure.")
    private String layer = "mixed4c";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        networks.tuning(product);
        Network network = networks.one(product);
        List<Measurement> measurements = new ArrayList<>();
        // first, since the memory of the other measurements would be counted too
        MemoryBenchmark.peak(network, layer, BATCH, SIZE).ifPresent(measurements::add);
        measurements.addAll(OptimizationBenchmark.measure(network, layer, BATCH, SIZE));
        measurements.addAll(ActivationBenchmark.measure(network, SAMPLE));
        MeasurementTable table = new MeasurementTable(spec.commandLine().getOut());
        measurements.forEach(table::add);
        files.write(measurements);
    }
}
