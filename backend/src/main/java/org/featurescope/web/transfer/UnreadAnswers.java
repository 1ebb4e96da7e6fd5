package org.featurescope.web.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps clients that read their answers slowly from taking the server's threads. What a request's thread writes is kept in
 * memory and sent when the client reads, so the thread ends. A client that takes nothing for some time is ended, and if
 * memory is short, the one that has taken nothing for the longest time.
 */
public final class UnreadAnswers extends Handler.Wrapper {
    private final Limits limits;
    private final HeldBytes held;

    /**
     * The limits of answers.
     *
     * @param patience the time in which a client must take the next piece of its answer
     * @param mostOfOne the greatest number of bytes that are kept of one answer; the thread that writes a longer one waits
     * @param mostOfAll the greatest number of bytes that are kept of all answers
     */
    public record Limits(Duration patience, int mostOfOne, long mostOfAll) {
        /** The limits of the product. */
        public static final Limits USUAL = new Limits(
                Duration.ofSeconds(20),
                16 << 20,
                Math.max(32 << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    /** Creates the handler. The handler of the requests is set afterwards. */
    public UnreadAnswers(Limits limits) {
        this.limits = limits;
        this.held = new HeldBytes(limits.mostOfAll());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endIdle();
    }

    private void endIdle() {
        held.endIdle(limits.patience().toNanos());
        if (isRunning()) {
            getServer().getScheduler().schedule(this::endIdle, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Answer answer = new Answer(request, response, callback);
        return super.handle(request, answer, answer.completion());
    }

    /** An answer whose writes do not wait for the client. */
    private final class Answer extends Response.Wrapper {
        private final UnreadPieces pieces;

        Answer(Request request, Response response, Callback callback) {
            super(request, response);
            this.pieces = new UnreadPieces(response, callback, held, limits.mostOfOne());
        }

        Callback completion() {
            return pieces.completion();
        }

        @Override
        public void write(boolean last, ByteBuffer bytes, Callback callback) {
            pieces.add(last, bytes, callback);
        }
    }
}
