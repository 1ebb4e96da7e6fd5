package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.featurescope.web.Viewers;
import org.featurescope.web.Viewers.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** More viewers of figures than the server has threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class ManyViewersTest {
    private static final int VIEWERS = 300;
    private static final int MOST_OF_ADDRESS = 256;

    private static String ask(TestServer server, int channel) {
        String spec = "{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':5}".formatted(channel);
        return TestServer.json(server.submit(spec)).path("id").asText();
    }

    private static double streams(TestServer server) {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("featurescope_streams "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void allWhoReadSeeTheEndAndOthersAreAnsweredMeanwhile(TestServer server) {
        String first = ask(server, 1);
        String second = ask(server, 2);
        try (Viewers viewers = new Viewers(server.port)) {
            List<Viewer> reading = new ArrayList<>();
            for (int i = 0; i < VIEWERS; i++) {
                boolean reads = i % 5 != 0;
                String path = i % 3 == 0
                        ? "/api/v1/figures/events?ids=%s,%s".formatted(first, second)
                        : "/api/v1/figures/%s/events".formatted(first);
                Viewer viewer = viewers.add(path, "192.0.2." + i % 10, reads, "");
                if (reads) {
                    reading.add(viewer);
                }
            }
            await().until(() -> streams(server) == VIEWERS);
            server.visualizer.let(1);
            await().until(() ->
                    reading.stream().allMatch(viewer -> viewer.tail().contains("event: progress")));
            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            server.visualizer.letAll();
            await().until(() -> reading.stream().allMatch(viewer -> viewer.hasLast() && viewer.isClosed()));
            await().atMost(Duration.ofSeconds(5)).until(() -> streams(server) == 0);
        }
    }

    @Test
    void anAddressWithAllItsStreamsIsToldToComeBackAndHasThemAgainWhenItsReadersHaveLeft(TestServer server)
            throws Exception {
        String path = "/api/v1/figures/%s/events".formatted(ask(server, 3));
        try (Viewers viewers = new Viewers(server.port)) {
            for (int i = 0; i < MOST_OF_ADDRESS; i++) {
                viewers.add(path, "192.0.2.1");
            }
            await().until(() -> streams(server) == MOST_OF_ADDRESS);
            HttpResponse<String> refused = server.send(server.request(path).header("X-Forwarded-For", "192.0.2.1"));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            Viewer other = viewers.add(path, "192.0.2.2");
            await().until(() -> other.status() == 200);
            for (Viewer viewer : viewers.all()) {
                viewer.leave();
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> streams(server) == 0);
            Viewer again = viewers.add(path, "192.0.2.1");
            await().until(() -> again.status() == 200);
        }
    }
}
