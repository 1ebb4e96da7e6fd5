package org.featurescope.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsErrorContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;
import org.featurescope.activation.Activations;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.SameOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves live cameras over WebSockets: a client sends frames and gets their activations, both as binary messages
 * ({@link CameraMessages}). One frame of a camera is processed at a time. Of the frames that arrive meanwhile the
 * latest is kept and the others are dropped.
 *
 * <p>A fault closes the socket with a sentence for people and one of these codes: 1008 the page is of another site,
 * 1003 the frame cannot be used, 1009 it is too large, 1013 there are too many cameras, 1011 the server failed, 4404
 * there is no such model.
 */
public final class CameraApi implements AutoCloseable {
    static final String PATH = "/api/v1/models/{model}/camera";

    /** Each keeps the processors busy all the time. */
    static final int MOST_CAMERAS = 4;

    static final int NO_SUCH_MODEL = 4404;
    static final int FOREIGN = 1008;
    static final int UNUSABLE = 1003;
    static final int FAILED = 1011;
    static final int BUSY = 1013;

    private static final Logger LOG = LoggerFactory.getLogger(CameraApi.class);
    private static final int RETRY_SECONDS = 10;
    private static final int END_SECONDS = 10;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Catalogue catalogue;
    private final Activations activations;
    private final Predicate<@Nullable String> knowsHost;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST_CAMERAS, "cameras", RETRY_SECONDS);
    private final Map<String, CameraConnection> cameras = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    /**
     * @param catalogue the networks that a camera can be run through
     * @param activations runs the frames
     * @param knowsHost whether a request may call the server by that {@code Host} header
     */
    public CameraApi(Catalogue catalogue, Activations activations, Predicate<@Nullable String> knowsHost) {
        this.catalogue = catalogue;
        this.activations = activations;
        this.knowsHost = knowsHost;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                MOST_CAMERAS, work -> new Thread(work, "camera-" + number.getAndIncrement()));
    }

    /** Sets the largest message and the longest silence of all sockets. */
    public static void limit(JettyWebSocketServletFactory sockets) {
        sockets.setMaxBinaryMessageSize(CameraMessages.MOST_BYTES);
        sockets.setMaxFrameSize(CameraMessages.MOST_BYTES);
        sockets.setMaxTextMessageSize(1);
        sockets.setIdleTimeout(IDLE);
    }

    /** Adds the route of the camera's socket. */
    public void register(RoutesConfig routes) {
        routes.ws(PATH, this::handle);
    }

    private void handle(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onBinaryMessage(this::frame);
        socket.onMessage(text -> text.closeSession(UNUSABLE, "frames are binary"));
        socket.onClose(this::closed);
        socket.onError(CameraApi::failed);
    }

    private void connected(WsConnectContext socket) {
        @Nullable String origin = socket.header("Origin");
        @Nullable String host = socket.header("Host");
        if (!knowsHost.test(host) || !SameOrigin.is(origin, host)) {
            LOG.warn("a page of {} wanted to use the camera's socket at {}", origin, host);
            socket.closeSession(FOREIGN, "only pages of this server may open this socket");
            return;
        }
        try {
            CameraConnection.Sink sink = CameraConnection.Sink.of(socket);
            cameras.put(
                    socket.sessionId(),
                    new CameraConnection(
                            catalogue.network(socket.pathParam("model")), activations, threads, sink, limit.acquire()));
        } catch (NotFoundException e) {
            socket.closeSession(NO_SUCH_MODEL, CameraConnection.reason(e));
        } catch (HttpProblem e) {
            socket.closeSession(BUSY, CameraConnection.reason(e));
        }
    }

    private void frame(WsBinaryMessageContext message) {
        @Nullable CameraConnection camera = cameras.get(message.sessionId());
        if (camera != null) {
            // the server reuses its buffer
            ByteBuffer copy = ByteBuffer.allocate(message.data().remaining());
            copy.put(message.data()).flip();
            camera.take(copy);
        }
    }

    private void closed(WsCloseContext socket) {
        @Nullable CameraConnection camera = cameras.remove(socket.sessionId());
        if (camera != null) {
            camera.end();
        }
    }

    private static void failed(WsErrorContext socket) {
        @Nullable Throwable error = socket.error();
        if (error instanceof MessageTooLargeException) {
            LOG.debug("a frame was too large: {}", error.getMessage());
        } else {
            LOG.debug("a camera's socket broke: {}", String.valueOf(error));
        }
    }

    /** Accepts no more frames and waits for those being processed. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a camera's frame has not ended after {} seconds", END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
