package org.featurescope.web.api;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.featurescope.activation.Activations;
import org.featurescope.activation.FrameActivation;
import org.featurescope.model.Network;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.SocketClosing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one camera. A frame counts as being processed until its answer is written to the client, so that a
 * slow network and a slow client both only lower the rate of frames.
 *
 * <p>Safe for use by several threads. Its monitor is held only briefly.
 */
final class CameraConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CameraConnection.class);

    private final Network network;
    private final Activations activations;
    private final Executor threads;
    private final Sink sink;
    private final ConcurrencyLimit.Permit permit;

    /** The latest frame that is not processed yet. */
    @GuardedBy("this")
    private @Nullable ByteBuffer waiting;

    @GuardedBy("this")
    private boolean processing;

    @GuardedBy("this")
    private boolean ended;

    /** Sends answers to the client. */
    interface Sink {
        /** Sends an answer and then runs {@code sent}, unless the client has disconnected. */
        void send(ByteBuffer message, Runnable sent);

        /** Closes the socket with a code of RFC 6455, section 7.4. */
        void close(int code, String reason);

        /** Returns a sink that writes to a socket. */
        static Sink of(WsContext socket) {
            return new Sink() {
                @Override
                public void send(ByteBuffer message, Runnable sent) {
                    socket.session.sendBinary(
                            message,
                            Callback.from(
                                    sent,
                                    failure -> LOG.debug("a camera has disconnected: {}", String.valueOf(failure))));
                }

                @Override
                public void close(int code, String reason) {
                    socket.closeSession(code, reason);
                }
            };
        }
    }

    /**
     * Creates a connection.
     *
     * @param network the network through which frames are run
     * @param activations runs the frames
     * @param threads executes the runs
     * @param sink receives the answers
     * @param permit a permit that is closed when the connection ends
     */
    CameraConnection(
            Network network, Activations activations, Executor threads, Sink sink, ConcurrencyLimit.Permit permit) {
        this.network = network;
        this.activations = activations;
        this.threads = threads;
        this.sink = sink;
        this.permit = permit;
    }

    /** Accepts a frame's message. It replaces one that is still waiting. */
    void take(ByteBuffer message) {
        synchronized (this) {
            waiting = message;
        }
        processNext();
    }

    /** Starts to process the waiting frame, if there is one and none is being processed. */
    private void processNext() {
        ByteBuffer next;
        synchronized (this) {
            if (processing || ended || waiting == null) {
                return;
            }
            next = waiting;
            waiting = null;
            processing = true;
        }
        try {
            threads.execute(() -> run(next));
        } catch (RejectedExecutionException e) {
            LOG.debug("a frame was dropped because the server stops");
        }
    }

    private void run(ByteBuffer message) {
        try {
            FrameActivation activation = activations.frame(network, CameraMessages.read(network, message));
            sink.send(CameraMessages.write(activation), this::sent);
        } catch (InvalidInputException e) {
            sink.close(SocketClosing.UNUSABLE, SocketClosing.reason(e));
        } catch (RuntimeException e) {
            LOG.error("a camera's frame could not be run through {}", network.id(), e);
            sink.close(SocketClosing.FAILED, SocketClosing.reason(FailureReason.of(e)));
        }
    }

    private void sent() {
        synchronized (this) {
            processing = false;
        }
        processNext();
    }

    /** Drops the waiting frame and closes the permit. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting = null;
        }
        permit.close();
    }
}
