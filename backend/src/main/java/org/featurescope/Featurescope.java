package org.featurescope;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.Activations;
import org.featurescope.activation.BackgroundPasses;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.indexing.Indexer;
import org.featurescope.activation.indexing.IndexingJob;
import org.featurescope.activation.indexing.IndexingJobs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.activation.upload.UploadLimits;
import org.featurescope.bench.BenchCommands;
import org.featurescope.bench.tuning.MachineFile;
import org.featurescope.cli.CommandLineInterface;
import org.featurescope.cli.Product;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.figure.run.Ticker;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.KindRegistry;
import org.featurescope.model.Catalogue;
import org.featurescope.model.check.BackgroundRangeTests;
import org.featurescope.model.check.RangeTests;
import org.featurescope.model.fetch.DownloadSettings;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.model.trial.GraphTrial;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.portrait.Portraits;
import org.featurescope.tensor.Gpu;
import org.featurescope.tensor.NativeMemory;
import org.featurescope.tensor.Sessions;
import org.featurescope.unit.KnownResponses;
import org.featurescope.web.Metrics;
import org.featurescope.web.WebServer;
import org.featurescope.web.photographs.PhotographParts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry point of the program. It creates the components, connects them by hand and runs the command line. */
public final class Featurescope implements Product {
    private static final Logger LOG = LoggerFactory.getLogger(Featurescope.class);

    private static final String PHOTOGRAPHS = "photographs";

    private NativeMemory memory = new NativeMemory(NativeMemory.DEFAULT_MOST);
    private @Nullable GraphVisualizer visualizer;
    private @Nullable PhotographShelf shelf;

    private Featurescope() {}

    /** Runs the command that the arguments name and exits with its status. */
    public static void main(String[] args) {
        Sessions.quieten();
        NativeMemory.limitArenas();
        Featurescope product = new Featurescope();
        System.exit(CommandLineInterface.run(product, BenchCommands.all(product), args));
    }

    @Override
    public Catalogue catalogue(Path models) {
        return Catalogue.load(Optional.of(models), trial(models));
    }

    @Override
    public Catalogue.Trial trial(Path models) {
        return new GraphTrial(models, build());
    }

    @Override
    public Tuning tuning(Path data) {
        MachineFile.Found found = MachineFile.read(data);
        found.problem().ifPresent(LOG::warn);
        return found.tuning();
    }

    @Override
    public Kinds kinds(Path data) {
        return KindRegistry.kinds(new KindContext(visualizer(data), photographs(data)));
    }

    @Override
    public PhotographShelf photographs(Path data) {
        if (shelf == null) {
            shelf = new PhotographShelf(data.resolve(PHOTOGRAPHS));
        }
        return shelf;
    }

    @Override
    public PhotographUploads uploads(Path data) {
        return new PhotographUploads(
                data.resolve(PHOTOGRAPHS).resolve("uploads"),
                photographs(data),
                UploadLimits.DEFAULT,
                Clock.systemUTC());
    }

    @Override
    public AnswerStore answers(Path data) {
        return new AnswerStore(data.resolve("answers"));
    }

    @Override
    public RangeTests rangeTests(Path data) {
        return new RangeTests(data.resolve("range-tests"));
    }

    private GraphVisualizer visualizer(Path data) {
        if (visualizer == null) {
            SamplePhotographs samples = new SamplePhotographs();
            visualizer = new GraphVisualizer(name -> ImageDecoder.decode(samples.bytes(name)), tuning(data), memory);
        }
        return visualizer;
    }

