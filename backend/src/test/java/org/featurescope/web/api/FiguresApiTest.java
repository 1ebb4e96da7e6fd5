package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.featurescope.figure.Networks;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.Sse;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class FiguresApiTest {
    private static final String CHANNEL = "{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}";
    private static final String GRID = "{'kind':'grid','layer':'mixed4c','channels':[1,13,2],'size':32,'steps':5}";

    private TestServer server;

    @BeforeEach
    void start(TestServer running) {
        server = running;
    }

    @Test
    void asksForAFigureOnceHoweverOftenItIsPosted() {
        HttpResponse<String> first = server.submit(CHANNEL);
        HttpResponse<String> second = server.submit(CHANNEL);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        JsonNode links = TestServer.json(first);
        String id = links.path("id").asText();
        assertThat(TestServer.json(second).path("id").asText()).isEqualTo(id);
        assertThat(first.headers().firstValue("Location")).contains("/api/v1/figures/" + id);
        assertThat(links.path("url").asText()).isEqualTo("/figures/" + id);
        assertThat(links.path("embedUrl").asText()).isEqualTo("/embed/" + id);
        assertThat(links.path("eventsUrl").asText()).isEqualTo("/api/v1/figures/" + id + "/events");
        finish(id);
        assertThat(server.submit(CHANNEL).statusCode()).isEqualTo(200);
        assertThat(server.visualizer.runs()).isEqualTo(1);
    }

    @Test
    void tellsAllOfAFigureThatIsMade() {
        String id = make(GRID);
        JsonNode figure = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(figure.path("status").asText()).isEqualTo("done");
        assertThat(figure.path("kind").asText()).isEqualTo("grid");
        assertThat(figure.path("title").asText()).contains("mixed4c");
        assertThat(figure.path("caption").asText())
                .contains("Channels 1, 13, 2 of layer mixed4c")
                .contains("seed 0");
        assertThat(figure.at("/spec/channels").toString()).isEqualTo("[1,13,2]");
        JsonNode images = figure.at("/result/images");
        assertThat(images).hasSize(3);
        assertThat(images.at("/1/url").asText()).isEqualTo("/figures/" + id + "/1.png");
        assertThat(images.at("/1/label").asText()).isEqualTo("13");
        assertThat(images.at("/1/warning").asText()).isEqualTo("It started dead.");
        assertThat(images.at("/0").has("warning")).isFalse();
        assertThat(images.at("/2/objective").floatValue()).isEqualTo(5.2f);
        assertThat(figure.at("/result/curve/steps").toString()).isEqualTo("[1,2,3,4,5]");
        assertThat(figure.at("/result/curve/objective/0").toString()).isEqualTo("[1.0,1.1,1.2]");
        assertThat(TestServer.json(server.get("/figures/" + id + ".json"))).isEqualTo(figure);
    }

    @Test
    void servesPicturesThatAClientKeeps() throws IOException {
        String id = make(GRID);
        HttpResponse<byte[]> whole = server.bytes("/figures/" + id + ".png");
        assertThat(whole.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(whole.body())).getWidth())
                .isEqualTo(64);
        HttpResponse<byte[]> one = server.bytes("/figures/" + id + "/2.png");
        assertThat(ImageIO.read(new ByteArrayInputStream(one.body())).getRGB(0, 0) & 0xffffff)
                .isEqualTo(2 << 16 | 5 << 8 | 7);
        String tag = one.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                server.send(server.request("/figures/" + id + "/2.png").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get("/figures/" + id + "/3.png").statusCode()).isEqualTo(404);
        assertThat(server.get("/figures/" + id + "/-1.png").statusCode()).isEqualTo(404);
    }

    @Test
    void aReadableLinkLeadsToTheSameFigure() {
        String id = TestServer.json(server.submit(CHANNEL)).path("id").asText();
        String link = TestServer.json(server.get("/api/v1/figures/" + id))
                .path("readableUrl")
                .asText();
        HttpResponse<String> response = server.get(link);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/figures/" + id);
        assertThat(server.get("/figure?kind=channel&unit=mixed4c:12&colour=red").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/figure").statusCode()).isEqualTo(400);
        assertThat(server.visualizer.runs()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=channel&unit=mixed4c%3A12&size=32&steps=5 | {'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}
            size=32&kind=grid&steps=5&layer=mixed4c&channels=0-2,7 | {'kind':'grid','layer':'mixed4c','channels':[0,1,2,7],'size':32,'steps':5}
            kind=joint&rows=mixed4c:1&columns=mixed4c:2,mixed4c~7&size=32&steps=5&seed=3 | {'kind':'joint','rows':['mixed4c:1'],'columns':['mixed4c:2','mixed4c~7'],'size':32,'steps':5,'seed':3}
            """)
    void aFormMeansTheFigureThatItsJsonAndItsLinkMean(String query, String json) {
        HttpResponse<String> posted =
                server.post("/api/v1/figures", "application/x-www-form-urlencoded", BodyPublishers.ofString(query));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
        String id = TestServer.json(posted).path("id").asText();
        HttpResponse<String> same = server.submit(json);
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(TestServer.json(same).path("id").asText()).isEqualTo(id);
        assertThat(server.get("/figure?" + query)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/figures/" + id);
        assertThat(server.get(TestServer.json(posted).path("readableUrl").asText())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/figures/" + id);
    }

    @Test
    void streamsARunToItsEnd() throws IOException {
        String id = TestServer.json(server.submit(GRID)).path("id").asText();
        try (Sse events = new Sse(server.watch(id, ""))) {
            server.visualizer.let(1);
            Sse.Event first = events.next("progress");
            assertThat(first.data().path("step").asInt()).isEqualTo(1);
            assertThat(first.data().path("steps").asInt()).isEqualTo(5);
            assertThat(first.data().path("objective")).hasSize(3);
            assertThat(first.data().path("columns").asInt()).isEqualTo(2);
            assertThat(first.data().path("rows").asInt()).isEqualTo(2);
            assertThat(first.data().path("millisecondsLeft").isNull()).isTrue();
            HttpResponse<byte[]> frame = server.bytes(first.data().path("frame").asText());
            assertThat(frame.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            assertThat(ImageIO.read(new ByteArrayInputStream(frame.body())).getWidth())
                    .isEqualTo(64);
            server.visualizer.letAll();
            List<Sse.Event> rest = events.rest();
            Sse.Event last = rest.get(rest.size() - 1);
            assertThat(last.name()).isEqualTo("done");
            assertThat(last.data().path("url").asText()).isEqualTo("/figures/" + id);
        }
    }

    @Test
    void aStreamResumesAfterTheLastEventThatWasHeard() throws IOException {
        String id = TestServer.json(server.submit(CHANNEL)).path("id").asText();
        String heard;
        try (Sse events = new Sse(server.watch(id, ""));
                Sse stays = new Sse(server.watch(id, ""))) {
            server.visualizer.let(1);
            heard = events.next("progress").id();
            stays.next("progress");
            for (int step = 2; step <= 3; step++) {
                server.visualizer.let(1);
                assertThat(stays.next("progress").data().path("step").asInt()).isEqualTo(step);
            }
        }
        try (Sse resumed = new Sse(server.watch(id, "?lastEventId=" + heard))) {
            assertThat(resumed.next("progress").data().path("step").asInt()).isEqualTo(2);
            assertThat(resumed.next("progress").data().path("step").asInt()).isEqualTo(3);
        }
        assertThat(server.get("/api/v1/figures/" + id + "/events?lastEventId=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theHeaderResumesAsTheParameterDoes() throws IOException {
        String id = make(CHANNEL);
        try (Sse all = new Sse(server.watch(id, "?lastEventId=0"))) {
            List<Sse.Event> events = all.rest();
            String last = events.get(events.size() - 1).id();
            String before = Long.toString(Long.parseLong(last) - 1);
            HttpResponse<String> resumed = server.send(
                    server.request("/api/v1/figures/" + id + "/events").header("Last-Event-ID", before));
            assertThat(resumed.body()).startsWith("id: " + last + "\nevent: done\n");
        }
    }

    @Test
    void aFigureThatIsMadeStreamsItsEndAtOnce() throws IOException {
        String id = make(CHANNEL);
        HttpResponse<String> events = server.get("/api/v1/figures/" + id + "/events");
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(events.body()).contains("event: done");
    }

    @Test
    void cancelsARunAndMakesItAnewWhenItIsAskedForAgain() throws IOException {
        String id = TestServer.json(server.submit(CHANNEL)).path("id").asText();
        try (Sse events = new Sse(server.watch(id, ""))) {
            server.visualizer.let(1);
            events.next("progress");
            assertThat(server.delete("/api/v1/figures/" + id + "/run").statusCode())
                    .isEqualTo(204);
            assertThat(events.next("cancelled").data().path("detail").asText()).isNotEmpty();
        }
        assertThat(server.delete("/api/v1/figures/" + id + "/run").statusCode()).isEqualTo(409);
        assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(404);
        JsonNode figure = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(figure.path("status").asText()).isEqualTo("cancelled");
        assertThat(figure.at("/error/detail").asText()).isEqualTo("The run was cancelled.");
        assertThat(server.submit(CHANNEL).statusCode()).isEqualTo(201);
        finish(id);
        assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(200);
    }

    @Test
    void aFailedRunSaysWhy() throws IOException {
        server.visualizer.failWith(new FailedRunException("the objective is not a number at step 1"));
        String id = TestServer.json(server.submit(CHANNEL)).path("id").asText();
        server.visualizer.letAll();
        try (Sse events = new Sse(server.watch(id, "?lastEventId=0"))) {
            assertThat(events.next("failed").data().path("detail").asText()).contains("not a number at step 1");
        }
        JsonNode figure = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(figure.path("status").asText()).isEqualTo("failed");
        assertThat(figure.at("/error/detail").asText()).contains("not a number at step 1");
    }

    @Test
    void aFullQueueSaysWhenToComeAgain() {
        for (int channel = 0; channel < 3; channel++) {
            server.submit("{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':5}".formatted(channel));
            await().until(() -> server.figures.running() == 1);
        }
        HttpResponse<String> refused = server.submit("{'kind':'channel','unit':'mixed4c:3','size':32,'steps':5}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aRunWhoseViewerHasGoneIsCancelled() throws IOException {
        String id = TestServer.json(
                        server.submitWatching("{'kind':'channel','unit':'mixed4c:12','size':32,'steps':4096}"))
                .path("id")
                .asText();
        try (Socket viewer = rawViewer(id)) {
            server.visualizer.let(1);
            assertThat(viewer.getInputStream().read()).isPositive();
            await().until(() -> server.figures.running() == 1);
        }
        // to ask the API how it stands would be to want it; a run that has ended is one that does not run
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            server.visualizer.let(1);
            return server.figures.running() == 0;
        });
        JsonNode figure = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(figure.path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aViewerThatDoesNotReadDoesNotHoldUpTheRun() throws IOException {
        String spec = "{'kind':'grid','layer':'mixed4c','channels':[%s],'size':32,'steps':3000}"
                .formatted(String.join(
                        ",", IntStream.range(0, 64).mapToObj(Integer::toString).toList()));
        String id = TestServer.json(server.submit(spec)).path("id").asText();
        try (Socket viewer = rawViewer(id);
                Sse reader = new Sse(server.watch(id, ""))) {
            server.visualizer.letAll();
            List<Sse.Event> events = reader.rest();
            assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
            assertThat(viewer.isClosed()).isFalse();
        }
    }

    @Test
    void knowsNoFigureThatWasNotAskedFor() {
        String id = "0".repeat(64);
        for (String path : List.of(
                "/api/v1/figures/" + id,
                "/api/v1/figures/" + id + "/events",
                "/api/v1/figures/" + id + "/frames/1.jpg",
                "/api/v1/figures/nonsense",
                "/figures/" + id + ".png",
                "/figures/" + id + ".json",
                "/figures/" + id + "/0.png")) {
            HttpResponse<String> response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(server.delete("/api/v1/figures/" + id + "/run").statusCode()).isEqualTo(404);
    }

    /** A viewer that reads nothing of what it is sent. */
    private Socket rawViewer(String id) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port));
        socket.getOutputStream()
                .write("GET /api/v1/figures/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(id)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String make(String spec) {
        String id = TestServer.json(server.submit(spec)).path("id").asText();
        finish(id);
        return id;
    }

    private void finish(String id) {
        server.visualizer.letAll();
        server.awaitMade(id);
    }

    @Test
    void titlesAndCaptionsSayUnitsInWords() {
        String id = make("{'kind':'channel','model':'mini-inception','unit':'softmax:7','size':32,'steps':5}");
        String label = Networks.catalogue().network("mini-inception").labels().get(7);
        String title = "The probability of %s in Mini Inception".formatted(label);
        JsonNode figure = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(figure.path("title").asText()).isEqualTo(title);
        assertThat(figure.path("caption").asText())
                .contains("unit 7 of softmax (%s) in mini-inception".formatted(label));
        assertThat(server.get("/embed/" + id).body()).contains(title);
        assertThat(server.get("/figures/" + id + ".svg").body()).contains(title);
        assertThat(server.get("/figures/" + id + ".bib").body())
                .contains("%s (softmax:7) in mini-inception".formatted(label));
        assertThat(figure.path("readableUrl").asText()).contains("softmax:7");
    }
}
