package org.featurescope.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsErrorContext;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;
import org.featurescope.activation.Activations;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.SocketClosing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API of live cameras. A client sends frames over a WebSocket and receives their activations, both as binary
 * messages, see {@link CameraMessages}. The server processes one frame of a camera at a time. Of the frames that arrive
 * meanwhile, it keeps the latest and drops the others.
 *
 * <p>In case of an error the server closes the socket with a sentence as the reason and one of these codes: 1003 if the
 * frame cannot be used, 1008 if the page belongs to another site, 1009 if the frame is too large, 1011 if the server
 * failed, 1013 if there are too many cameras, 4403 if only the owner may send photographs, and 4404 if there is no such
 * network.
 */
public final class CameraApi implements AutoCloseable {
    static final String PATH = "/api/v1/models/{model}/camera";

    /** The greatest number of cameras at the same time. Each keeps the processors busy all the time. */
    static final int MOST_CAMERAS = 4;

    /** The greatest size of a frame's message. */
    public static final int MOST_BYTES = CameraMessages.MOST_BYTES;

    static final int NO_SUCH_MODEL = 4404;
    static final int FORBIDDEN = 4403;

    private static final Logger LOG = LoggerFactory.getLogger(CameraApi.class);
    private static final String IS_ALLOWED = "isAllowed";
    private static final int RETRY_SECONDS = 10;
    private static final int END_SECONDS = 10;

    private final Catalogue catalogue;
    private final Activations activations;
    private final Predicate<@Nullable String> knowsHost;
    private final Permission photographs;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST_CAMERAS, "cameras", RETRY_SECONDS);
    private final Map<String, CameraConnection> cameras = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    /**
     * Creates the API and its threads.
     *
     * @param catalogue the networks
     * @param activations runs frames through networks
     * @param knowsHost returns whether a request may have this {@code Host} header
     * @param photographs the permission to send photographs
     */
    public CameraApi(
            Catalogue catalogue,
            Activations activations,
            Predicate<@Nullable String> knowsHost,
            Permission photographs) {
        this.photographs = photographs;
        this.catalogue = catalogue;
        this.activations = activations;
        this.knowsHost = knowsHost;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                MOST_CAMERAS, work -> new Thread(work, "camera-" + number.getAndIncrement()));
    }

    /** Adds the route of the camera's socket. */
    public void register(RoutesConfig routes) {
        routes.wsBeforeUpgrade(PATH, ctx -> ctx.attribute(IS_ALLOWED, photographs.has(ctx)));
        routes.ws(PATH, this::handle);
    }

    private void handle(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onBinaryMessage(this::frame);
        socket.onMessage(text -> text.closeSession(SocketClosing.UNUSABLE, "frames are binary"));
        socket.onClose(this::closed);
        socket.onError(CameraApi::failed);
    }

    private void connected(WsConnectContext socket) {
        if (SocketClosing.closedForeign(socket, knowsHost)) {
            return;
        }
        if (!Boolean.TRUE.equals(socket.<Boolean>attribute(IS_ALLOWED))) {
            socket.closeSession(FORBIDDEN, photographs.refusal());
            return;
        }
        try {
            CameraConnection.Sink sink = CameraConnection.Sink.of(socket);
            cameras.put(
                    socket.sessionId(),
                    new CameraConnection(
                            catalogue.network(socket.pathParam("model")), activations, threads, sink, limit.acquire()));
        } catch (NotFoundException e) {
            socket.closeSession(NO_SUCH_MODEL, SocketClosing.reason(e));
        } catch (HttpProblem e) {
            socket.closeSession(SocketClosing.BUSY, SocketClosing.reason(e));
        }
    }

    private void frame(WsBinaryMessageContext message) {
        @Nullable CameraConnection camera = cameras.get(message.sessionId());
        if (camera != null) {
            // Jetty reuses the buffer of the message
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

    /** Accepts no more frames and waits for those that are being processed, {@value #END_SECONDS} seconds at most. */
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
