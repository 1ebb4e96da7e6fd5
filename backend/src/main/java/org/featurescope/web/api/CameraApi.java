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
import org.featurescope.activation.CameraFrame;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Places;
import org.featurescope.web.http.SameOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live cameras over WebSockets: frames go up ({@link CameraFrame}) and activations come down
 * ({@link org.featurescope.activation.FrameActivation}), both binary. One frame of a camera is on its way at a time; of
 * those that come meanwhile the latest is kept and the others are dropped.
 *
 * <p>What goes wrong closes the socket, with a sentence for people and one of these codes: 1008 a page of another site,
 * 1003 a frame that cannot be used, 1009 one that is too large, 1013 too many cameras, 1011 a failure of the server, and
 * 4404 no such model.
 */
public final class CameraApi implements AutoCloseable {
    static final String PATH = "/api/v1/models/{model}/camera";

    /** Each holds the processors all the time. */
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
    private final Places places = new Places(MOST_CAMERAS, "cameras", RETRY_SECONDS);
    private final Map<String, CameraConnection> cameras = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    /** {@code knowsHost} tells whether the server may be called by what a request says in {@code Host}. */
    public CameraApi(Catalogue catalogue, Activations activations, Predicate<@Nullable String> knowsHost) {
        this.catalogue = catalogue;
        this.activations = activations;
        this.knowsHost = knowsHost;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                MOST_CAMERAS, work -> new Thread(work, "camera-" + number.getAndIncrement()));
    }

    public static void limit(JettyWebSocketServletFactory sockets) {
        sockets.setMaxBinaryMessageSize(CameraFrame.MOST_BYTES);
        sockets.setMaxFrameSize(CameraFrame.MOST_BYTES);
        sockets.setMaxTextMessageSize(1);
        sockets.setIdleTimeout(IDLE);
    }

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
                            catalogue.network(socket.pathParam("model")), activations, threads, sink, places.take()));
        } catch (NotFoundException e) {
            socket.closeSession(NO_SUCH_MODEL, CameraConnection.reason(e));
        } catch (HttpProblem e) {
            socket.closeSession(BUSY, CameraConnection.reason(e));
        }
    }

    private void frame(WsBinaryMessageContext message) {
        @Nullable CameraConnection camera = cameras.get(message.sessionId());
        if (camera != null) {
            // the buffer is the server's and used again
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

    /** Takes no more frames, and waits for those under way. */
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
