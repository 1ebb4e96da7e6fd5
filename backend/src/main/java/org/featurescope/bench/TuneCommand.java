package org.featurescope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.bench.measure.InterleavedTimer;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.MeasuredLayers;
import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.bench.tuning.MachineFile;
import org.featurescope.bench.tuning.TuningChoice;
import org.featurescope.bench.tuning.TuningMeasurement;
import org.featurescope.cli.DefaultFolders;
import org.featurescope.cli.Product;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description =
                "Measures on this machine which size of batches and which number of parallel batches is fastest, and"
                        + " writes the choice into the data folder, where serve, render and bench read it. The last"
                        + " digits of a picture depend on it, so a picture that is made again afterwards may differ in"
                        + " them.")
final class TuneCommand implements Runnable {
    private static final int SIZE = 128;
    private static final int MOST_PASSES = 9;

    private final Product product;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder to tune.")
    private Path data = DefaultFolders.DATA;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The network to measure (default: the default network).")
    private @Nullable String model;

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to measure (default: one in the middle).")
    private @Nullable String layer;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            split = ",",
            description = "Numbers of parallel batches to try besides the default one; each batch has its share of the"
                    + " processors (default: the powers of two up to the number of processors).")
    private @Nullable List<Integer> lanes;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Sizes of batches to try; those that do not fit the memory are left out.")
    private List<Integer> batches = TuningChoice.batches();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each size is timed in a pass.")
    private int rounds = 7;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "How often all numbers of parallel batches are measured.")
    private int passes = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    TuneCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        Validate.inRange("rounds", rounds, 1, InterleavedTimer.MOST_ROUNDS);
        Validate.inRange("passes", passes, 1, MOST_PASSES);
        batches.forEach(batch -> Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES));
        candidates().forEach(candidate -> Validate.inRange("lanes", candidate, 1, EngineLimits.MOST_PARALLEL_BATCHES));
        Catalogue catalogue = product.catalogue(models);
        Network network = model == null ? catalogue.defaultNetwork() : catalogue.network(model);
        Layer measured = layer == null ? MeasuredLayers.middle(network) : network.layer(layer);
        int most = BatchBenchmark.mostFitting(network, measured, SIZE);
        makeFolder();
        List<TuningMeasurement> measurements = measure(network, measured, most);
        Tuning chosen = TuningChoice.of(measurements);
        Path file = MachineFile.write(
                data, Machine.here(product), network.id(), measured.name(), SIZE, chosen, measurements);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "chosen: batches of %d, %s; written to %s, which serve, render and bench read when they start%n",
                chosen.batch(), words(chosen.parallelBatches()), file);
        out.flush();
    }

    private void makeFolder() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new InvalidInputException("data", "the folder %s cannot be made: %s".formatted(data, e), e);
        }
    }

    /** Measures all candidates in each pass, so that other work of the machine slows all of them alike. */
    private List<TuningMeasurement> measure(Network network, Layer measured, int most) {
        Map<Integer, Map<Integer, List<Double>>> found = new LinkedHashMap<>();
        header();
        for (int pass = 1; pass <= passes; pass++) {
            for (int candidate : candidates()) {
                List<Integer> fitting = batches.stream()
                        .distinct()
                        .filter(batch -> batch * candidate <= most)
                        .toList();
                Validate.isTrue("batch", !fitting.isEmpty(), "none of the sizes fits the memory");
                Map<Integer, Double> rates =
                        BatchBenchmark.perSecond(network, measured, fitting, SIZE, rounds, candidate);
                print(candidate, pass, rates);
                Map<Integer, List<Double>> all = found.computeIfAbsent(candidate, any -> new LinkedHashMap<>());
                rates.forEach((batch, rate) ->
                        all.computeIfAbsent(batch, any -> new ArrayList<>()).add(rate));
            }
        }
        List<TuningMeasurement> measurements = new ArrayList<>();
        found.forEach((candidate, all) ->
                all.forEach((batch, rates) -> measurements.add(new TuningMeasurement(candidate, batch, rates))));
        return measurements;
    }

    private List<Integer> candidates() {
        if (lanes == null) {
            return TuningChoice.candidates(Sessions.PROCESSORS);
        }
        List<Integer> candidates = new ArrayList<>(List.of(Tuning.DEFAULT.parallelBatches()));
        candidates.addAll(lanes);
        return candidates.stream().distinct().toList();
    }

    private void header() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("image-steps per second, by size of batches%n%-20s %4s", "parallel batches", "pass");
        batches.stream().distinct().forEach(batch -> out.printf("%9d", batch));
        out.println();
        out.flush();
    }

    private void print(int candidate, int pass, Map<Integer, Double> rates) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-20s %4d", words(candidate), pass);
        rates.values().forEach(rate -> out.printf(Locale.ROOT, "%9.1f", rate));
        out.println();
        out.flush();
    }

    private static String words(int lanes) {
        return lanes == 1 ? "1 at a time" : lanes + " in parallel";
    }
}
