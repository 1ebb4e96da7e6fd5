package org.featurescope.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.featurescope.activation.Activations;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.run.Figures;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.api.ActivationsApi;
import org.featurescope.web.api.AnswersApi;
import org.featurescope.web.api.CameraApi;
import org.featurescope.web.api.DigitsApi;
import org.featurescope.web.api.ExportsApi;
import org.featurescope.web.api.FigureEventsApi;
import org.featurescope.web.api.FiguresApi;
import org.featurescope.web.api.KindsApi;
import org.featurescope.web.api.LiveApi;
import org.featurescope.web.api.ModelsApi;
import org.featurescope.web.api.OembedApi;
import org.featurescope.web.api.OpenApi;
import org.featurescope.web.api.SamplesApi;
import org.featurescope.web.api.SuggestionsApi;
import org.featurescope.web.http.ClassPathFiles;
import org.featurescope.web.http.HostGuard;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Route;
import org.featurescope.web.http.SecurityHeaders;
import org.featurescope.web.page.Pages;
import org.featurescope.web.photographs.IndexingApi;
import org.featurescope.web.photographs.OwnerOnly;
import org.featurescope.web.photographs.PhotographApi;
import org.featurescope.web.photographs.PhotographParts;
import org.featurescope.web.photographs.PhotographSetsApi;
import org.featurescope.web.photographs.PhotographUploadsApi;
import org.featurescope.web.photographs.SetFiguresApi;

/**
 * The HTTP server, which serves the API, the pictures of figures, the pages and the static files.
 *
 * <p>It runs from {@link #start} until it is closed. It does not close the components that it was given.
 */
public final class WebServer implements AutoCloseable {
    private static final int MOST_THREADS = 200;
    private static final int LEAST_THREADS = 8;
    private static final int THREAD_IDLE_MILLISECONDS = 60_000;
    private static final Duration SOCKET_IDLE = Duration.ofSeconds(30);

    private final Parts parts;
    private final ModelsApi models;
    private final KindsApi kindsApi;
    private final SuggestionsApi suggestions;
    private final FiguresApi figures;
    private final FigureEventsApi events;
    private final ExportsApi exports;
    private final OembedApi oembed;
    private final SamplesApi samples;
    private final DigitsApi digits = new DigitsApi();
    private final ActivationsApi activations;
    private final CameraApi camera;
    private final LiveApi live;
    private final OpenApi openApi;
    private final PhotographSetsApi sets;
    private final PhotographUploadsApi uploads;
    private final IndexingApi indexing;
    private final PhotographApi photograph;
    private final SetFiguresApi setFigures;
    private final AnswersApi answers;
    private final ClassPathFiles statics = new ClassPathFiles("/org/featurescope/web/static");
    private final ClassPathFiles assets = new ClassPathFiles("/org/featurescope/web/assets");
    private final Javalin javalin;
    private volatile HostGuard guard = new HostGuard("localhost", List.of());
    private volatile boolean mayChangeSets;

    /**
     * The components that the server uses.
     *
     * @param catalogue the networks
     * @param figures the figures
     * @param answers the answers of people to the questions of figures
     * @param activations runs photographs through networks
     * @param photographs the sets of photographs
     * @param metrics measures the server
     * @param version the version of the product
     */
    public record Parts(
            Catalogue catalogue,
            Figures figures,
            AnswerStore answers,
            Activations activations,
            PhotographParts photographs,
            Metrics metrics,
            String version) {}

