package org.featurescope.web.transfer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one answer that its client has not taken yet. They are written one after another, each when the one before
 * was taken, by the thread that adds them or by Jetty's selectors.
 *
 * <p>The monitor guards the pieces. It is not held while something is written or a callback is called.
 */
final class UnreadPieces implements HeldBytes.Holder {
    private static final int MOST_OF_PIECE = 32 << 10;

    private final Response response;
    private final Callback whole;
    private final HeldBytes held;
    private final int most;
    private final Writer writer = new Writer();

    @GuardedBy("this")
    private final Deque<Piece> pieces = new ArrayDeque<>();

    @GuardedBy("this")
    private long bytes;

    /** Whether no other piece follows. */
    @GuardedBy("this")
    private boolean complete;

    /** Who has added more than is kept, and waits. */
    @GuardedBy("this")
    private @Nullable Callback waits;

    /** Why the answer ended before its end. */
    @GuardedBy("this")
    private @Nullable Throwable failure;

    private volatile long lastMoved = System.nanoTime();

    private record Piece(ByteBuffer bytes, boolean isLast) {}

    /**
     * Creates an answer without pieces.
     *
     * @param whole is called when the request was handled and all pieces were taken
     * @param most the number of bytes from which on whoever adds a piece waits
     */
    UnreadPieces(Response response, Callback whole, HeldBytes held, int most) {
        this.response = response;
        this.whole = whole;
        this.held = held;
        this.most = most;
    }

    /** Returns what the handler of the request calls at its end. */
    Callback completion() {
        return Callback.from(this::handled, whole::failed);
    }

    private void handled() {
        Throwable failed;
        synchronized (this) {
            complete = true;
            failed = failure;
        }
        if (failed == null) {
            writer.iterate();
        } else {
            whole.failed(failed);
        }
    }

    /**
     * Adds a copy of bytes and writes it as soon as the client takes it.
     *
     * @param callback is called at once, or later if the client is far behind
     */
    void add(boolean isLast, @Nullable ByteBuffer given, Callback callback) {
        int length = BufferUtil.length(given);
        Throwable failed;
        boolean goesOn;
        synchronized (this) {
            failed = failure;
            if (bytes == 0) {
                lastMoved = System.nanoTime();
            }
            if (failed == null) {
                keep(isLast, given == null ? BufferUtil.EMPTY_BUFFER : given);
                bytes += length;
            }
            goesOn = bytes <= most;
            waits = failed == null && !goesOn ? callback : null;
        }
        if (failed != null) {
            callback.failed(failed);
            return;
        }
        held.add(this, length);
        writer.iterate();
        if (goesOn) {
            callback.succeeded();
        }
    }

    @GuardedBy("this")
    private void keep(boolean isLast, ByteBuffer given) {
        do {
            byte[] piece = new byte[Math.min(MOST_OF_PIECE, given.remaining())];
            given.get(piece);
            pieces.add(new Piece(ByteBuffer.wrap(piece), isLast && !given.hasRemaining()));
        } while (given.hasRemaining());
    }

    @Override
    public long lastMoved() {
        return lastMoved;
    }

    @Override
    public void end() {
        response.getRequest()
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new EofException("The client did not read its answer."));
    }

    /** Writes the pieces. */
    private final class Writer extends IteratingCallback {
        private int length;

        @Override
        protected Action process() {
            Piece piece;
            synchronized (UnreadPieces.this) {
                piece = pieces.poll();
                if (piece == null) {
                    return complete ? Action.SUCCEEDED : Action.IDLE;
                }
            }
            length = piece.bytes().remaining();
            response.write(piece.isLast(), piece.bytes(), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            lastMoved = System.nanoTime();
            held.remove(UnreadPieces.this, length);
            Callback goesOn = null;
            synchronized (UnreadPieces.this) {
                bytes -= length;
                if (bytes <= most) {
                    goesOn = waits;
                    waits = null;
                }
            }
            if (goesOn != null) {
                goesOn.succeeded();
            }
        }

        @Override
        protected void onCompleteSuccess() {
            held.remove(UnreadPieces.this);
            whole.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            held.remove(UnreadPieces.this);
            Callback waiting;
            boolean isHandled;
            synchronized (UnreadPieces.this) {
                failure = cause;
                pieces.clear();
                waiting = waits;
                waits = null;
                isHandled = complete;
            }
            if (waiting != null) {
                waiting.failed(cause);
            }
            if (isHandled) {
                whole.failed(cause);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
