package org.featurescope.web.transfer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Handles requests of one sort a few at a time, because each takes much time or memory. The others wait without a thread,
 * and addresses take turns. The monitor guards who waits, and is held for moments.
 */
public final class RequestQueue extends Handler.Wrapper {
    private static final int PLACES = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int MOST = 1000;
    private static final int MOST_OF_ADDRESS = 256;
    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;

    private final Predicate<Request> queues;
    private final Function<Request, String> address;

    @GuardedBy("this")
    private final Map<String, Queue<Waiting>> waiting = new LinkedHashMap<>();

    @GuardedBy("this")
    private int size;

    @GuardedBy("this")
    private int handled;

    private record Waiting(Request request, Response response, Callback callback) {}

    /**
     * Creates the queue. The handler of the requests is set afterwards.
     *
     * @param queues tells which requests wait for their turn
     * @param address tells the address of the client that sent a request
     */
    public RequestQueue(Predicate<Request> queues, Function<Request, String> address) {
        this.queues = queues;
        this.address = address;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!queues.test(request)) {
            return super.handle(request, response, callback);
        }
        int refusal = add(address.apply(request), new Waiting(request, response, callback));
        if (refusal == 0) {
            handleNext();
        } else {
            Response.writeError(request, response, callback, refusal, "Too many files are being asked for; try again.");
        }
        return true;
    }

    /** Returns the status with which a request is refused; 0 if it waits now. */
    private synchronized int add(String client, Waiting request) {
        if (size >= MOST) {
            return BUSY;
        }
        Queue<Waiting> its = waiting.computeIfAbsent(client, key -> new ArrayDeque<>());
        if (its.size() >= MOST_OF_ADDRESS) {
            return TOO_MANY;
        }
        its.add(request);
        size++;
        return 0;
    }

    private void handleNext() {
        next().ifPresent(request -> getServer().getThreadPool().execute(() -> handle(request)));
    }

    private synchronized Optional<Waiting> next() {
        Iterator<Map.Entry<String, Queue<Waiting>>> addresses =
                waiting.entrySet().iterator();
        if (handled == PLACES || !addresses.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Queue<Waiting>> first = addresses.next();
        addresses.remove();
        Waiting request = first.getValue().remove();
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
        size--;
        handled++;
        return Optional.of(request);
    }

    private void handle(Waiting waited) {
        try {
            if (!super.handle(waited.request(), waited.response(), waited.callback())) {
                Response.writeError(waited.request(), waited.response(), waited.callback(), 404);
            }
        } catch (Throwable e) {
            Response.writeError(waited.request(), waited.response(), waited.callback(), e);
        } finally {
            synchronized (this) {
                handled--;
            }
            handleNext();
        }
    }
}
