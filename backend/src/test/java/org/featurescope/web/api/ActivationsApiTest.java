package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.featurescope.figure.Networks;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.Sse;
import org.featurescope.web.TestServer;
import org.featurescope.web.http.PhotographBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class ActivationsApiTest {
    private static final String PATH =
            "/api/v1/models/%s/activations".formatted(Networks.network().id());
    private static final String FORM = "multipart/form-data; boundary=edge";

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    @AfterEach
    void theServerGoesOnAndKeepsNothing() throws IOException {
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(server.storedFiles()).isEmpty();
        // another process of the tests may have such files for a moment
        await().untilAsserted(() -> {
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("MultiPart"));
            }
        });
    }

    @Test
    void streamsTheLayersOfASampleInDepthOrder() throws IOException {
        HttpResponse<InputStream> response = server.send(
                server.request(PATH)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"sample\": \"chelsea\"}")),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (Sse stream = new Sse(response.body())) {
            List<Sse.Event> events = stream.rest();
            List<String> layers =
                    Networks.network().layers().stream().map(Layer::name).toList();
            assertThat(events).hasSize(layers.size() + 3);
            assertThat(events.get(0).name()).isEqualTo("photograph");
            assertThat(events.get(0).data().path("image").asText()).startsWith("data:image/png;base64,");
            assertThat(events.subList(1, 1 + layers.size()))
                    .allMatch(event -> event.name().equals("layer"))
                    .extracting(event -> event.data().path("name").asText())
                    .containsExactlyElementsOf(layers);
            assertThat(events.get(events.size() - 2).name()).isEqualTo("classes");
            assertThat(events.get(events.size() - 2).data().path("top")).hasSize(5);
            assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
            assertThat(events.get(events.size() - 1).data().path("model").asText())
                    .isEqualTo(Networks.network().id());
        }
    }

    @Test
    void takesAFileInAForm() {
        HttpResponse<String> response = post(form("image", PngEncoder.encode(picture(80, 90))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("event: done");
    }

    @Test
    void listsTheSamplesWithTheirCreditsAndServesThem() {
        JsonNode samples = TestServer.json(server.get("/api/v1/samples")).path("samples");
        assertThat(samples).isNotEmpty();
        for (JsonNode sample : samples) {
            assertThat(sample.path("credit").asText()).isNotEmpty();
            assertThat(sample.path("licence").asText()).isNotEmpty();
            HttpResponse<byte[]> file = server.bytes(sample.path("url").asText());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
        }
    }

    @Test
    void refusesWhatIsNoImage() {
        assertProblem(post(form("image", "hello".getBytes(StandardCharsets.UTF_8))), 400, "image");
        assertProblem(post(form("image", new byte[0])), 400, "image");
        byte[] png = PngEncoder.encode(picture(80, 90));
        assertProblem(post(form("image", Arrays.copyOf(png, png.length / 2))), 400, "image");
    }

    @Test
    void refusesAPictureThatClaimsFortyThousandPixelsOnASide() {
        assertProblem(post(form("image", claiming(40_000, 40_000))), 400, "image");
    }

    @Test
    void refusesAnUploadOfAHundredMegabytesThatIsStreamed() {
        InputStream endless = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head("image")),
                new ByteArrayInputStream(new byte[100_000_000]),
                new ByteArrayInputStream(tail()))));
        assertProblem(post(BodyPublishers.ofInputStream(() -> endless)), 413, "");
    }

    @Test
    void refusesAnUploadOfAHundredMegabytesThatSaysSo() {
        assertProblem(post(form("image", new byte[100_000_000])), 413, "");
    }

    @Test
    void refusesAFileOfAByteTooMany() {
        assertProblem(post(form("image", new byte[PhotographBody.MOST_BYTES + 1])), 413, "");
    }

    @Test
    void refusesAFormThatIsBrokenOrHasNoImage() {
        assertProblem(post(form("picture", new byte[10])), 400, "image");
        assertProblem(post(BodyPublishers.ofByteArray(head("image"))), 400, "body");
        assertProblem(post(BodyPublishers.ofString("nonsense")), 400, "body");
        assertProblem(server.post(PATH, "multipart/form-data", form("image", new byte[10])), 400, "Content-Type");
    }

    @Test
    void refusesABodyOfAnotherType() {
        assertProblem(server.post(PATH, "image/png", BodyPublishers.ofByteArray(new byte[10])), 415, "");
    }

    @Test
    void namesTheModelsAndSamplesThereAre() {
        assertProblem(server.post("/api/v1/models/nope/activations", FORM, form("image", new byte[10])), 404, "model");
        assertProblem(json("{\"sample\":\"nope\"}"), 404, "sample");
    }

    @Test
    void refusesJsonThatNamesNoSample() {
        assertProblem(json("[]"), 400, "body");
        assertProblem(json(""), 400, "body");
        assertProblem(json("{\"sample\""), 400, "body");
        assertProblem(json("{\"sample\":3}"), 400, "sample");
        assertProblem(json("{}"), 400, "sample");
        assertProblem(json("{\"sample\":\"chelsea\",\"colour\":\"red\"}"), 400, "colour");
    }

    private static HttpResponse<String> json(String body) {
        return server.post(PATH, "application/json", BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> post(BodyPublisher body) {
        return server.post(PATH, FORM, body);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response).path("field").asText()).isEqualTo(field);
    }

    private static BodyPublisher form(String name, byte[] file) {
        return BodyPublishers.ofByteArrays(List.of(head(name), file, tail()));
    }

    private static byte[] head(String name) {
        return ("--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.png\"\r\n\r\n".formatted(name))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tail() {
        return "\r\n--edge--\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static RgbImage picture(int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31);
        }
        return new RgbImage(height, width, pixels);
    }

    /** A small PNG file whose header tells of a large picture. */
    private static byte[] claiming(int height, int width) {
        byte[] png = PngEncoder.encode(picture(8, 8));
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 check = new CRC32();
        check.update(png, 12, 17);
        header.putInt(29, (int) check.getValue());
        return png;
    }
}
