package org.featurescope.bench;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.bench.measure.InterleavedTimer;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.PortraitBenchmark;
import org.featurescope.cli.Product;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Tuning;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "portraits",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many portraits of units are made per second, beside the same one after another and beside"
                        + " plain steps of TensorFlow, and whether twice as many take twice as long.")
final class BenchPortraitsCommand implements Runnable {
    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            split = ",",
            required = true,
            description = "The layers to measure.")
    private List<String> layers = new ArrayList<>();

    @Option(names = "--units", paramLabel = "N", description = "How many units are made together.")
    private int units = 16;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is timed.")
    private int rounds = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchPortraitsCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        Validate.inRange("rounds", rounds, 1, InterleavedTimer.MOST_ROUNDS);
        Tuning tuning = networks.tuning(product);
        Network network = networks.one(product);
        List<Layer> measured = layers.stream().map(network::layer).toList();
        measured.forEach(layer -> Validate.inRange("units", units, 1, layer.channels() / 2));
        MeasurementTable table = new MeasurementTable(spec.commandLine().getOut());
        List<Measurement> measurements = new ArrayList<>();
        for (Layer layer : measured) {
            for (Measurement measurement : new PortraitBenchmark(network, layer).measure(units, rounds, tuning)) {
                table.add(measurement);
                measurements.add(measurement);
            }
        }
        files.write(measurements);
    }
}
