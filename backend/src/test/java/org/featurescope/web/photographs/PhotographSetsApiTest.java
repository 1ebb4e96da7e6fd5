package org.featurescope.web.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.featurescope.activation.indexing.Indexer;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.UploadLimits;
import org.featurescope.activation.upload.Zips;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.KindRegistry;
import org.featurescope.web.Sse;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PhotographSetsApiTest {
    private static final String SETS = "/api/v1/photograph-sets";
    private static final String UPLOADS = "/api/v1/photograph-uploads";
    private static final String MODEL = Networks.network().id();
    private static final String INDEX = SETS + "/animals/indexes/" + MODEL;
    private static final String JSON = "application/json";

    /** Runs until it is cancelled. */
    private static final Indexer ENDLESS = (set, network, listener) -> {
        for (int done = 0; !listener.cancelled(); done = Math.min(2, done + 1)) {
            listener.progress(done, 3);
            LockSupport.parkNanos(1_000_000);
        }
        throw new CancelledIndexException(2, 3);
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<TestServer> servers = new ArrayList<>();

    private PhotographShelf shelf() {
        return new PhotographShelf(folder.resolve("photographs"));
    }

    private TestServer server() {
        return server(Indexer.of(shelf()), UploadLimits.DEFAULT, true);
    }

    private TestServer server(Indexer indexer, UploadLimits limits, boolean allowUploads) {
        FakeVisualizer visualizer = FakeVisualizer.quick();
        PhotographShelf shelf = shelf();
        TestServer server = new TestServer(
                folder,
                visualizer,
                KindRegistry.kinds(new KindContext(visualizer, shelf)),
                shelf,
                indexer,
                limits,
                allowUploads);
        servers.add(server);
        return server;
    }

    @AfterEach
    void stop() {
        servers.forEach(TestServer::close);
    }

    private static byte[] picture(int side) {
        byte[] pixels = new byte[side * side * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31);
        }
        return PngEncoder.encode(new RgbImage(side, side, pixels));
    }

    private static Map<String, byte[]> animals() {
        return new TreeMap<>(Map.of(
                "cats/1.png", picture(64),
                "cats/2.png", picture(80),
                "dogs/3.png", picture(96),
                "credits.tsv",
                        "file\tauthor\tlicence\tsource\ncats/1.png\tAda\tCC0\t\ndogs/3.png\tAda\n"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> putZip(TestServer server, String name, byte[] zip) {
        return server.send(server.request(SETS + "/" + name)
                .header("Content-Type", "application/zip")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zip))));
    }

    private static HttpResponse<String> finish(TestServer server, String upload, String name) {
        return server.send(server.request(SETS + "/" + name)
                .header("Content-Type", JSON)
                .PUT(BodyPublishers.ofString("{\"upload\":\"%s\"}".formatted(upload))));
    }

    private static String begin(TestServer server) {
        HttpResponse<String> response = server.post(UPLOADS, JSON, BodyPublishers.noBody());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestServer.json(response).path("id").asText();
    }

    private static HttpResponse<String> sendFiles(TestServer server, String upload, Map<String, byte[]> files) {
        List<byte[]> form = new ArrayList<>();
        files.forEach((name, content) -> {
            form.add("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                    .formatted(name)
                    .getBytes(StandardCharsets.UTF_8));
            form.add(content);
            form.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        form.add("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return server.post(
                UPLOADS + "/" + upload + "/files",
                "multipart/form-data; boundary=edge",
                BodyPublishers.ofByteArrays(form));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response).path("field").asText()).isEqualTo(field);
    }

    private List<Path> uploadedFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of("photographs/sets", "photographs/uploads")) {
            if (Files.exists(folder.resolve(part))) {
                try (Stream<Path> all = Files.walk(folder.resolve(part))) {
                    all.filter(Files::isRegularFile).forEach(files::add);
                }
            }
        }
        return files;
    }

    @Test
    void makesASetOfAnArchive() throws IOException {
        TestServer server = server();
        HttpResponse<String> created = putZip(server, "animals", Zips.of(animals()));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(TestServer.json(created).path("photographs").asInt()).isEqualTo(3);
        assertThat(created.headers().firstValue("Location")).contains(SETS + "/animals");
        JsonNode set = TestServer.json(server.get(SETS + "/animals"));
        assertThat(set.path("photographs").asInt()).isEqualTo(3);
        assertThat(set.path("builtIn").asBoolean()).isFalse();
        assertThat(set.path("sha256").asText()).hasSize(64);
        assertThat(set.path("classes"))
                .extracting(one -> one.path("name").asText() + one.path("photographs"))
                .containsExactly("cats2", "dogs1");
        assertThat(set.path("examples"))
                .extracting(one -> one.path("name").asText())
                .containsExactly("cats/1.png", "dogs/3.png", "cats/2.png");
        assertThat(set.at("/examples/0/credit").asText()).isEqualTo("Ada, CC0");
        assertThat(set.path("creditProblems"))
                .extracting(JsonNode::asText)
                .containsExactly("line 3 of credits.tsv is ignored: it has 2 columns instead of 4");
    }

    @Test
    void makesASetOfAFolderThatComesInSeveralRequests() throws IOException {
        TestServer server = server();
        String upload = begin(server);
        JsonNode first = TestServer.json(sendFiles(server, upload, Map.of("Katzen/größe 1.png", picture(64))));
        assertThat(first.path("photographs").asInt()).isEqualTo(1);
        JsonNode second = TestServer.json(sendFiles(server, upload, animals()));
        assertThat(second.path("photographs").asInt()).isEqualTo(4);
        assertThat(TestServer.json(server.get(SETS)).path("sets")).hasSize(2);
        HttpResponse<String> created = finish(server, upload, "animals");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(folder.resolve("photographs/sets/animals/Katzen/größe 1.png"))
                .hasBinaryContent(picture(64));
        assertProblem(finish(server, upload, "more"), 404, "upload");
    }

    @Test
    void listsTheSetsAndTheLimits() throws IOException {
        TestServer server = server();
        putZip(server, "animals", Zips.of(animals()));
        Files.createDirectories(folder.resolve("photographs/sets/empty"));
        JsonNode list = TestServer.json(server.get(SETS));
        assertThat(list.path("mayChange").asBoolean()).isTrue();
        assertThat(list.path("mostPhotographs").asInt()).isEqualTo(20_000);
        assertThat(list.path("sets"))
                .extracting(set -> set.path("name").asText())
                .containsExactly("commons", "samples", "animals", "empty");
        assertThat(list.at("/sets/0/builtIn").asBoolean()).isTrue();
        assertThat(list.at("/sets/0/photographs").asInt()).isEqualTo(240);
        assertThat(list.at("/sets/2/classes").asInt()).isEqualTo(2);
        assertThat(list.at("/sets/3/problem").asText()).contains("no file that is named as a picture");
    }

    @ParameterizedTest
    @CsvSource({"a%20b,name", "-a,name", "a.b,name"})
    void refusesNames(String name, String field) throws IOException {
        assertProblem(putZip(server(), name, Zips.of(animals())), 400, field);
        assertThat(uploadedFiles()).isEmpty();
    }

    @Test
    void refusesATakenName() throws IOException {
        TestServer server = server();
        putZip(server, "animals", Zips.of(animals()));
        assertProblem(putZip(server, "animals", Zips.of(animals())), 409, "name");
        assertProblem(putZip(server, "commons", Zips.of(animals())), 409, "name");
        String upload = begin(server);
        sendFiles(server, upload, animals());
        assertProblem(finish(server, upload, "animals"), 409, "name");
        assertThat(finish(server, upload, "others").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../1.png", "cats/../../../1.png", "/1.png", "C:\\\\1.png", ".hidden.png", "a.html", ""})
    void refusesNamesOfFiles(String name) throws IOException {
        TestServer server = server();
        String upload = begin(server);
        assertProblem(sendFiles(server, upload, Map.of(name, picture(8))), 400, "file");
        assertThat(uploadedFiles()).isEmpty();
        assertProblem(finish(server, upload, "animals"), 400, "upload");
    }

    @Test
    void refusesBodiesThatAreNoUploads() throws IOException {
        TestServer server = server();
        String upload = begin(server);
        assertProblem(server.post(UPLOADS + "/nope/files", "text/plain", BodyPublishers.noBody()), 404, "upload");
        byte[] large = new byte[PhotographUploadsApi.MOST_BYTES / 2 + 1];
        assertProblem(sendFiles(server, upload, Map.of("1.png", large, "2.png", large)), 413, "");
        String files = UPLOADS + "/" + upload + "/files";
        assertProblem(server.post(files, "image/png", BodyPublishers.ofByteArray(picture(8))), 415, "");
        assertProblem(
                server.post(files, "multipart/form-data; boundary=edge", BodyPublishers.ofString("no")), 400, "body");
        assertProblem(
                server.post(files, "multipart/form-data; boundary=edge", BodyPublishers.ofString("--edge--\r\n")),
                400,
                "file");
        assertProblem(putZip(server, "animals", "no archive".getBytes(StandardCharsets.UTF_8)), 400, "file");
        assertProblem(
                server.send(server.request(SETS + "/animals")
                        .header("Content-Type", "image/png")
                        .PUT(BodyPublishers.ofByteArray(picture(8)))),
                415,
                "");
        for (String body : List.of("{}", "[]", "{\"upload\":3}", "{\"upload\"")) {
            HttpResponse<String> response = server.send(server.request(SETS + "/animals")
                    .header("Content-Type", JSON)
                    .PUT(BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).as(body).isEqualTo(400);
        }
        assertThat(server.delete(UPLOADS + "/" + upload).statusCode()).isEqualTo(204);
        assertThat(uploadedFiles()).isEmpty();
    }

    @Test
    void refusesUploadsBeyondTheLimits() throws IOException {
        TestServer server = server(ENDLESS, new UploadLimits(100_000, 2, 1, Duration.ofHours(1), 0), true);
        assertProblem(putZip(server, "animals", Zips.of(animals())), 400, "file");
        byte[] zeros = new byte[200_000];
        assertProblem(putZip(server, "animals", Zips.of(Map.of("bomb.png", zeros))), 400, "file");
        assertProblem(putZip(server, "animals", zeros), 400, "file");
        assertThat(server.send(server.request(SETS + "/animals")
                                .header("Content-Type", "application/zip")
                                .PUT(BodyPublishers.ofByteArray(zeros)))
                        .statusCode())
                .isEqualTo(413);
        String upload = begin(server);
        assertProblem(server.post(UPLOADS, JSON, BodyPublishers.noBody()), 400, "upload");
        assertProblem(sendFiles(server, upload, animals()), 400, "file");
        assertThat(server.delete(UPLOADS + "/" + upload).statusCode()).isEqualTo(204);
        assertThat(uploadedFiles()).isEmpty();
        begin(server);
    }

    @Test
    void leavesNothingOnAFullDisk() throws IOException {
        TestServer server =
                server(ENDLESS, new UploadLimits(1 << 30, 100, 1, Duration.ofHours(1), Long.MAX_VALUE / 2), true);
        HttpResponse<String> response = putZip(server, "animals", Zips.of(animals()));
        assertProblem(response, 507, "");
        assertThat(TestServer.json(response).path("title").asText()).isEqualTo("Insufficient storage");
        assertProblem(sendFiles(server, begin(server), animals()), 507, "");
        assertThat(uploadedFiles()).isEmpty();
    }

    @Test
    void takesNothingFromStrangers() throws IOException {
        TestServer server = server(ENDLESS, UploadLimits.DEFAULT, false);
        assertThat(TestServer.json(server.get(SETS)).path("mayChange").asBoolean())
                .isFalse();
        HttpResponse<String> refused = putZip(server, "animals", Zips.of(animals()));
        assertProblem(refused, 403, "");
        assertThat(refused.body()).contains("--allow-uploads");
        assertProblem(server.post(UPLOADS, JSON, BodyPublishers.noBody()), 403, "");
        assertProblem(server.post(UPLOADS + "/a/files", JSON, BodyPublishers.noBody()), 403, "");
        assertProblem(server.send(server.request(UPLOADS + "/a").DELETE()), 403, "");
        assertProblem(server.send(server.request(SETS + "/samples").DELETE()), 403, "");
        assertProblem(server.post(SETS + "/samples/indexes/" + MODEL, JSON, BodyPublishers.noBody()), 403, "");
        assertProblem(server.post(SETS + "/samples/indexes/m/pause", JSON, BodyPublishers.noBody()), 403, "");
        assertProblem(server.send(server.request(SETS + "/samples/indexes/m").DELETE()), 403, "");
        HttpResponse<String> foreign = server.send(server.request(SETS + "/animals")
                .header("Origin", "https://elsewhere.example")
                .PUT(BodyPublishers.noBody()));
        assertProblem(foreign, 403, "");
        assertThat(uploadedFiles()).isEmpty();
    }

    @Test
    void givesSmallPhotographs() throws IOException {
        TestServer server = server();
        putZip(server, "animals", Zips.of(animals()));
        HttpResponse<byte[]> small = server.bytes(SETS + "/animals/photographs/cats/2.png?size=32");
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(32);
        HttpResponse<byte[]> whole = server.bytes(SETS + "/animals/photographs/cats/2.png");
        assertThat(ImageIO.read(new ByteArrayInputStream(whole.body())).getWidth())
                .isEqualTo(80);
        String tag = small.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request(SETS + "/animals/photographs/cats/2.png?size=32")
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertProblem(server.get(SETS + "/animals/photographs/cats/2.png?size=5"), 400, "size");
        assertProblem(server.get(SETS + "/animals/photographs/cats/2.png?size=x"), 400, "size");
        assertProblem(server.get(SETS + "/animals/photographs/cats/9.png"), 404, "path");
        assertProblem(server.get(SETS + "/animals/photographs/credits.tsv"), 404, "path");
        assertProblem(server.get(SETS + "/nope/photographs/1.png"), 404, "photographs");
        assertThat(server.get(SETS + "/animals/photographs/..%2F..%2Findexing.json")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void indexesASetAndTellsWhatCouldNotBeRead() throws IOException {
        TestServer server = server();
        Map<String, byte[]> files = animals();
        files.put("dogs/broken.png", "no picture".getBytes(StandardCharsets.UTF_8));
        putZip(server, "animals", Zips.of(files));
        assertProblem(server.get(SETS + "/animals/photographs/dogs/broken.png"), 400, "path");
        try (Sse events =
                new Sse(server.send(server.request(SETS + "/animals/events"), HttpResponse.BodyHandlers.ofInputStream())
                        .body())) {
            HttpResponse<String> started = server.post(INDEX, JSON, BodyPublishers.noBody());
            assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
            Sse.Event last = events.next("index");
            while (!last.data().path("state").asText().equals("ready")) {
                assertThat(last.data().path("model").asText()).isEqualTo(MODEL);
                assertThat(last.data().path("state").asText()).isIn("queued", "running");
                last = events.next("index");
            }
        }
        JsonNode set = TestServer.json(server.get(SETS + "/animals"));
        assertThat(set.at("/indexes/0/state").asText()).isEqualTo("ready");
        assertThat(set.at("/skipped/0/name").asText()).isEqualTo("dogs/broken.png");
        assertThat(set.path("examples"))
                .extracting(one -> one.path("name").asText())
                .hasSize(3)
                .doesNotContain("dogs/broken.png");
        assertThat(TestServer.json(server.get(SETS))
                        .at("/sets/2/indexes/0/state")
                        .asText())
                .isEqualTo("ready");
    }

    @Test
    void pausesResumesAndCancelsAJob() throws IOException {
        TestServer server = server(ENDLESS, UploadLimits.DEFAULT, true);
        putZip(server, "animals", Zips.of(animals()));
        assertProblem(server.post(INDEX + "/pause", JSON, BodyPublishers.noBody()), 404, "model");
        try (Sse events =
                new Sse(server.send(server.request(SETS + "/animals/events"), HttpResponse.BodyHandlers.ofInputStream())
                        .body())) {
            server.post(INDEX, JSON, BodyPublishers.noBody());
            awaitState(server, "running");
            JsonNode paused = TestServer.json(server.post(INDEX + "/pause", JSON, BodyPublishers.noBody()));
            assertThat(paused.path("state").asText()).isEqualTo("paused");
            server.post(INDEX, JSON, BodyPublishers.noBody());
            awaitState(server, "running");
            // a viewer hears of the end of jobs that it knows
            events.next("index");
            assertThat(server.delete(INDEX).statusCode()).isEqualTo(204);
            assertThat(events.next("cancelled").data().path("model").asText()).isEqualTo(MODEL);
        }
        assertThat(TestServer.json(server.get(SETS + "/animals")).path("indexes"))
                .isEmpty();
        assertProblem(server.post(SETS + "/nope/indexes/" + MODEL, JSON, BodyPublishers.noBody()), 404, "photographs");
        assertProblem(server.post(SETS + "/animals/indexes/nope", JSON, BodyPublishers.noBody()), 404, "model");
    }

    private static void awaitState(TestServer server, String state) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> TestServer.json(server.get(SETS + "/animals"))
                        .at("/indexes/0/state")
                        .asText()
                        .equals(state));
    }

    @Test
    void aJobContinuesAfterARestart() throws IOException {
        TestServer server = server(ENDLESS, UploadLimits.DEFAULT, true);
        putZip(server, "animals", Zips.of(animals()));
        server.post(INDEX, JSON, BodyPublishers.noBody());
        awaitState(server, "running");
        server.close();
        servers.clear();
        TestServer next = server();
        awaitState(next, "ready");
    }

    @Test
    void aSetThatIsBeingIndexedCanBeDeleted() throws IOException {
        TestServer server = server(ENDLESS, UploadLimits.DEFAULT, true);
        putZip(server, "animals", Zips.of(animals()));
        server.post(INDEX, JSON, BodyPublishers.noBody());
        awaitState(server, "running");
        assertThat(server.delete(SETS + "/animals").statusCode()).isEqualTo(204);
        assertProblem(server.get(SETS + "/animals"), 404, "photographs");
        assertThat(uploadedFiles()).isEmpty();
        assertProblem(server.delete(SETS + "/animals"), 404, "photographs");
        assertProblem(server.delete(SETS + "/commons"), 400, "name");
    }

    @Test
    void listsTheFiguresAboutASet() {
        TestServer server = server();
        String path = "/api/v1/models/%s/set-figures?photographs=".formatted(MODEL);
        JsonNode list = TestServer.json(server.get(path + "samples"));
        assertThat(list.path("layer").asText()).isNotEmpty();
        assertThat(list.path("figures")).hasSizeGreaterThan(1).allSatisfy(figure -> {
            assertThat(figure.path("title").asText()).isNotEmpty();
            assertThat(figure.path("description").asText()).containsPattern("[.?]$");
            assertThat(figure.path("url").asText()).startsWith("/figure?kind=").contains("photographs=samples");
            String query = figure.path("url").asText().substring("/figure?".length());
            JsonNode described = TestServer.json(server.get("/api/v1/spec?" + query));
            assertThat(described.path("problem").isMissingNode())
                    .as(described.toString())
                    .isTrue();
        });
        assertThat(TestServer.json(server.get(path + "samples&layer=mixed3a"))
                        .path("layer")
                        .asText())
                .isEqualTo("mixed3a");
        assertProblem(server.get(path + "nope"), 404, "photographs");
        assertProblem(server.get(path), 404, "photographs");
        assertProblem(server.get(path + "samples&layer=nope"), 404, "layer");
        assertProblem(server.get("/api/v1/models/nope/set-figures?photographs=samples"), 404, "model");
    }
}
