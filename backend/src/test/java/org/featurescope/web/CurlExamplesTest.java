package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.indexing.Indexer;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.UploadLimits;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.trial.TrialResult;
import org.featurescope.network.Digits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs every example of the page about the API, as a reader would: with curl, in a shell, against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CurlExamplesTest {
    private static final String SETS = "/api/v1/photograph-sets";
    private static final String CHANNEL = "kind=channel&unit=mixed5b:436&size=32&steps=4";
    private static final Pattern SAMPLE = Pattern.compile(
            "<section(?=[^>]*\\bid=\"(\\w+)\")[^>]*>((?:(?!</section>).)*?)<pre class=\"sample\"[^>]*><code>(.*?)</code>",
            Pattern.DOTALL);

    /** Streams of events that have no end: they are left after this time. */
    private static final int SECONDS_OF_STREAM = 4;

    private static final int MOST_SECONDS = 120;

    /** Indexes until it is cancelled. */
    private static final Indexer ENDLESS = (set, network, listener) -> {
        for (int done = 0; !listener.cancelled(); done = Math.min(2, done + 1)) {
            listener.progress(done, 3);
            LockSupport.parkNanos(1_000_000);
        }
        throw new CancelledIndexException(2, 3);
    };

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Its figures are finished at once. */
    @SuppressWarnings("NullAway.Init")
    private TestServer quick;

    /** Its figures wait. */
    @SuppressWarnings("NullAway.Init")
    private TestServer gated;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        FakeVisualizer visualizer = FakeVisualizer.quick();
        PhotographShelf shelf = new PhotographShelf(folder.resolve("quick/photographs"));
        quick = new TestServer(
                folder.resolve("quick"),
                visualizer,
                KindRegistry.kinds(new KindContext(visualizer, shelf)),
                shelf,
                ENDLESS,
                UploadLimits.DEFAULT,
                false);
        gated = new TestServer(folder.resolve("gated"));
        byte[] photograph = new SamplePhotographs().bytes("chelsea");
        Files.write(folder.resolve("photograph.jpg"), photograph);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("photographs.zip")))) {
            zip.putNextEntry(new ZipEntry("birds/first.jpg"));
            zip.write(photograph);
        }
        Files.writeString(folder.resolve("answers.json"), answers());
    }

    @AfterAll
    void stop() {
        quick.close();
        gated.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteHasAnExampleThatWorks() {
        JsonNode paths = TestServer.json(quick.get("/openapi.json")).path("paths");
        Map<String, String> examples = examples();
        List<Operation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> operations.add(new Operation(
                                verb.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                verb.getValue(),
                                Optional.ofNullable(examples.get(
                                        verb.getValue().path("operationId").asText()))))));
        return operations.stream().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> run(operation)));
    }

    private record Operation(String verb, String path, JsonNode description, Optional<String> example) {
        String id() {
            return description.path("operationId").asText();
        }

        boolean isStream() {
            return id().startsWith("watch");
        }
    }

    /** Returns the examples that the page about the API shows, by the ids of their operations. */
    private Map<String, String> examples() {
        Map<String, String> examples = new HashMap<>();
        Matcher sample = SAMPLE.matcher(quick.get("/docs/api").body());
        while (sample.find()) {
            examples.put(sample.group(1), unescaped(sample.group(3)));
        }
        return examples;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }

    private void run(Operation operation) throws IOException, InterruptedException {
        assertThat(operation.example())
                .as("the operation %s has an example (x-codeSamples)", operation.id())
                .isPresent();
        Map<String, String> variables = prepared(operation);
        Path home = Files.createTempDirectory(folder, "curl");
        int seconds = operation.isStream() ? SECONDS_OF_STREAM : MOST_SECONDS;
        Files.writeString(
                home.resolve(".curlrc"),
                "silent\nmax-time = %d\nwrite-out = \"%%{stderr}%%{http_code} %%{method} %%{url_effective}\\n\"\n"
                        .formatted(seconds));
        Path answer = folder.resolve("answer");
        Path told = folder.resolve("told");
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "-c", operation.example().orElseThrow())
                .directory(folder.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(told.toFile());
        shell.environment().putAll(variables);
        shell.environment().put("CURL_HOME", home.toString());
        shell.start().waitFor();
        List<String> lines = Files.readAllLines(told);
        assertThat(lines).isNotEmpty();
        String[] parts = lines.get(lines.size() - 1).split(" ", 3);
        assertThat(parts[0])
                .as("%s: %s", lines, new String(Files.readAllBytes(answer), StandardCharsets.UTF_8))
                .startsWith(operation.id().equals("requestFigureByForm") ? "303" : "20");
        assertThat(parts[1]).isEqualTo(operation.verb());
        if (!operation.example().orElseThrow().contains(" -L ")) {
            assertThat(operation.description().path("responses").has(parts[0])).isTrue();
            assertThat(parts[2])
                    .matches("http://127\\.0\\.0\\.1:\\d+"
                            + operation
                                    .path()
                                    .replace(".", "\\.")
                                    .replaceAll("\\{path}", ".+")
                                    .replaceAll("\\{\\w+}", "[^/?]+")
                            + "(?:\\?.*)?");
        }
    }

    /** Returns the variables of an example, after what it needs is there. */
    private Map<String, String> prepared(Operation operation) throws IOException {
        boolean waits = List.of("getFrame", "cancelFigure").contains(operation.id());
        Map<String, String> variables = new HashMap<>(Map.of(
                "SERVER",
                "http://127.0.0.1:" + (waits ? gated : quick).port,
                "TOKEN",
                TestServer.OWNER_TOKEN,
                "PHOTOGRAPH",
                "chelsea",
                "DIGEST",
                Digits.ofProduct().map(Digits::digest).orElse("")));
        if (waits) {
            String[] frame = frame().split("/", -1);
            variables.put("FIGURE", frame[frame.length - 3]);
            variables.put("FRAME", frame[frame.length - 1]);
        } else {
            variables.put("FIGURE", figure(operation.id()));
        }
        variables.put("QUERY", CHANNEL);
        variables.put("REPLAY", replay());
        if (operation.path().startsWith(SETS + "/{name}") && !operation.verb().equals("GET")) {
            prepareSet(operation.id());
        }
        if (operation.path().startsWith("/api/v1/photograph-uploads/{id}")) {
            variables.put("UPLOAD", uploaded());
        }
        return variables;
    }

    /** Returns the path of a frame of a figure that is being made. */
    private String frame() throws IOException {
        String id = idOf(gated, "{'kind':'channel','unit':'mixed5b:436','size':32,'steps':8}");
        try (Sse events = new Sse(gated.watch(id, ""))) {
            gated.visualizer.let(1);
            return events.next("progress").data().path("frame").asText();
        }
    }

    private String figure(String operation) throws IOException {
        if (operation.contains("Answers")) {
            return trial();
        }
        String id = idOf(
                quick,
                switch (operation) {
                    case "getTable" -> "{'kind':'linear-1d'}";
                    case "getAnimation" ->
                        "{'kind':'interpolation','from':'mixed5b:1','to':'mixed5b:2','frames':2,'size':32,'steps':4}";
                    default -> "{'kind':'channel','unit':'mixed5b:436','size':32,'steps':4}";
                });
        quick.awaitMade(id);
        if (operation.equals("restoreFigure")) {
            assertThat(quick.delete("/api/v1/figures/" + id).statusCode()).isEqualTo(204);
        }
        return id;
    }

    private static String idOf(TestServer server, String spec) {
        return TestServer.json(server.submitWatching(spec)).path("id").asText();
    }

    private String trial() throws IOException {
        FigureKind<?> kind = quick.kinds.named("trial").orElseThrow();
        FigureSpec spec = quick.kinds.example(kind, Networks.catalogue());
        FigureId id = quick.kinds.id(spec);
        TrialResult.Trial trial =
                new TrialResult.Trial("scored", "basis", "direction", List.of(), List.of(), List.of(0, 0), 0);
        quick.store.put(
                id,
                spec,
                FigureResult.of(
                        new TrialResult(
                                new IndexedSet("set", "", 0, List.of(), 0),
                                0,
                                0,
                                0,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                List.of(trial, trial, trial)),
                        1));
        return id.toString();
    }

    private static String answers() {
        return "{\"session\":\"%032x\",\"answers\":[%s]}"
                .formatted(
                        1,
                        IntStream.range(0, 3)
                                .mapToObj(
                                        "{\"question\":%d,\"chosen\":0,\"confidence\":2,\"milliseconds\":2000}"
                                                ::formatted)
                                .collect(Collectors.joining(",")));
    }

    private void prepareSet(String operation) throws IOException {
        String set = SETS + "/my-birds";
        quick.delete(set);
        if (operation.equals("createPhotographSet")) {
            return;
        }
        quick.send(quick.ofOwner(set)
                .header("Content-Type", "application/zip")
                .PUT(BodyPublishers.ofFile(folder.resolve("photographs.zip"))));
        if (List.of("cancelIndexing", "pauseIndexing").contains(operation)) {
            quick.send(quick.ofOwner(set + "/indexes/mini-inception-robust").POST(BodyPublishers.noBody()));
        }
    }

    private String replay() {
        Matcher replay = Pattern.compile("/replay/([0-9a-f]+)\\.jpg")
                .matcher(quick.get("/").body());
        return replay.find() ? replay.group(1) : "";
    }

    private String uploaded() {
        return TestServer.json(
                        quick.send(quick.ofOwner("/api/v1/photograph-uploads").POST(BodyPublishers.noBody())))
                .path("id")
                .asText();
    }
}
