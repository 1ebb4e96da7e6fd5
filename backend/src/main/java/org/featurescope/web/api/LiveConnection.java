package org.featurescope.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.featurescope.figure.Streaming.Live;
import org.featurescope.figure.run.Ticker;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.SocketClosing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a client to a computation that it watches. The computation has its turns one after another: a turn obeys the
 * commands that wait, goes on for a moment, and sends a message. While {@value #MOST_UNSEEN} messages are not acknowledged there
 * is no further turn, so that a slow client sees the present state and not an old one.
 *
 * <p>Safe for use by several threads. Its monitor is held only briefly.
 */
final class LiveConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    /** How long a turn computes, so that many clients take turns. */
    private static final Duration TURN = Duration.ofMillis(25);

    private static final Duration MOST_IDLE = Duration.ofMinutes(10);
    private static final String IDLE_REASON =
            "It was closed after ten minutes without a press. It opens again when you go on.";

    private static final int MOST_WAITING = 100;
    /** With two, the next state is computed while the client shows the last one. */
    private static final int MOST_UNSEEN = 2;

    private final Sink sink;
    private final Executor threads;
    private final ConcurrencyLimit.Permit permit;
    private final Ticker ticker;

    @GuardedBy("this")
    private final Deque<JsonNode> commands = new ArrayDeque<>();

    /** The computation. Only a turn uses it, or whoever closes it when there are no more turns. */
    @GuardedBy("this")
    private @Nullable Live live;

    /** Whether a turn is waiting for a thread or computing. */
    @GuardedBy("this")
    private boolean computing;

    /** The number of messages that the client has not acknowledged. */
    @GuardedBy("this")
    private int unseen;

    @GuardedBy("this")
    private boolean ended;

    /** When it was asked for something or has computed something last, {@link Ticker#nanos}. */
    @GuardedBy("this")
    private long used;

    /** Sends messages to the client. */
    interface Sink {
        /** Sends a message, unless the client has disconnected. */
        void send(ByteBuffer message);

        /** Sends a sentence. */
        void send(String sentence);

        /** Closes the socket with a code of RFC 6455, section 7.4. */
        void close(int code, String reason);

        /** Returns a sink that writes to a socket. */
        static Sink of(WsContext socket) {
            return new Sink() {
                @Override
                public void send(ByteBuffer message) {
                    socket.session.sendBinary(message, Callback.NOOP);
                }

                @Override
                public void send(String sentence) {
                    socket.session.sendText(sentence, Callback.NOOP);
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
     * @param threads on which the turns are executed
     * @param permit a permit that is closed when the computation has ended
     */
    LiveConnection(Sink sink, Executor threads, ConcurrencyLimit.Permit permit, Ticker ticker) {
        this.sink = sink;
        this.threads = threads;
        this.permit = permit;
        this.ticker = ticker;
        this.used = ticker.nanos();
    }

    synchronized boolean isBegun() {
        return live != null;
    }

    /** Begins with a turn, in which the state is sent. */
    void begin(Live figure) {
        synchronized (this) {
            if (ended) {
                figure.close();
                return;
            }
            live = figure;
            computing = true;
        }
        execute(figure);
    }

    /** Takes a command for the next turn, or an empty one, which acknowledges a message. */
    void command(JsonNode command) {
        synchronized (this) {
            if (command.isEmpty()) {
                unseen = Math.max(0, unseen - 1);
            } else if (commands.size() >= MOST_WAITING) {
                throw new InvalidInputException("command", "more commands than can be obeyed");
            } else {
                commands.add(command);
                used = ticker.nanos();
            }
        }
        next();
    }

    /** Closes the socket if the client has asked for nothing, and nothing was computed for it, for a while. */
    void closeIfIdle() {
        synchronized (this) {
            boolean isIdle = !computing && ticker.nanos() - used > MOST_IDLE.toNanos();
            if (ended || !isIdle) {
                return;
            }
        }
        sink.close(SocketClosing.IDLE, IDLE_REASON);
    }

    /** Ends the computation, after its present turn. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (computing) {
                return;
            }
        }
        release();
    }

    private void release() {
        @Nullable Live figure;
        synchronized (this) {
            figure = live;
        }
        if (figure != null) {
            figure.close();
        }
        permit.close();
    }

    /** Starts the next turn, if there is something to do and the last one is over. */
    private void next() {
        @Nullable Live figure;
        synchronized (this) {
            figure = live;
            if (computing || ended || figure == null || unseen >= MOST_UNSEEN) {
                return;
            }
            if (commands.isEmpty() && !figure.isRunning()) {
                return;
            }
            computing = true;
        }
        execute(figure);
    }

    private void execute(Live figure) {
        try {
            threads.execute(() -> turn(figure));
        } catch (RejectedExecutionException e) {
            LOG.debug("a turn was left out because the server stops");
            computed(false);
        }
    }

    private void turn(Live figure) {
        byte[] message;
        try {
            obey(figure);
            if (figure.isRunning()) {
                figure.goOn(TURN);
            }
            message = figure.message();
        } catch (RuntimeException e) {
            LOG.error("a live figure could not go on", e);
            sink.close(SocketClosing.FAILED, SocketClosing.reason("The computation stopped. " + FailureReason.of(e)));
            computed(false);
            return;
        }
        if (computed(true)) {
            sink.send(ByteBuffer.wrap(message));
            next();
        }
    }

    /** Ends a turn, and the computation if its client has gone. Returns whether the client is still there. */
    private boolean computed(boolean hasMessage) {
        synchronized (this) {
            computing = false;
            used = ticker.nanos();
            unseen += hasMessage ? 1 : 0;
            if (!ended) {
                return true;
            }
        }
        release();
        return false;
    }

    private void obey(Live figure) {
        for (JsonNode command = poll(); command != null; command = poll()) {
            try {
                figure.command(command);
            } catch (InvalidInputException e) {
                sink.send(String.valueOf(e.getMessage()));
            }
        }
    }

    private synchronized @Nullable JsonNode poll() {
        return commands.poll();
    }
}
