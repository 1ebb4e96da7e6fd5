package org.featurescope.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.featurescope.web.Viewers;
import org.featurescope.web.Viewers.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Jetty with few threads, whose files are made when a test lets them. */
@Timeout(60)
final class RequestQueueTest {
    private static final int THREADS = 8 + Runtime.getRuntime().availableProcessors();

    private final Semaphore let = new Semaphore(0);
    private final AtomicInteger making = new AtomicInteger();
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());

    @SuppressWarnings("NullAway.Init")
    private TestJetty server;

    @SuppressWarnings("NullAway.Init")
    private Viewers readers;

    private static String address(Request request) {
        return String.valueOf(request.getHeaders().get(HttpHeader.X_FORWARDED_FOR));
    }

    @BeforeEach
    void start() throws Exception {
        RequestQueue queue = new RequestQueue(
                request -> Request.getPathInContext(request).equals("/file"), RequestQueueTest::address);
        queue.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (Request.getPathInContext(request).equals("/file")) {
                    making.incrementAndGet();
                    let.acquireUninterruptibly();
                    made.add(address(request));
                    making.decrementAndGet();
                }
                callback.succeeded();
                return true;
            }
        });
        server = new TestJetty(THREADS, queue);
        readers = new Viewers(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        let.release(10_000);
        readers.close();
        server.close();
    }

    @Test
    void whoWaitsTakesNoThreadAndAddressesTakeTurns() {
        for (int i = 0; i < 5 * THREADS; i++) {
            readers.add("/file", "192.0.2.1");
        }
        int places = Math.max(2, Runtime.getRuntime().availableProcessors());
        await().until(() -> making.get() == places);
        Viewer other = readers.add("/", "192.0.2.1");
        await().until(() -> other.status() == 200);
        Viewer file = readers.add("/file", "192.0.2.2");
        Viewer again = readers.add("/", "192.0.2.2");
        await().until(() -> again.status() == 200);
        let.release(places + 3);
        await().until(() -> file.status() == 200);
        assertThat(made).contains("192.0.2.2");
        let.release(5 * THREADS);
        await().until(() -> readers.all().stream().allMatch(reader -> reader.status() == 200));
    }

    @Test
    void anAddressThatAsksForTooMuchIsRefused() {
        for (int i = 0; i < 300; i++) {
            readers.add("/file", "192.0.2.1");
        }
        await().until(() -> readers.all().stream().anyMatch(reader -> reader.status() == 429));
        let.release(300);
        await().until(() -> readers.all().stream().allMatch(reader -> reader.status() != 0));
        assertThat(readers.all()).filteredOn(reader -> reader.status() == 200).hasSizeGreaterThanOrEqualTo(256);
    }
}