    /** Creates a server, which is not started yet. */
    public WebServer(Parts parts) {
        this.parts = parts;
        this.models = new ModelsApi(parts.catalogue());
        this.kindsApi = new KindsApi(parts.figures().kinds(), parts.catalogue());
        this.suggestions = new SuggestionsApi(parts.figures().kinds(), parts.catalogue());
        this.figures =
                new FiguresApi(parts.figures(), new SpecReader(parts.figures().kinds(), parts.catalogue()));
        this.events = new FigureEventsApi(parts.figures());
        this.exports = new ExportsApi(parts.figures(), parts.catalogue());
        this.oembed = new OembedApi(parts.figures());
        this.samples = new SamplesApi(new SamplePhotographs());
        this.activations = new ActivationsApi(parts.catalogue(), parts.activations());
        this.camera = new CameraApi(parts.catalogue(), parts.activations(), host -> guard.knows(host));
        this.live = new LiveApi(parts.figures().kinds(), parts.catalogue(), host -> guard.knows(host));
        this.openApi = new OpenApi(parts.figures().kinds(), parts.version());
        OwnerOnly owner = new OwnerOnly(() -> mayChangeSets);
        this.sets = new PhotographSetsApi(parts.photographs(), parts.catalogue(), owner);
        this.uploads = new PhotographUploadsApi(parts.photographs().uploads(), owner);
        this.indexing = new IndexingApi(parts.photographs(), parts.catalogue(), owner);
        this.photograph = new PhotographApi(parts.photographs().shelf());
        this.setFigures = new SetFiguresApi(
                parts.figures().kinds(), parts.catalogue(), parts.photographs().shelf());
        this.answers = new AnswersApi(parts.figures(), parts.answers(), () -> guard.isOwnersMachine());
        this.javalin = Javalin.create(this::configure);
        parts.metrics().watch(parts.figures());
    }

