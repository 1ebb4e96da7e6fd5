package org.featurescope.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.featurescope.activation.Activations;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.run.Figures;
import org.featurescope.model.Catalogue;
import org.featurescope.model.check.RangeTests;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.access.Access;
import org.featurescope.web.access.AccessControl;
import org.featurescope.web.api.CameraApi;
import org.featurescope.web.api.LiveApi;
import org.featurescope.web.http.ForwardedScheme;
import org.featurescope.web.http.ProblemHandler;
import org.featurescope.web.http.SecurityHeaders;
import org.featurescope.web.page.Pages;
import org.featurescope.web.photographs.PhotographParts;
import org.featurescope.web.stream.EventStreams;
import org.featurescope.web.transfer.BodyLimits;
import org.featurescope.web.transfer.RequestQueue;
import org.featurescope.web.transfer.UnreadAnswers;

/**
 * The HTTP server, which serves the API, the pictures of figures, the pages and the static files.
 *
 * <p>It runs from {@link #start} until it is closed. It does not close the components that it was given.
 */
public final class WebServer implements AutoCloseable {
    /**
     * The most threads that answer requests, besides two for each processor: all sorts of requests that take long together
     * may occupy 54 of them, so that others always find some.
     */
    private static final int MOST_THREADS = 80;

    private static final int LEAST_THREADS = 8;
    private static final int THREAD_IDLE_MILLISECONDS = 60_000;
    private static final int MOST_TO_ACCEPT = 1024;
    private static final Duration SOCKET_IDLE = Duration.ofSeconds(30);

    private final Parts parts;
    private final BodyLimits.Limits bodies;
    private final EventStreams streams = new EventStreams();
    private final RouteTable routes;
    private final Javalin javalin;
    private volatile AccessControl access = new AccessControl("localhost", Access.ofOwnMachine());

    /**
     * The components that the server uses.
     *
     * @param catalogue the networks
     * @param figures the figures
     * @param answers the answers of people to the questions of figures
     * @param activations runs photographs through networks
     * @param photographs the sets of photographs
     * @param metrics measures the server
     * @param rangeTests the results of the range tests of networks
     * @param portraits the portraits of the networks' units
     * @param drawing draws the portraits that are missing
     * @param looks finds units whose portraits look alike
     * @param responses what the networks' units respond to
     * @param fetches fetches networks for the owner
     * @param version the version of the product
     */
    public record Parts(
            Catalogue catalogue,
            Figures figures,
            AnswerStore answers,
            Activations activations,
            PhotographParts photographs,
            Metrics metrics,
            RangeTests rangeTests,
            Portraits portraits,
            PortraitDrawing drawing,
            PortraitLooks looks,
            KnownResponses responses,
            FetchJobs fetches,
            String version) {}

    /** Creates a server, which is not started yet. */
    public WebServer(Parts parts) {
        this(parts, BodyLimits.Limits.USUAL);
    }

    /** Creates a server with other limits of the bodies of requests. */
    WebServer(Parts parts, BodyLimits.Limits bodies) {
        this.parts = parts;
        this.bodies = bodies;
        this.routes = new RouteTable(parts, streams, () -> access);
        this.javalin = Javalin.create(this::configure);
        parts.metrics().watch(parts.figures());
        parts.metrics().watch(streams);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector((server, http) -> connector(config, server, http));
        config.jetty.modifyServer(server -> {
            BodyLimits received = new BodyLimits(bodies, this::address);
            ForwardedScheme scheme = new ForwardedScheme(this::isSecure);
            received.getTail().setHandler(scheme);
            scheme.setHandler(new RequestQueue(WebServer::isForFile, this::address));
            UnreadAnswers answers = new UnreadAnswers(UnreadAnswers.Limits.USUAL);
            answers.setHandler(received);
            server.setHandler(answers);
            server.setErrorHandler(new ProblemHandler());
        });
        config.jetty.modifyWebSocketServletFactory(WebServer::limit);
        config.requestLogger.http((ctx, milliseconds) -> parts.metrics().answered(ctx, milliseconds));
        config.routes.before(SecurityHeaders::set);
        config.routes.before(ctx -> access.guard().check(ctx));
        routes.register(config.routes);
        new Problems(new Pages(parts.figures().kinds(), parts.catalogue())).register(config.routes);
    }

    /** Returns the connector, with room for readers who connect again all at once, as after a restart. */
    private static ServerConnector connector(JavalinConfig config, Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(config.jetty.host);
        connector.setPort(config.jetty.port);
        connector.setAcceptQueueSize(MOST_TO_ACCEPT);
        return connector;
    }

    /** Sets the greatest sizes of messages and the longest time without messages for all sockets. */
    private static void limit(JettyWebSocketServletFactory sockets) {
        sockets.setMaxBinaryMessageSize(CameraApi.MOST_BYTES);
        sockets.setMaxFrameSize(CameraApi.MOST_BYTES);
        sockets.setMaxTextMessageSize(LiveApi.MOST_CHARACTERS);
        sockets.setIdleTimeout(SOCKET_IDLE);
    }

    private String address(Request request) {
        return access.address(
                Request.getRemoteAddr(request),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.X_FORWARDED_FOR)));
    }

    /** Returns whether a request is for a file of a figure, which may take long to read or to draw. */
    private static boolean isForFile(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith("/figures") && path.indexOf('.') >= 0;
    }

    private boolean isSecure(Request request) {
        return access.isSecure(
                Request.getRemoteAddr(request),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO)));
    }

    private static QueuedThreadPool threads() {
        int most = MOST_THREADS + 2 * Runtime.getRuntime().availableProcessors();
        QueuedThreadPool threads = new QueuedThreadPool(most, LEAST_THREADS, THREAD_IDLE_MILLISECONDS);
        threads.setName("web");
        return threads;
    }

    /**
     * Starts to listen.
     *
     * @param host the address to listen at
     * @param port the port to listen at; 0 for any free port
     * @param options who may reach the server, and what they may do
     * @return the port
     * @throws InvalidInputException if it cannot listen at this address and port, or an option has an invalid value
     */
    public int start(String host, int port, Access options) {
        access = new AccessControl(host, options);
        try {
            javalin.start(host, port);
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new InvalidInputException(
                    "port", "the server cannot listen at %s:%d; is the port taken?".formatted(host, port), e);
        }
    }

    /** Prepares answers that take long to make, in the background. */
    public void prepare() {
        routes.prepare();
    }

    /** Returns what the operator should know when the server has started. */
    public List<String> notices() {
        return access.notices();
    }

    /** Returns every route. */
    RouteTable routes() {
        return routes;
    }

    /** Stops to listen and ends all requests. */
    @Override
    public void close() {
        streams.close();
        javalin.stop();
        routes.close();
    }
}
