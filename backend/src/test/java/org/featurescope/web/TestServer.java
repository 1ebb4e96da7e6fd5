package org.featurescope.web;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.Activations;
import org.featurescope.activation.indexing.Indexer;
import org.featurescope.activation.indexing.IndexingJobs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.activation.upload.UploadLimits;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.figure.run.Ticker;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.check.RangeTests;
import org.featurescope.model.fetch.DownloadSettings;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.web.access.Access;
import org.featurescope.web.http.Route;
import org.featurescope.web.photographs.PhotographParts;

/** A real server on a free port, with a visualizer that a test holds. */
public final class TestServer implements AutoCloseable {
    public static final SchedulerLimits LIMITS = new SchedulerLimits(
            1, 2, 2, Duration.ZERO, Duration.ofMillis(50), Duration.ofMinutes(10), Duration.ofMinutes(1));

    /** The token of the servers' owner. */
    public static final String OWNER_TOKEN = "the token of the owner";

    /** A server behind a proxy. */
    public static final Access ACCESS =
            new Access(List.of("scope.example"), List.of("127.0.0.1"), Optional.of(OWNER_TOKEN), false, false);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final FakeVisualizer visualizer;
    final Kinds kinds;
    final FigureStore store;
    public final Figures figures;
    final WebServer server;
    public final int port;

    private final Path data;
    private final IndexingJobs jobs;
    private final PortraitDrawing drawing;
    private final Activations activations = new Activations();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public TestServer(Path data) {
        this(data, FakeVisualizer.gated());
    }

    public TestServer(Path data, FakeVisualizer visualizer) {
        this(data, visualizer, TestKinds.with(visualizer));
    }

    /** A server with networks of its own. */
    public TestServer(Path data, Catalogue catalogue) {
        this(
                data,
                FakeVisualizer.gated(),
                TestKinds.quick(),
                Networks.shelf(),
                Indexer.of(Networks.shelf()),
                UploadLimits.DEFAULT,
                LIMITS,
                ACCESS,
                catalogue);
    }

    TestServer(Path data, FakeVisualizer visualizer, Kinds kinds) {
        this(data, visualizer, kinds, Networks.shelf(), Indexer.of(Networks.shelf()), UploadLimits.DEFAULT, true);
    }

    /**
     * A server with sets of photographs of its own.
     *
     * @param allowUploads whether everybody may change its sets
     */
    public TestServer(
            Path data,
            FakeVisualizer visualizer,
            Kinds kinds,
            PhotographShelf shelf,
            Indexer indexer,
            UploadLimits limits,
            boolean allowUploads) {
        this(
                data,
                visualizer,
                kinds,
                shelf,
                indexer,
                limits,
                LIMITS,
                ACCESS.withUploads(allowUploads),
                Networks.catalogue());
    }

    /** A server with limits of its queue and options of access of its own. */
    public TestServer(Path data, SchedulerLimits limits, Access access) {
        this(data, FakeVisualizer.gated(), limits, access);
    }

    private TestServer(Path data, FakeVisualizer visualizer, SchedulerLimits limits, Access access) {
        this(
                data,
                visualizer,
                TestKinds.with(visualizer),
                Networks.shelf(),
                Indexer.of(Networks.shelf()),
                UploadLimits.DEFAULT,
                limits,
                access,
                Networks.catalogue());
    }

    private TestServer(
            Path data,
            FakeVisualizer visualizer,
            Kinds kinds,
            PhotographShelf shelf,
            Indexer indexer,
            UploadLimits limits,
            SchedulerLimits queue,
            Access access,
            Catalogue catalogue) {
        this.data = data;
        this.visualizer = visualizer;
        KnownResponses responses = new KnownResponses(data);
        this.kinds = kinds.naming(catalogue, responses);
        store = FigureStore.open(data, this.kinds, Clock.systemUTC());
        CheckpointStore checkpoints =
                CheckpointStore.open(data.resolve("checkpoints"), "the engine of the tests", Clock.systemUTC());
        figures = new Figures(this.kinds, store, checkpoints, queue, Clock.systemUTC(), Ticker.SYSTEM, metrics);
        Path photographs = data.resolve("photographs");
        jobs = new IndexingJobs(indexer, catalogue::network, photographs.resolve("indexing.json"), System::nanoTime);
        PhotographParts parts = new PhotographParts(
                shelf, new PhotographUploads(photographs.resolve("uploads"), shelf, limits, Clock.systemUTC()), jobs);
        Portraits portraits = new Portraits(data);
        drawing = new PortraitDrawing(
                FakeVisualizer.quick(),
                catalogue::network,
                portraits,
                () -> figures.running() + figures.queued() > 0,
                System::nanoTime);
        server = new WebServer(new WebServer.Parts(
                catalogue,
                figures,
                new AnswerStore(data.resolve("answers")),
                activations,
                parts,
                metrics,
                new RangeTests(data.resolve("range-tests")),
                portraits,
                drawing,
                new PortraitLooks(portraits, responses),
                responses,
                new FetchJobs(data.resolve("models"), DownloadSettings.of("", "")),
                "1.2.3"));
        port = server.start("127.0.0.1", 0, access);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<byte[]> bytes(String path) {
        return send(request(path), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    /** Asks for a figure; single quotes stand for double ones. */
    public HttpResponse<String> submit(String spec) {
        return post("/api/v1/figures", "application/json", BodyPublishers.ofString(spec.replace('\'', '"')));
    }

    /** Submits as a page does, which watches the figure. */
    public HttpResponse<String> submitWatching(String spec) {
        return post(
                "/api/v1/figures?watching=true", "application/json", BodyPublishers.ofString(spec.replace('\'', '"')));
    }

    /** Deletes as the server's owner. */
    public HttpResponse<String> delete(String path) {
        return send(ofOwner(path).DELETE());
    }

    /** Begins a request of the server's owner. */
    public HttpRequest.Builder ofOwner(String path) {
        return request(path).header("Authorization", "Bearer " + OWNER_TOKEN);
    }

    /** Returns a figure's status as the API tells it, which counts as a request for the figure. */
    public String status(String id) {
        return json(get("/api/v1/figures/" + id)).path("status").asText();
    }

    /** Waits until a figure is made. */
    public void awaitMade(String id) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> status(id), "done"::equals);
    }

    /** Begins to watch a figure; the stream is the caller's to close. */
    public InputStream watch(String id, String query) {
        return send(request("/api/v1/figures/" + id + "/events" + query), BodyHandlers.ofInputStream())
                .body();
    }

    /** Returns the path of a route with things that exist at its places. */
    public static String filled(String path, String figure) {
        return path.replace("{id}", figure)
                .replace("{model}", Networks.network().id())
                .replace("{layer}", "mixed4c")
                .replace("{channel}", "12")
                .replace("{name}", "samples")
                .replace("{kind}", "channel")
                .replace("{n}", "0")
                .replace("{digest}", "0")
                .replace("{sha256}", "0")
                .replace("<path>", "x.js");
    }

    /** Returns what the server told its operator when it started. */
    public List<String> notices() {
        return server.notices();
    }

    /** Returns every route. */
    public List<Route> routes() {
        return server.routes().all();
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the store, but for the index and the lock. */
    public List<Path> storedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !data.equals(file.getParent()))
                    .toList();
        }
    }

    @Override
    public void close() {
        jobs.close();
        drawing.close();
        figures.close();
        server.close();
        metrics.close();
        store.close();
        activations.close();
    }
}
