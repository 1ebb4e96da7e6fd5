package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.Sse;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several figures over one connection. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class FigureEventsApiTest {
    private TestServer server;

    @BeforeEach
    void start(TestServer running) {
        server = running;
    }

    private String ask(int channel) {
        return TestServer.json(
                        server.submit("{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':5}".formatted(channel)))
                .path("id")
                .asText();
    }

    private InputStream watch(String ids) {
        return server.send(server.request("/api/v1/figures/events?ids=" + ids), BodyHandlers.ofInputStream())
                .body();
    }

    @Test
    void tellsEachFiguresNewsUntilAllHaveEnded() throws IOException {
        String first = ask(1);
        String second = ask(2);
        try (Sse events = new Sse(watch(first + "," + second))) {
            server.visualizer.let(1);
            assertThat(events.next("progress").data().path("figure").asText()).isEqualTo(first);
            server.visualizer.letAll();
            Set<String> ended = new HashSet<>();
            for (Sse.Event event : events.rest()) {
                String figure = event.data().path("figure").asText();
                assertThat(ended)
                        .as("nothing comes after a figure's last event")
                        .doesNotContain(figure);
                if (event.name().equals("done")) {
                    ended.add(figure);
                }
            }
            assertThat(ended).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void tellsTheStateOfAFigureThatIsMadeAndOfOneThatNeverWas() throws IOException {
        String made = ask(3);
        server.visualizer.letAll();
        server.awaitMade(made);
        String never = "0".repeat(64);
        try (Sse events = new Sse(watch(made + "," + never + "," + made))) {
            Map<String, String> last = new HashMap<>();
            events.rest().forEach(event -> last.put(event.data().path("figure").asText(), event.name()));
            assertThat(last).containsOnly(Map.entry(made, "done"), Map.entry(never, "failed"));
        }
    }

    @Test
    void aFigureWatchedWithOthersIsNotCancelledWhileTheyAreWatched() throws IOException {
        String first = ask(4);
        String second = ask(5);
        try (Sse events = new Sse(watch(first + "," + second))) {
            server.visualizer.let(5);
            assertThat(events.next("done").data().path("figure").asText()).isEqualTo(first);
            server.visualizer.letAll();
            assertThat(events.next("done").data().path("figure").asText()).isEqualTo(second);
        }
    }

    @Test
    void refusesNoFiguresAndTooMany() {
        assertThat(server.get("/api/v1/figures/events").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/figures/events?ids=").statusCode()).isEqualTo(400);
        for (String viewers : new String[] {"0", "1,1", "100", "x", ""}) {
            String path = "/api/v1/figures/events?ids=%s&viewers=%s".formatted("a".repeat(64), viewers);
            assertThat(server.get(path).statusCode()).as(viewers).isEqualTo(400);
        }
        assertThat(server.get("/api/v1/figures/events?ids=nonsense").statusCode())
                .isEqualTo(404);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            many.append("%064x,".formatted(i));
        }
        assertThat(server.get("/api/v1/figures/events?ids=" + many).statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherSitesMayReadFiguresAndNothingElse() {
        String id = ask(6);
        for (String path : List.of("/api/v1/figures/" + id, "/embed.js", "/api/v1/figures/" + "0".repeat(64))) {
            HttpResponse<String> read = server.send(server.request(path).header("Origin", "https://elsewhere.example"));
            assertThat(read.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .contains("*");
            assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
        }
        for (String path : List.of("/api/v1/models", "/", "/figures/" + id, "/metrics")) {
            HttpResponse<String> read = server.send(server.request(path).header("Origin", "https://elsewhere.example"));
            assertThat(read.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
        HttpResponse<String> posted = server.submit("{'kind':'channel','unit':'mixed4c:7','size':32,'steps':5}");
        assertThat(posted.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
