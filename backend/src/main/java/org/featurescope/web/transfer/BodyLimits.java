package org.featurescope.web.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.Callback;
import org.featurescope.web.http.PhotographBody;

/**
 * Keeps clients that send the bodies of their requests slowly from taking the server's threads. A body is received before
 * its request gets a thread, up to a number of bytes. A client that sends too slowly gets the status 408, one address may
 * send a number of bodies at the same time, else it gets 429, and if the bodies of all take too much memory, the one that
 * has come the most slowly gets 503.
 */
public final class BodyLimits extends Handler.Wrapper {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;
    private static final int BYTES_OF_A_CHUNK = 64;

    private final Limits limits;
    private final Function<Request, String> address;
    private final HeldBytes held;
    private final KeyedSemaphore unfinished;

    /**
     * The limits of bodies.
     *
     * @param grace the time in which a body may come as slowly as it likes
     * @param leastRate the bytes for each second after that time
     * @param longest the time in which a body must have come that is received before its request gets a thread
     * @param mostOfAddress the greatest number of bodies that one address may send at the same time
     * @param mostAhead the greatest number of bytes that are received before the request gets a thread
     * @param mostOfAll the greatest number of bytes of all bodies that are received before their requests get a thread
     */
    public record Limits(
            Duration grace, int leastRate, Duration longest, int mostOfAddress, int mostAhead, long mostOfAll) {
        /** The limits of the product. */
        public static final Limits USUAL = new Limits(
                Duration.ofSeconds(10),
                4 << 10,
                Duration.ofMinutes(15),
                64,
                PhotographBody.MOST_BYTES + (1 << 20),
                Math.max(32 << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * Creates the limits. The handler of the requests is set afterwards.
     *
     * @param address tells the address of the client that sent a request
     */
    public BodyLimits(Limits limits, Function<Request, String> address) {
        this.limits = limits;
        this.address = address;
        unfinished = new KeyedSemaphore(limits.mostOfAddress());
        EagerContentHandler ahead =
                new EagerContentHandler(new RetainedContentLoaderFactory(limits.mostAhead(), BYTES_OF_A_CHUNK, false));
        setHandler(ahead);
        held = new HeldBytes(limits.mostOfAll());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request)) {
            return super.handle(request, response, callback);
        }
        String client = address.apply(request);
        if (!unfinished.tryAcquire(client)) {
            Response.writeError(
                    request, response, callback, TOO_MANY, "Too many requests of this address are being received.");
            return true;
        }
        Body body = new Body(request, client);
        Request.addCompletionListener(request, failure -> body.finish());
        body.watch();
        return super.handle(body, response, callback);
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** A request whose body is measured while it arrives. */
    private final class Body extends Request.Wrapper implements Runnable, HeldBytes.Holder {
        private final String client;
        private final long began = System.nanoTime();
        private final AtomicLong received = new AtomicLong();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile long lastMoved = began;

        Body(Request request, String client) {
            super(request);
            this.client = client;
        }

        void watch() {
            if (!ended.get()) {
                getComponents().getScheduler().schedule(this, 1, TimeUnit.SECONDS);
            }
        }

        /** Ends the body if it has come too slowly. */
        @Override
        public void run() {
            if (!ended.get() && (isSlow() || isLong())) {
                fail(new HttpException.RuntimeException(REQUEST_TIMEOUT, "The body of the request came too slowly."));
                return;
            }
            watch();
        }

        private boolean isSlow() {
            double seconds = (System.nanoTime() - began - limits.grace().toNanos()) / 1e9;
            return seconds > 0 && received.get() < seconds * limits.leastRate();
        }

        private boolean isLong() {
            return System.nanoTime() - began > limits.longest().toNanos() && received.get() <= limits.mostAhead();
        }

        void finish() {
            if (ended.compareAndSet(false, true)) {
                unfinished.release(client);
                held.remove(this);
            }
        }

        @Override
        public long lastMoved() {
            return lastMoved;
        }

        /** Ends the body because memory is short. */
        @Override
        public void end() {
            fail(new HttpException.RuntimeException(BUSY, "The server receives as much as it can; try again."));
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                received(chunk);
            }
            return chunk;
        }

        private void received(Content.Chunk chunk) {
            lastMoved = System.nanoTime();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                received.addAndGet(chunk.remaining());
                finish();
            } else if (received.addAndGet(chunk.remaining()) <= limits.mostAhead()) {
                held.add(this, chunk.remaining());
            } else {
                // the request's thread reads the rest
                held.remove(this);
            }
        }
    }
}
