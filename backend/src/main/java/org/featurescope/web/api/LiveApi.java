package org.featurescope.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsMessageContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Streaming.Live;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.run.Ticker;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.ClientLimit;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.SocketClosing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API of figures that are watched while they are computed, see {@link Live}. The first message of a client is the
 * figure's spec as JSON, each later one a command as JSON. The server sends the state of the computation as binary messages. A
 * client acknowledges each by {@code {}}, which also keeps the socket open.
 *
 * <p>All computations take turns on a few threads. While a client does not acknowledge messages, its
 * computation waits. A computation ends with its socket; a link of its state begins another one there.
 *
 * <p>A command that cannot be obeyed is answered by a text message with the sentence that says why. The server closes the
 * socket with a sentence as the reason and one of these codes: 1001 after ten minutes in which nothing was asked or computed, 1003 if the spec cannot be used, 1008 if the page belongs to
 * another site, 1011 if the server failed, and 1013 if there are too many computations.
 */
public final class LiveApi implements AutoCloseable {
    static final String PATH = "/api/v1/live";

    /** The most computations at the same time. */
    static final int MOST_LIVE = 32;

    /** The most computations of one client at the same time, more than a page has. */
    static final int MOST_OF_CLIENT = 10;

    /** The greatest size of a spec or a command. */
    public static final int MOST_CHARACTERS = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LiveApi.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLIENT = "client";
    private static final int RETRY_SECONDS = 10;
    private static final int END_SECONDS = 10;
    private static final int IDLE_CHECK_SECONDS = 30;

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final SpecReader reader;
    private final Predicate<@Nullable String> knowsHost;
    private final Function<Context, Client> clients;
    private final ClientLimit limit =
            ClientLimit.ofClients(MOST_LIVE, MOST_OF_CLIENT, "live computations", RETRY_SECONDS);
    private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService idleCheck;

    /**
     * Creates the API and its threads.
     *
     * @param knowsHost returns whether a request may have this {@code Host} header
     * @param clients tells who sent a request
     */
    public LiveApi(
            Kinds kinds,
            Catalogue catalogue,
            Predicate<@Nullable String> knowsHost,
            Function<Context, Client> clients) {
        this.clients = clients;
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.reader = new SpecReader(kinds, catalogue);
        this.knowsHost = knowsHost;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                work -> new Thread(work, "live-" + number.getAndIncrement()));
        this.idleCheck = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "live-idle"));
        idleCheck.scheduleWithFixedDelay(
                () -> connections.values().forEach(LiveConnection::closeIfIdle),
                IDLE_CHECK_SECONDS,
                IDLE_CHECK_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Adds the route of the socket. */
    public void register(RoutesConfig routes) {
        routes.wsBeforeUpgrade(PATH, ctx -> ctx.attribute(CLIENT, clients.apply(ctx)));
        routes.ws(PATH, this::handle);
    }

    private void handle(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(this::message);
        socket.onBinaryMessage(binary -> binary.closeSession(SocketClosing.UNUSABLE, "specs and commands are text"));
        socket.onClose(closed -> ended(closed.sessionId()));
        socket.onError(error -> LOG.debug("a live figure's socket broke: {}", String.valueOf(error.error())));
    }

    private void connected(WsConnectContext socket) {
        if (SocketClosing.closedForeign(socket, knowsHost)) {
            return;
        }
        try {
            LiveConnection.Sink sink = LiveConnection.Sink.of(socket);
            Client client =
                    Optional.ofNullable(socket.<Client>attribute(CLIENT)).orElseThrow();
            connections.put(
                    socket.sessionId(), new LiveConnection(sink, threads, limit.acquire(client), Ticker.SYSTEM));
        } catch (HttpProblem e) {
            socket.closeSession(SocketClosing.BUSY, SocketClosing.reason(e));
        }
    }

    private void message(WsMessageContext message) {
        @Nullable LiveConnection connection = connections.get(message.sessionId());
        if (connection == null) {
            return;
        }
        try {
            if (connection.isBegun()) {
                connection.command(JSON.readTree(message.message()));
            } else {
                connection.begin(live(message.message()));
            }
        } catch (InvalidInputException | NotFoundException e) {
            message.closeSession(SocketClosing.UNUSABLE, SocketClosing.reason(e));
        } catch (JsonProcessingException e) {
            message.closeSession(SocketClosing.UNUSABLE, "the message is not JSON");
        }
    }

    private Live live(String spec) {
        FigureSpec read = reader.fromJson(spec.getBytes(StandardCharsets.UTF_8)).spec();
        Optional<Live> live = kinds.live(read, catalogue);
        return live.orElseThrow(() -> new InvalidInputException(
                "kind",
                "figures of kind %s are made before they are shown"
                        .formatted(kinds.of(read).name())));
    }

    private void ended(String session) {
        @Nullable LiveConnection connection = connections.remove(session);
        if (connection != null) {
            connection.end();
        }
    }

    /** Ends all computations and waits for their last turns, {@value #END_SECONDS} seconds at most. */
    @Override
    public void close() {
        connections.values().forEach(LiveConnection::end);
        idleCheck.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a live figure's turn has not ended after {} seconds", END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