    /** Returns every route except those of the pages. The first one that matches a request handles it. */
    List<Route> routes() {
        return Stream.of(photographRoutes(), answerRoutes(), otherRoutes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> photographRoutes() {
        return List.of(
                Route.get("/api/v1/photograph-sets", sets::list),
                Route.get("/api/v1/photograph-sets/{name}", sets::get),
                Route.put("/api/v1/photograph-sets/{name}", sets::put),
                Route.delete("/api/v1/photograph-sets/{name}", sets::delete),
                Route.get("/api/v1/photograph-sets/{name}/events", indexing::events),
                Route.get("/api/v1/photograph-sets/{name}/photographs/<path>", photograph::get),
                Route.post("/api/v1/photograph-sets/{name}/indexes/{model}", indexing::start),
                Route.post("/api/v1/photograph-sets/{name}/indexes/{model}/pause", indexing::pause),
                Route.delete("/api/v1/photograph-sets/{name}/indexes/{model}", indexing::cancel),
                Route.post("/api/v1/photograph-uploads", uploads::begin),
                Route.post("/api/v1/photograph-uploads/{id}/files", uploads::files),
                Route.delete("/api/v1/photograph-uploads/{id}", uploads::abandon),
                Route.get("/api/v1/models/{model}/set-figures", setFigures::get));
    }

    private List<Route> answerRoutes() {
        return List.of(
                Route.get("/api/v1/figures/{id}/answers", answers::get).readableFromAnywhere(),
                Route.post("/api/v1/figures/{id}/answers", answers::post),
                Route.delete("/api/v1/figures/{id}/answers", answers::delete),
                Route.get("/api/v1/figures/{id}/answers.csv", answers::csv).readableFromAnywhere());
    }

    private List<Route> otherRoutes() {
        return List.of(
                Route.get("/api/v1/models", models::list),
                Route.get("/api/v1/models/{model}", models::get),
                Route.post("/api/v1/models/{model}/activations", activations::post),
                Route.get("/api/v1/models/{model}/suggestions", suggestions::get),
                Route.get("/api/v1/samples", samples::list),
                Route.get("/api/v1/digits/{digest}", digits::get).readableFromAnywhere(),
                Route.get("/api/v1/kinds", kindsApi::list),
                Route.post("/api/v1/figures", figures::submit),
                Route.get("/api/v1/figures", figures::list),
                Route.get("/api/v1/figures/events", events::ofSeveral).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}", figures::get).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}/events", events::ofOne).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}/frames/{token}.png", figures::frame)
                        .readableFromAnywhere(),
                Route.delete("/api/v1/figures/{id}/run", figures::cancel),
                Route.delete("/api/v1/figures/{id}", figures::delete),
                Route.get("/api/v1/spec", figures::describe),
                Route.get("/figure", figures::open),
                Route.get("/figures/{id}.png", exports::png).readableFromAnywhere(),
                Route.get("/figures/{id}.gif", exports::gif).readableFromAnywhere(),
                Route.get("/figures/{id}.svg", exports::svg).readableFromAnywhere(),
                Route.get("/figures/{id}.json", exports::data).readableFromAnywhere(),
                Route.get("/figures/{id}.csv", exports::csv).readableFromAnywhere(),
                Route.get("/figures/{id}.html", exports::html),
                Route.get("/figures/{id}.bib", exports::bibTeX).readableFromAnywhere(),
                Route.get("/figures/{id}/{n}.png", exports::picture).readableFromAnywhere(),
                Route.get("/oembed", oembed::get).readableFromAnywhere(),
                Route.get("/embed.js", assets.file("embed.js")).readableFromAnywhere(),
                Route.get("/chunks/embed/<path>", assets.under("chunks/embed/")).readableFromAnywhere(),
                Route.get("/healthz", WebServer::health),
                Route.get("/metrics", parts.metrics()::scrape),
                Route.get("/openapi.json", openApi::get),
                Route.get("/static/<path>", statics::get),
                Route.get("/assets/<path>", assets::get));
    }

    private static void health(Context ctx) {
        Json.answer(ctx, Json.object().put("status", "ok"));
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyWebSocketServletFactory(WebServer::limit);
        config.requestLogger.http((ctx, milliseconds) -> parts.metrics().answered(ctx, milliseconds));
        config.routes.before(SecurityHeaders::set);
        config.routes.before(ctx -> guard.check(ctx));
        for (Route route : routes()) {
            config.routes.addHttpHandler(route.verb(), route.path(), route::handle);
            if (route.verb().equals(HandlerType.GET) && !route.path().endsWith("/events")) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route::handle);
            }
        }
        camera.register(config.routes);
        live.register(config.routes);
        Kinds kinds = parts.figures().kinds();
        FigureViews views = new FigureViews(parts.figures());
        new PageRoutes(kinds, parts.catalogue(), views, views::gallery).register(config.routes);
        new DocsRoutes(kinds, parts.catalogue(), openApi).register(config.routes);
        new Problems(new Pages(kinds, parts.catalogue())).register(config.routes);
    }

    /** Sets the greatest sizes of messages and the longest time without messages for all sockets. */
    private static void limit(JettyWebSocketServletFactory sockets) {
        sockets.setMaxBinaryMessageSize(CameraApi.MOST_BYTES);
        sockets.setMaxFrameSize(CameraApi.MOST_BYTES);
        sockets.setMaxTextMessageSize(LiveApi.MOST_CHARACTERS);
        sockets.setIdleTimeout(SOCKET_IDLE);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MILLISECONDS);
        threads.setName("web");
        return threads;
    }

    /**
     * Starts to listen.
     *
     * @param host the address to listen at
     * @param port the port to listen at; 0 for any free port
     * @param allowedHosts host names by which clients may address the server, besides those of its own machine
     * @param allowUploads whether everybody who reaches the server may change its sets of photographs; otherwise only
     *     who reaches it on its own machine
     * @return the port
     * @throws InvalidInputException if it cannot listen at this address and port
     */
    public int start(String host, int port, List<String> allowedHosts, boolean allowUploads) {
        guard = new HostGuard(host, allowedHosts);
        mayChangeSets = allowUploads || guard.isOwnersMachine();
        try {
            javalin.start(host, port);
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new InvalidInputException(
                    "port", "the server cannot listen at %s:%d; is the port taken?".formatted(host, port), e);
        }
    }

    /** Returns the description of the API. */
    OpenApi openApi() {
        return openApi;
    }

    /** Stops to listen and ends all requests. */
    @Override
    public void close() {
        javalin.stop();
        camera.close();
        live.close();
    }
}
