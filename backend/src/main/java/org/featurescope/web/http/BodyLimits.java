package org.featurescope.web.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * Keeps clients that send the bodies of their requests slowly from taking the server's threads. A body is received before
 * its request gets a thread, up to a number of bytes. A client that sends too slowly gets the status 408, and one address
 * may send a number of bodies at the same time, else it gets 429.
 */
public final class BodyLimits extends Handler.Wrapper {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int BYTES_OF_A_CHUNK = 64;

    private final Limits limits;
    private final Function<Request, String> address;
    private final ConcurrentHashMap<String, Integer> unfinished = new ConcurrentHashMap<>();

    /**
     * The limits of bodies.
     *
     * @param grace the time in which a body may come as slowly as it likes
     * @param leastRate the bytes for each second after that time
     * @param mostOfAddress the greatest number of bodies that one address may send at the same time
     * @param mostAhead the greatest number of bytes that are received before the request gets a thread
     */
    public record Limits(Duration grace, int leastRate, int mostOfAddress, int mostAhead) {
        /** The limits of the product. */
        public static final Limits USUAL =
                new Limits(Duration.ofSeconds(10), 4 << 10, 64, PhotographBody.MOST_BYTES + (1 << 20));
    }

    /**
     * Creates the limits. The handler of the requests is set afterwards.
     *
     * @param address tells the address of the client that sent a request
     */
    public BodyLimits(Limits limits, Function<Request, String> address) {
        this.limits = limits;
        this.address = address;
        EagerContentHandler ahead =
                new EagerContentHandler(new RetainedContentLoaderFactory(limits.mostAhead(), BYTES_OF_A_CHUNK, false));
        // these wait for the answer to their headers before they send a body
        ahead.exclude(request -> request.getHeaders().contains(HttpHeader.EXPECT));
        setHandler(ahead);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request)) {
            return super.handle(request, response, callback);
        }
        String client = address.apply(request);
        if (unfinished.merge(client, 1, Integer::sum) > limits.mostOfAddress()) {
            leave(client);
            Response.writeError(
                    request, response, callback, TOO_MANY, "Too many requests of this address are being received.");
            return true;
        }
        Body body = new Body(request, client);
        Request.addCompletionListener(request, failure -> body.end());
        body.watch();
        return super.handle(body, response, callback);
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private void leave(String client) {
        unfinished.computeIfPresent(client, (key, bodies) -> bodies == 1 ? null : bodies - 1);
    }

    /** A request whose body is measured while it arrives. */
    private final class Body extends Request.Wrapper implements Runnable {
        private final String client;
        private final long began = System.nanoTime();
        private final AtomicLong received = new AtomicLong();
        private final AtomicBoolean ended = new AtomicBoolean();

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
            double seconds = (System.nanoTime() - began) / 1e9 - limits.grace().toMillis() / 1e3;
            if (seconds > 0 && received.get() < seconds * limits.leastRate() && !ended.get()) {
                fail(new HttpException.RuntimeException(REQUEST_TIMEOUT, "The body of the request came too slowly."));
                return;
            }
            watch();
        }

        void end() {
            if (ended.compareAndSet(false, true)) {
                leave(client);
            }
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                received.addAndGet(chunk.remaining());
                if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                    end();
                }
            }
            return chunk;
        }
    }
}