    @Override
    public RunningServer serve(ServeOptions options) {
        memory = new NativeMemory(options.nativeMemory());
        Catalogue all = catalogue(options.models());
        Catalogue catalogue = options.defaultNetwork().map(all::withDefault).orElse(all);
        catalogue.problems().forEach(problem -> LOG.warn("{}", problem));
        KnownResponses responses = new KnownResponses(options.data());
        Kinds kinds = kinds(options.data()).naming(catalogue, responses);
        Metrics metrics = new Metrics();
        FigureStore store = FigureStore.open(options.data(), options.libraries(), kinds, Clock.systemUTC());
        CheckpointStore checkpoints =
                CheckpointStore.open(options.data().resolve("checkpoints"), engine(options.data()), Clock.systemUTC());
        Figures figures = new Figures(
                kinds, store, checkpoints, SchedulerLimits.DEFAULT, Clock.systemUTC(), Ticker.SYSTEM, metrics);
        Activations activations = new Activations(memory);
        PhotographParts photographs = photographParts(options.data(), catalogue);
        FetchJobs fetches = new FetchJobs(options.models(), DownloadSettings.of(System.getenv()));
        Portraits portraits = new Portraits(options.data());
        PortraitDrawing drawing = new PortraitDrawing(
                visualizer(options.data()),
                catalogue::network,
                portraits,
                () -> isBusy(figures, activations, photographs.jobs()),
                System::nanoTime);
        PortraitLooks looks = new PortraitLooks(portraits, responses);
        WebServer server = new WebServer(new WebServer.Parts(
                catalogue,
                figures,
                answers(options.data()),
                activations,
                photographs,
                metrics,
                rangeTests(options.data()),
                portraits,
                drawing,
                looks,
                responses,
                fetches,
                version().orElse("0")));
        try {
            int port = server.start(options.host(), options.port(), options.access());
            server.prepare();
            looks.describe(catalogue.networks());
            return new Running(
                    port,
                    fetches,
                    BackgroundRangeTests.start(rangeTests(options.data()), catalogue.networks()),
                    BackgroundPasses.start(
                            activations, catalogue.networks(), () -> isBusy(figures, activations, photographs.jobs())),
                    photographs.jobs(),
                    drawing,
                    figures,
                    server,
                    metrics,
                    store,
                    activations,
                    visualizer(options.data()));
        } catch (RuntimeException e) {
            photographs.jobs().close();
            drawing.close();
            figures.close();
            store.close();
            throw e;
        }
    }

    /** Returns whether something is computed that people wait for, or that they started. */
    private static boolean isBusy(Figures figures, Activations activations, IndexingJobs jobs) {
        return figures.running() + figures.queued() > 0
                || activations.isRunning()
                || jobs.list().stream().anyMatch(job -> job.state() == IndexingJob.State.RUNNING);
    }

    /** Returns what the server uses of the photographs, of which it may change everything while the store is open. */
    private PhotographParts photographParts(Path data, Catalogue catalogue) {
        PhotographUploads uploads = uploads(data);
        uploads.deleteLeftovers();
        IndexingJobs jobs = new IndexingJobs(
                Indexer.of(photographs(data)),
                catalogue::network,
                data.resolve(PHOTOGRAPHS).resolve("indexing.json"),
                System::nanoTime);
        return new PhotographParts(photographs(data), uploads, jobs);
    }

    @Override
    public Optional<String> version() {
        return Optional.ofNullable(Featurescope.class.getPackage().getImplementationVersion());
    }

    @Override
    public String engine(Path data) {
        return "%s, %s, %d processors, %s, %s"
                .formatted(
                        build(),
                        visualizer(data).limits(),
                        Sessions.PROCESSORS,
                        System.getProperty("os.arch"),
                        Gpu.here());
    }

    private String build() {
        return "version %s, built %s".formatted(version().orElse("0"), buildTime());
    }

    private static String buildTime() {
        try {
            URI code = Featurescope.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Files.getLastModifiedTime(Path.of(code)).toString();
        } catch (URISyntaxException | IOException e) {
            LOG.warn("the time at which the product was built is not known", e);
            return "at an unknown time";
        }
    }

    /**
     * The running server. {@link #close} closes its components in an order in which viewers receive the last event of
     * each figure and no component is used after it was closed.
     */
    private record Running(
            int port,
            FetchJobs fetches,
            BackgroundRangeTests rangeTests,
            BackgroundPasses firstPasses,
            IndexingJobs jobs,
            PortraitDrawing drawing,
            Figures figures,
            WebServer server,
            Metrics metrics,
            FigureStore store,
            Activations activations,
            GraphVisualizer visualizer)
            implements RunningServer {
        @Override
        public List<String> notices() {
            return server.notices();
        }

        @Override
        public void close() {
            LOG.info("stopping");
            fetches.close();
            rangeTests.close();
            firstPasses.close();
            jobs.close();
            drawing.close();
            figures.close();
            server.close();
            metrics.close();
            store.close();
            activations.close();
            visualizer.close();
        }
    }
}
