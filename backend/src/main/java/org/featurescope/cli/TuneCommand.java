package org.featurescope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.BatchBenchmark;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.Tuning.Threads;
import org.featurescope.optimize.TuningChoice;
import org.featurescope.optimize.TuningFigure;
import org.featurescope.optimize.VisualizationSpec;
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
        description = "Measures on this machine how many pictures climb fastest together, and with how many threads of"
                + " TensorFlow, and writes the choice into the folder of data, where serve, render and bench find it."
                + " The last digits of a picture depend on it: what is made again after it may differ in them.")
final class TuneCommand implements Runnable {
    private static final int MOST_PASSES = 9;

    private final Parts parts;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data that the choice is for.")
    private Path data = Folders.DATA;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Option(names = "--model", paramLabel = "ID", description = "The network to measure (the default one if not given).")
    private @Nullable String model;

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to measure (one in the middle if not given).")
    private @Nullable String layer;

    @Option(
            names = "--threads",
            paramLabel = "INTRA/INTER",
            split = ",",
            converter = ThreadsText.class,
            description = "Numbers of threads to try besides TensorFlow's own, within an operation and operations at a time"
                    + " (a few that suit the machine if not given).")
    private @Nullable List<Threads> threads;

    @Option(names = "--batch", paramLabel = "N", split = ",", description = "Pictures at a time to try; what does not fit the memory is left out.")
    private List<Integer> batches = List.of(1, 2, 4, 8, 16, 32, 64);

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = 128;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each batch has its turn in a process.")
    private int rounds = 7;

    @Option(names = "--passes", paramLabel = "N", description = "How often all threads have their turn, each time in a new process.")
    private int passes = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    TuneCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        Validate.inRange("passes", passes, 1, MOST_PASSES);
        Catalogue catalogue = parts.catalogue(models);
        Network network = model == null ? catalogue.defaultNetwork() : catalogue.network(model);
        Layer measured = layer == null ? BatchBenchmark.middle(network) : network.layer(layer);
        VisualizationSpec.checkSize(size, network);
        int most = BatchBenchmark.mostFitting(network, measured, size);
        List<Integer> fitting = batches.stream().filter(batch -> batch <= most).toList();
        TuneBatchesCommand.Plan plan =
                new TuneBatchesCommand.Plan(models, network.id(), measured.name(), fitting, size, rounds);
        plan.check();
        makeFolder();
        List<TuningFigure> figures = measure(plan);
        Tuning chosen = TuningChoice.of(figures);
        Path file = MachineFile.write(data, Machine.here(parts), network.id(), measured.name(), size, chosen, figures);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "chosen: batches of %d, %s; written to %s, for serve, render and bench from their next start on%n", chosen.batch(), words(chosen.threads()), file);
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
    private List<TuningFigure> measure(TuneBatchesCommand.Plan plan) {
        Map<Threads, Map<Integer, List<Double>>> found = new LinkedHashMap<>();
        header(plan);
        for (int pass = 1; pass <= passes; pass++) {
            for (Threads candidate : candidates()) {
                Map<Integer, Double> rates = TuneBatchesCommand.inProcess(parts.command(), plan, candidate);
                tell(candidate, pass, rates);
                Map<Integer, List<Double>> all = found.computeIfAbsent(candidate, any -> new LinkedHashMap<>());
                rates.forEach((batch, rate) ->
                        all.computeIfAbsent(batch, any -> new ArrayList<>()).add(rate));
            }
        }
        List<TuningFigure> figures = new ArrayList<>();
        found.forEach((candidate, all) ->
                all.forEach((batch, rates) -> figures.add(new TuningFigure(candidate, batch, rates))));
        return figures;
    }

    private List<Threads> candidates() {
        if (threads == null) {
            return TuningChoice.candidates(Runtime.getRuntime().availableProcessors());
        }
        List<Threads> candidates = new ArrayList<>(List.of(Threads.DEFAULT));
        candidates.addAll(threads);
        return candidates.stream().distinct().toList();
    }

    private void header(TuneBatchesCommand.Plan plan) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("image-steps per second, in batches of%n%-28s %4s", "threads", "pass");
        plan.batches().forEach(batch -> out.printf("%9d", batch));
        out.println();
        out.flush();
    }

    private void tell(Threads candidate, int pass, Map<Integer, Double> rates) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-28s %4d", words(candidate), pass);
        rates.values().forEach(rate -> out.printf(Locale.ROOT, "%9.1f", rate));
        out.println();
        out.flush();
    }

    private static String words(Threads threads) {
        return threads.equals(Threads.DEFAULT)
                ? "TensorFlow's own threads"
                : "threads " + ThreadsText.of(threads);
    }
}
