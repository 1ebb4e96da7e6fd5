package org.featurescope.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.link.UnitFigures.Sign;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FigureBatchTest {
    private static final String JSON = "{\"kind\": \"channel\", \"unit\": \"conv2d0:%d\", \"size\": 32, \"steps\": %d}";
    private static final int PARALLEL = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final FakeVisualizer visualizer = FakeVisualizer.quick();
    private final List<String> failures = new ArrayList<>();

    /** A batch and its store, which {@link #close} closes. */
    private record Opened(FigureStore store, FigureBatch batch) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
        }
    }

    private static Opened open(Path at, Visualizer with) {
        Kinds kinds = TestKinds.with(with);
        FigureStore store = FigureStore.open(at, kinds, Clock.systemUTC());
        return new Opened(
                store,
                new FigureBatch(
                        kinds,
                        new SpecReader(kinds, Networks.catalogue()),
                        new FigureCosts(Networks.catalogue(), Networks.shelf()),
                        BatchStore.of(
                                store, CheckpointStore.open(at.resolve("checkpoints"), "test", Clock.systemUTC())),
                        PARALLEL,
                        Clock.systemUTC()));
    }

    private Specs file(String... lines) throws IOException {
        Path file = folder.resolve("specs.jsonl");
        Files.write(file, List.of(lines));
        return new SpecFile(file);
    }

    private final class Collected implements BatchListener {
        @Override
        public void worked(double pictures, double cost) {}

        @Override
        public void failed(String spec, String reason) {
            synchronized (failures) {
                failures.add(spec + ": " + reason);
            }
        }
    }

    private BatchResult make(Path at, Visualizer with, Specs specs, ByteArrayOutputStream report) throws IOException {
        try (Opened opened = open(at, with)) {
            return opened.batch().make(specs, report, new Collected());
        }
    }

    /** The digests of all pictures and specs in a folder, by their paths. */
    private static Map<String, String> digests(Path at) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(at.resolve("figures"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("result.json")) { // which has times
                    digests.put(at.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return digests;
    }

    @Test
    void aSpecThatFailsIsReportedByItsLineAndStopsNothing() throws IOException {
        Specs specs = file(
                JSON.formatted(1, 2),
                "not a spec",
                "",
                "{\"kind\": \"channel\", \"unit\": \"nowhere:1\"}",
                "{\"kind\": ",
                "?kind=channel&unit=conv2d0:2&size=32&steps=2");
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        BatchResult result = make(folder, visualizer, specs, report);

        assertThat(result.made()).isEqualTo(2);
        assertThat(result.failed()).isEqualTo(3);
        assertThat(failures).hasSize(3);
        assertThat(failures.get(0)).startsWith("line 2: the line is no spec, which looks like ");
        assertThat(failures.get(1)).startsWith("line 4: ").contains("nowhere");
        assertThat(failures.get(2)).startsWith("line 5: ").contains("not JSON");
        JsonNode json = new JsonMapper().readTree(report.toByteArray());
        assertThat(json.path("failures"))
                .extracting(failure -> failure.path("spec").asText())
                .containsExactly("line 2", "line 4", "line 5");
        assertThat(json.path("made").asInt()).isEqualTo(2);
        assertThat(json.path("specs").asInt()).isEqualTo(5);
    }

    @Test
    void makesEachFigureOnceHoweverOftenItIsAskedFor() throws IOException {
        Specs specs = file(
                JSON.formatted(1, 2),
                JSON.formatted(2, 2),
                JSON.formatted(1, 2),
                "kind=channel&unit=conv2d0:2&size=32&steps=2");
        BatchResult first = make(folder, visualizer, specs, new ByteArrayOutputStream());
        Map<String, String> made = digests(folder);
        BatchResult second = make(folder, visualizer, specs, new ByteArrayOutputStream());

        assertThat(first.made()).isEqualTo(2);
        assertThat(first.stored()).isEqualTo(2);
        assertThat(second.made()).isZero();
        assertThat(second.stored()).isEqualTo(4);
        assertThat(visualizer.runs()).isEqualTo(2);
        assertThat(digests(folder)).isEqualTo(made).isNotEmpty();
    }

    @Test
    void aBatchThatWasStoppedGoesOnWithTheSameBytes() throws IOException {
        Specs specs = file(JSON.formatted(3, 12), JSON.formatted(4, 12), JSON.formatted(5, 12));
        try (GraphVisualizer engine = new GraphVisualizer(Photographs.NONE)) {
            Path whole = folder.resolve("whole");
            make(whole, engine, specs, new ByteArrayOutputStream());
            Path stopped = folder.resolve("stopped");
            try (Opened opened = open(stopped, engine)) {
                BatchResult result = opened.batch().make(specs, new ByteArrayOutputStream(), new BatchListener() {
                    @Override
                    public void worked(double pictures, double cost) {
                        if (pictures > 0.5) {
                            opened.batch().stop();
                        }
                    }

                    @Override
                    public void failed(String spec, String reason) {
                        throw new AssertionError(reason);
                    }
                });
                assertThat(result.isStopped()).isTrue();
                assertThat(result.made()).isZero();
            }
            assertThat(stopped.resolve("checkpoints")).isNotEmptyDirectory();
            assertThat(make(stopped, engine, specs, new ByteArrayOutputStream()).made())
                    .isEqualTo(3);
            assertThat(digests(stopped)).isEqualTo(digests(whole));
        }
    }

    @Test
    void readsASpecOnlyWhenAThreadIsFree() throws IOException {
        FakeVisualizer gated = FakeVisualizer.gated();
        AtomicInteger read = new AtomicInteger();
        Specs specs = visitor -> {
            for (int channel = 0; channel < 30; channel++) {
                read.incrementAndGet();
                visitor.visit(new SpecEntry(
                        "unit " + channel, JSON.formatted(channel, 1).getBytes(StandardCharsets.UTF_8)));
            }
        };
        try (Opened opened = open(folder, gated)) {
            CompletableFuture<BatchResult> result = CompletableFuture.supplyAsync(() -> {
                try {
                    return opened.batch().make(specs, new ByteArrayOutputStream(), new Collected());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            for (int step = 1; step <= 30; step++) {
                int made = step;
                gated.let(1);
                await().until(() -> gated.steps() == made);
                assertThat(read.get()).isLessThanOrEqualTo(made + PARALLEL + 1);
            }
            assertThat(result.join().made()).isEqualTo(30);
        }
    }

    @Test
    void theSurveyCountsWhatIsThenMade() throws IOException {
        make(folder, visualizer, file(JSON.formatted(1, 2)), new ByteArrayOutputStream());
        Specs specs = file(JSON.formatted(1, 2), JSON.formatted(2, 4), "nothing", JSON.formatted(3, 4));
        try (Opened opened = open(folder, visualizer)) {
            BatchSurvey survey = opened.batch().survey(specs, count -> {});
            BatchResult result = opened.batch().make(specs, new ByteArrayOutputStream(), new Collected());

            assertThat(survey.specs()).isEqualTo(result.specs()).isEqualTo(4);
            assertThat(survey.missing()).isEqualTo(result.made()).isEqualTo(2);
            assertThat(survey.pictures()).isEqualTo(result.pictures());
            assertThat(survey.stored()).isEqualTo(result.stored());
            assertThat(survey.refused()).isEqualTo(result.failed());
            assertThat(survey.cost()).isGreaterThan(2 * 32 * 32 * 4);
            assertThat(survey.time()).isPresent();
        }
    }

    @Test
    void aLineThatIsTooLongIsNotHeld() throws IOException {
        byte[] line = new byte[SpecFile.MOST_BYTES * 3];
        Arrays.fill(line, (byte) 'x');
        Path file = folder.resolve("long.jsonl");
        try (var out = Files.newOutputStream(file)) {
            out.write(line);
            out.write(("\n" + JSON.formatted(1, 1) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        new SpecFile(file).forEach(entry -> {
            assertThat(entry.text().length).isLessThanOrEqualTo(SpecFile.MOST_BYTES + 1);
            return true;
        });
        BatchResult result = make(folder, visualizer, new SpecFile(file), new ByteArrayOutputStream());
        assertThat(result.made()).isEqualTo(1);
        assertThat(failures).singleElement().asString().contains("line 1: the line is longer than");
    }

    @Test
    void unitSpecsNameEachUnitWithEachSign() throws IOException {
        Network network = Networks.network();
        Specs specs = new UnitSpecs(
                TestKinds.quick().unitFigures(),
                network,
                network.layers().subList(0, 2),
                List.of(Sign.values()),
                "size=32&steps=1");
        int units = network.layers().get(0).channels() + network.layers().get(1).channels();
        BatchResult result = make(folder, visualizer, specs, new ByteArrayOutputStream());

        assertThat(failures).isEmpty();
        assertThat(result.made()).isEqualTo(2L * units);
    }
}
