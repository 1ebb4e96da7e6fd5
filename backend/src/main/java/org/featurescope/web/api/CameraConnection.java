package org.featurescope.web.api;

import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.featurescope.activation.Activations;
import org.featurescope.activation.CameraFrame;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.Places;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera. A frame is on its way from when it is taken until its answer is written to the client; so a slow network
 * and a slow client both only make frames fewer.
 *
 * <p>Thread-safe. Its monitor guards which frame waits and whether one is on its way, and is held for moments.
 */
final class CameraConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CameraConnection.class);
    /** The most bytes of the reason in a closing frame (RFC 6455, section 5.5). */
    private static final int MOST_REASON = 123;

    private final Network network;
    private final Activations activations;
    private final Executor threads;
    private final Sink sink;
    private final Places.Place place;
    private @Nullable ByteBuffer waiting;
    private boolean underWay;
    private boolean ended;

    /** Where answers go. */
    interface Sink {
        /** Sends an answer and then runs {@code sent}; nothing is run if the client has gone. */
        void send(ByteBuffer message, Runnable sent);

        void close(int code, String reason);

        static Sink of(WsContext socket) {
            return new Sink() {
                @Override
                public void send(ByteBuffer message, Runnable sent) {
                    socket.session.sendBinary(
                            message,
                            Callback.from(
                                    sent,
                                    failure -> LOG.debug("a camera's viewer has gone: {}", String.valueOf(failure))));
                }

                @Override
                public void close(int code, String reason) {
                    socket.closeSession(code, reason);
                }
            };
        }
    }

    /**
     * @param threads where frames are run
     * @param place given back when the camera ends
     */
    CameraConnection(Network network, Activations activations, Executor threads, Sink sink, Places.Place place) {
        this.network = network;
        this.activations = activations;
        this.threads = threads;
        this.sink = sink;
        this.place = place;
    }

    /** Takes a frame's message, in the place of one that waits. */
    void take(ByteBuffer message) {
        synchronized (this) {
            waiting = message;
        }
        goOn();
    }

    /** Begins with the frame that waits, if there is one and none is on its way. */
    private void goOn() {
        ByteBuffer next;
        synchronized (this) {
            if (underWay || ended || waiting == null) {
                return;
            }
            next = waiting;
            waiting = null;
            underWay = true;
        }
        try {
            threads.execute(() -> run(next));
        } catch (RejectedExecutionException e) {
            LOG.debug("a frame came when the server was about to stop");
        }
    }

    private void run(ByteBuffer message) {
        try {
            sink.send(
                    activations
                            .frame(network, CameraFrame.read(network, message))
                            .message(),
                    this::sent);
        } catch (InvalidInputException e) {
            sink.close(CameraApi.UNUSABLE, reason(e));
        } catch (RuntimeException e) {
            LOG.error("a camera's frame could not be run through {}", network.id(), e);
            sink.close(CameraApi.FAILED, "the frame could not be run; the server's log says why");
        }
    }

    private void sent() {
        synchronized (this) {
            underWay = false;
        }
        goOn();
    }

    /** Forgets what waits and gives the place back. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting = null;
        }
        place.close();
    }

    /** What an exception says, cut to what a closing frame holds. */
    static String reason(Exception e) {
        String said = String.valueOf(e.getMessage());
        while (said.getBytes(StandardCharsets.UTF_8).length > MOST_REASON) {
            said = said.substring(0, said.length() - 1);
        }
        return said;
    }
}
