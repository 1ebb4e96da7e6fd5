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
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.SpeedBenchmark;
import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.bench.tuning.MachineFile;
import org.featurescope.bench.tuning.TuningChoice;
import org.featurescope.bench.tuning.TuningMeasurement;
import org.featurescope.cli.Folders;
import org.featurescope.cli.Parts;
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
        showDefaultValues = true,
        description =
                "Measures on this machine how many pictures climb fastest together, and how many such batches at the"
                        + " same time, and writes the choice into the folder of data, where serve, render and bench find it."
                        + " The last digits of a picture depend on it: what is made again after it may differ in them.")
public final class TuneCommand implements Runnable {
    private static final int SIZE = 128;
    private static final int MOST_PASSES = 9;

    private final Parts parts;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data that the choice is for.")
    private Path data = Folders.DATA;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The network to measure (the default one if not given).")
    private @Nullable String model;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer to measure (one in the middle if not given).")
    private @Nullable String layer;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            split = ",",
            description = "Batches at the same time to try besides the usual, each with its share of the processors"
                    + " (the powers of two up to the processors if not given).")
    private @Nullable List<Integer> lanes;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Pictures in a batch to try; what does not fit the memory is left out.")
    private List<Integer> batches = TuningChoice.batches();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each batch has its turn in a pass.")
    private int rounds = 7;

    @Option(names = "--passes", paramLabel = "N", description = "How often all numbers of lanes have their turn.")
    private int passes = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public TuneCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        Validate.inRange("rounds", rounds, 1, SpeedBenchmark.MOST_ROUNDS);
        Validate.inRange("passes", passes, 1, MOST_PASSES);
        batches.forEach(batch -> Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES));
        candidates().forEach(candidate -> Validate.inRange("lanes", candidate, 1, EngineLimits.MOST_PARALLEL_BATCHES));
        Catalogue catalogue = parts.catalogue(models);
        Network network = model == null ? catalogue.defaultNetwork() : catalogue.network(model);
        Layer measured = layer == null ? BatchBenchmark.middle(network) : network.layer(layer);
        int most = BatchBenchmark.mostFitting(network, measured, SIZE);
        makeFolder();
        List<TuningMeasurement> figures = measure(network, measured, most);
        Tuning chosen = TuningChoice.of(figures);
        Path file = MachineFile.write(data, Machine.here(parts), network.id(), measured.name(), SIZE, chosen, figures);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "chosen: batches of %d, %s; written to %s, for serve, render and bench from their next start on%n",
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

    /** All candidates, pass by pass, so that what else the machine does falls on all of them alike. */
    private List<TuningMeasurement> measure(Network network, Layer measured, int most) {
        Map<Integer, Map<Integer, List<Double>>> found = new LinkedHashMap<>();
        header();
        for (int pass = 1; pass <= passes; pass++) {
            for (int candidate : candidates()) {
                List<Integer> fitting = batches.stream()
                        .distinct()
                        .filter(batch -> batch * candidate <= most)
                        .toList();
                Validate.isTrue("batch", !fitting.isEmpty(), "no batch to try fits the memory");
                Map<Integer, Double> rates =
                        BatchBenchmark.perSecond(network, measured, fitting, SIZE, rounds, candidate);
                tell(candidate, pass, rates);
                Map<Integer, List<Double>> all = found.computeIfAbsent(candidate, any -> new LinkedHashMap<>());
                rates.forEach((batch, rate) ->
                        all.computeIfAbsent(batch, any -> new ArrayList<>()).add(rate));
            }
        }
        List<TuningMeasurement> figures = new ArrayList<>();
        found.forEach((candidate, all) ->
                all.forEach((batch, rates) -> figures.add(new TuningMeasurement(candidate, batch, rates))));
        return figures;
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
        out.printf("image-steps per second, in batches of%n%-20s %4s", "at the same time", "pass");
        batches.stream().distinct().forEach(batch -> out.printf("%9d", batch));
        out.println();
        out.flush();
    }

    private void tell(int candidate, int pass, Map<Integer, Double> rates) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-20s %4d", words(candidate), pass);
        rates.values().forEach(rate -> out.printf(Locale.ROOT, "%9.1f", rate));
        out.println();
        out.flush();
    }

    private static String words(int lanes) {
        return lanes == 1 ? "1 at a time" : lanes + " at the same time";
    }
}
