package org.featurescope.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.featurescope.figure.request.Client;
import org.featurescope.web.Viewers;
import org.featurescope.web.Viewers.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server with few threads, whose only figure has a state that the tests change. */
@Timeout(60)
final class EventStreamsTest {
    private static final int THREADS = 8;
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final int BYTES = 8000;

    private final EventStreams streams = new EventStreams();
    private final Javalin server = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
        config.jetty.addConnector((jetty, http) -> {
            ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            connector.setIdleTimeout(IDLE.toMillis());
            return connector;
        });
        config.routes.get(
                "/events",
                ctx -> streams.open(
                        ctx, new Client("", String.valueOf(ctx.header("X-Forwarded-For")), false), State::new));
        config.routes.get("/", ctx -> ctx.result("here"));
    });
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicInteger encoded = new AtomicInteger();
    private final AtomicInteger sources = new AtomicInteger();
    private volatile boolean over;
    private Viewers viewers;

    /** The newest state, which is long. */
    private final class State implements EventSource {
        private int sent = -1;

        State() {
            sources.incrementAndGet();
        }

        @Override
        public List<SharedEvent> next() {
            int newest = state.get();
            if (newest == sent) {
                return List.of();
            }
            sent = newest;
            return List.of(new SharedEvent(newest, () -> event(newest)));
        }

        private byte[] event(int number) {
            encoded.incrementAndGet();
            String json = "\"%s %d\"".formatted("x".repeat(BYTES), number);
            return EventBytes.of(OptionalLong.of(number), "state", json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void close() {
            sources.decrementAndGet();
        }
    }

    @BeforeEach
    void start() {
        server.start();
        viewers = new Viewers(server.port());
    }

    @AfterEach
    void stop() {
        viewers.close();
        streams.close();
        server.stop();
    }

    private List<Viewer> add(int count, boolean reads) {
        return IntStream.range(0, count)
                .mapToObj(i -> viewers.add("/events", "192.0.2." + i, reads, ""))
                .toList();
    }

    private static boolean have(List<Viewer> viewers, int number) {
        return viewers.stream().allMatch(viewer -> viewer.tail().contains(" " + number + "\"\n\n"));
    }

    @Test
    void manyViewersNeedNoThreadsAndAnEventIsEncodedOnceForAll() {
        List<Viewer> many = add(20 * THREADS, true);
        await().until(() -> have(many, 0));
        int before = encoded.get();
        state.set(1);
        await().until(() -> have(many, 1));
        assertThat(encoded.get()).isEqualTo(before + 1);
        assertThat(many).allMatch(viewer -> viewer.events() == 2);
        over = true;
        await().until(() -> many.stream().allMatch(Viewer::isClosed));
        assertThat(streams.open()).isZero();
        assertThat(sources).hasValue(0);
    }

    @Test
    void whoDoesNotReadGetsTheNewestStateAndNotAllOfThem() {
        Viewer slow = add(1, false).get(0);
        Viewer reader = add(1, true).get(0);
        await().until(() -> have(List.of(reader), 0));
        int changes = 15;
        for (int i = 1; i <= changes; i++) {
            int number = i;
            state.set(number);
            await().pollInterval(Duration.ofMillis(5)).until(() -> have(List.of(reader), number));
        }
        viewers.letRead();
        await().until(() -> have(List.of(slow), changes));
        assertThat(slow.events()).isLessThan(changes);
        assertThat(reader.events()).isEqualTo(changes + 1);
    }

    @Test
    void whoLeavesIsNoticedThoughNothingIsWritten() throws Exception {
        List<Viewer> many = add(50, true);
        await().until(() -> have(many, 0));
        assertThat(streams.open()).isEqualTo(50);
        for (Viewer viewer : many.subList(10, 50)) {
            viewer.leave();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> streams.open() == 10 && sources.get() == 10);
        state.set(1);
        await().until(() -> have(many.subList(0, 10), 1));
    }

    @Test
    void whoTakesNothingIsEnded() {
        add(30, false);
        Viewer reader = add(1, true).get(0);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(IDLE.multipliedBy(10))
                .until(() -> {
                    state.incrementAndGet();
                    return streams.open() == 1;
                });
        await().until(() -> have(List.of(reader), state.get()));
    }

    @Test
    void anAddressHasNoMoreThanItsShareUntilItsStreamsEnd() throws Exception {
        for (int i = 0; i < 256; i++) {
            viewers.add("/events", "192.0.2.1");
        }
        await().until(() -> streams.open() == 256);
        Viewer refused = viewers.add("/events", "192.0.2.1");
        Viewer other = viewers.add("/events", "192.0.2.2");
        await().until(() -> refused.status() != 0 && have(List.of(other), 0));
        assertThat(refused.status()).isNotEqualTo(200);
        for (Viewer viewer : viewers.all().subList(0, 256)) {
            viewer.leave();
        }
        await().until(() -> streams.open() == 1);
        Viewer again = viewers.add("/events", "192.0.2.1");
        await().until(() -> have(List.of(again), 0));
    }

    @Test
    void closingSendsWhatIsNewAndEndsAll() {
        List<Viewer> some = add(20, true);
        await().until(() -> have(some, 0));
        state.set(7);
        streams.close();
        await().until(() -> some.stream().allMatch(Viewer::isClosed));
        assertThat(have(some, 7)).isTrue();
        assertThat(sources).hasValue(0);
    }
}
