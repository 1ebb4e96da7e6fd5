package org.featurescope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.featurescope.batch.BatchResult;
import org.featurescope.batch.BatchStore;
import org.featurescope.batch.BatchSurvey;
import org.featurescope.batch.FigureBatch;
import org.featurescope.batch.SpecFile;
import org.featurescope.batch.Specs;
import org.featurescope.batch.UnitSpecs;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.link.UnitFigures.Sign;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.figure.store.FigureLibraries;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code featurescope batch}: makes many figures. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the figures of many specs on this machine and stores them as a server does. Figures that are stored are"
                    + " not made again, so a batch that was stopped goes on when it is run again.",
            "Exit code: 0 if all figures are stored, 1 if some could not be made, 2 if the arguments cannot be used."
        })
final class BatchCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    private static final String BOTH = "both";
    private static final String REPORT = "batch-report.json";

    private final Product product;

    @Parameters(
            paramLabel = "SPECS",
            arity = "0..1",
            description =
                    "A file with a figure on each line, as the JSON of its spec or as the query of its readable link;"
                            + " - for standard input.")
    private Optional<String> specs = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "Instead of SPECS: a figure of each unit of this network.")
    private Optional<String> network = Optional.empty();

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            split = ",",
            defaultValue = ChosenLayers.ALL,
            description = "With --network: the names of layers with commas between them, or all.")
    private List<String> layers = new ArrayList<>();

    @Option(
            names = "--signs",
            paramLabel = "SIGNS",
            description =
                    "With --network: positive for pictures that excite, negative for those that suppress, or both.")
    private String signs = BOTH;

    @Option(
            names = "--parameters",
            paramLabel = "QUERY",
            description = "With --network: further parameters of all figures, as in a link: \"size=128&steps=256\".")
    private String parameters = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder of the figures, which \"serve --library DIR\" reads; by default the data folder,"
                    + " which no server may use meanwhile.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "The file of the report; by default batch-report.json in the folder of the figures. A report that"
                            + " is there is kept under a number, batch-report-1.json.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--dry-run",
            description =
                    "Prints number, cost and time, and stops. Begins the first figure to measure the time, and writes"
                            + " nothing.")
    private boolean isDryRun;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder, which holds the photographs that figures can name and the tuning.")
    private Path data = DefaultFolders.DATA;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BatchCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Validate.isTrue(
                "specs",
                specs.isPresent() != network.isPresent(),
                "name a file of specs, or a network with --network, but not both");
        Optional<Path> file =
                specs.filter(given -> !given.equals(STDIN)).map(Path::of).map(BatchCommand::readable);
        Catalogue catalogue = product.catalogue(models);
        Kinds kinds = product.kinds(data).naming(catalogue);
        if (network.isPresent()) {
            return run(unitSpecs(kinds, catalogue.network(network.get())), kinds, catalogue);
        }
        if (file.isPresent()) {
            return run(new SpecFile(file.get()), kinds, catalogue);
        }
        Path copy = Files.createTempFile("featurescope-specs", ".jsonl");
        try (InputStream in = System.in) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return run(new SpecFile(copy), kinds, catalogue);
        } finally {
            Files.delete(copy);
        }
    }

    private static Path readable(Path file) {
        Validate.isTrue("specs", Files.isReadable(file) && !Files.isDirectory(file), "there is no file " + file);
        return file;
    }

    private Specs unitSpecs(Kinds kinds, Network of) {
        List<Sign> chosen = signs.equals(BOTH) ? List.of(Sign.values()) : List.of(sign(signs));
        List<Layer> able = ChosenLayers.of(
                of,
                layers,
                layer -> Optional.ofNullable(of.reach().notOptimized().get(layer.name())),
                this::print);
        return new UnitSpecs(kinds.unitFigures(), of, able, chosen, parameters);
    }

    private static Sign sign(String word) {
        for (Sign sign : Sign.values()) {
            if (sign.word().equals(word)) {
                return sign;
            }
        }
        throw new InvalidInputException(
                "signs", "signs must be both, positive or negative, but is \"%s\"".formatted(word));
    }

    private int run(Specs all, Kinds kinds, Catalogue catalogue) throws IOException {
        Path folder = out.orElse(data);
        BatchConsole console = new BatchConsole(spec.commandLine());
        if (isDryRun) {
            FigureLibraries stored = new FigureLibraries(List.of(folder), kinds, Clock.systemUTC());
            BatchSurvey survey = console.survey(batch(kinds, catalogue, BatchStore.readOnly(stored)), all);
            return survey.refused() == 0 ? 0 : 1;
        }
        CountDownLatch ended = new CountDownLatch(1);
        try (FigureStore store = FigureStore.open(folder, kinds, Clock.systemUTC())) {
            CheckpointStore states =
                    CheckpointStore.open(folder.resolve("checkpoints"), product.engine(data), Clock.systemUTC());
            FigureBatch batch = batch(kinds, catalogue, BatchStore.of(store, states));
            stopWithProcess(batch, ended);
            BatchSurvey survey = console.survey(batch, all);
            Path file = report.orElse(folder.resolve(REPORT)).toAbsolutePath();
            BatchResult[] result = new BatchResult[1];
            AtomicFile.write(file, written -> {
                result[0] = console.make(batch, all, survey, written);
                keepEarlier(file);
            });
            print("the report is in " + file);
            return result[0].failed() == 0 ? 0 : 1;
        } finally {
            ended.countDown();
        }
    }

    private FigureBatch batch(Kinds kinds, Catalogue catalogue, BatchStore store) {
        return new FigureBatch(
                kinds,
                new SpecReader(kinds, catalogue),
                new FigureCosts(catalogue, product.photographs(data)),
                store,
                SchedulerLimits.DEFAULT.runs(),
                Clock.systemUTC());
    }

    /** Copies the report of an earlier batch to a file with the next free number, since the next report replaces it. */
    private static void keepEarlier(Path report) throws IOException {
        if (!Files.isRegularFile(report)) {
            return;
        }
        String name = report.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        int number = 1;
        Path numbered;
        do {
            numbered =
                    report.resolveSibling("%s-%d%s".formatted(name.substring(0, dot), number++, name.substring(dot)));
        } while (Files.exists(numbered));
        Files.copy(report, numbered);
    }

    /**
     * Stops the batch when the process is told to end, and delays the end until the states of unfinished figures are
     * stored.
     */
    private static void stopWithProcess(FigureBatch batch, CountDownLatch ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            batch.stop();
                            try {
                                ended.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
