package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.FigureEvent.Progress;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure whose making was interrupted goes on where it stood, with the same bytes as without the interruption. */
@Timeout(120)
final class FiguresCheckpointTest {
    private static final String UNIT = "kind=channel&unit=mixed3b:17&size=64&steps=1200";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static GraphVisualizer visualizer;
    private static Kinds kinds;

    @TempDir
    private Path data;

    @BeforeAll
    static void create() {
        visualizer = new GraphVisualizer(Photographs.NONE);
        kinds = TestKinds.with(visualizer);
    }

    @AfterAll
    static void close() {
        visualizer.close();
    }

    /** Figures in the data folder, as after a restart of the server. */
    private final class Opened implements AutoCloseable {
        private final FigureStore store = FigureStore.open(data, kinds, new HeldTime());
        private final Figures figures = new Figures(
                kinds,
                store,
                CheckpointStore.open(data.resolve("checkpoints"), "the engine of the tests", new HeldTime()),
                SchedulerLimits.DEFAULT,
                new HeldTime(),
                Ticker.SYSTEM,
                RunObserver.NONE);

        FigureId submit(String query) {
            return figures.submit(prepared(query)).figure().id();
        }

        /** Waits until a figure has made a step after {@code step}, and returns that one. */
        int awaitStepAfter(FigureId id, int step) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> figures.get(id)
                            .progress()
                            .filter(made -> made.step() > step)
                            .isPresent());
            return figures.get(id).progress().orElseThrow().step();
        }

        List<RgbImage> awaitPictures(FigureId id) {
            await().atMost(PATIENCE).until(() -> figures.get(id).status() == FigureStatus.DONE);
            return figures.get(id).result().orElseThrow().images().stream()
                    .map(image ->
                            ImageDecoder.decode(figures.image(id, image.file()).orElseThrow()))
                    .toList();
        }

        int firstStep(FigureId id) {
            try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
                return await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> firstProgress(feed.next()), Optional::isPresent)
                        .orElseThrow()
                        .step();
            }
        }

        private static Optional<Progress> firstProgress(List<Numbered> events) {
            return events.stream()
                    .map(Numbered::event)
                    .filter(Progress.class::isInstance)
                    .map(Progress.class::cast)
                    .findFirst();
        }

        @Override
        public void close() {
            figures.close();
            store.close();
        }
    }

    private static PreparedFigure prepared(String query) {
        return new SpecReader(kinds, Networks.catalogue()).fromQuery(query);
    }

    private static List<RgbImage> uninterrupted(String query) {
        return prepared(query).recipe().make(RecipeListener.NONE).pictures().stream()
                .map(FigureResult.Picture::image)
                .toList();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("checkpoints"))) {
            return files.toList();
        }
    }

    @Test
    void goesOnAfterItWasCancelledAndAfterARestart() throws Exception {
        FigureId id;
        int cancelledAt;
        int stoppedAt;
        try (Opened opened = new Opened()) {
            id = opened.submit(UNIT);
            cancelledAt = opened.awaitStepAfter(id, 20);
            assertThat(opened.figures.cancel(id)).isTrue();
            opened.submit(UNIT);
            assertThat(opened.firstStep(id)).as("after the cancellation").isGreaterThanOrEqualTo(cancelledAt);
            stoppedAt = opened.awaitStepAfter(id, cancelledAt + 20);
        }
        assertThat(checkpoints()).hasSize(1);
        try (Opened opened = new Opened()) {
            opened.submit(UNIT);
            assertThat(opened.firstStep(id)).as("after the restart").isGreaterThanOrEqualTo(stoppedAt);
            assertThat(opened.awaitPictures(id)).isEqualTo(uninterrupted(UNIT));
        }
        assertThat(checkpoints()).as("of a finished figure").isEmpty();
    }

    /** Several runs, pictures that are kept on the way, and pictures beside the optimized ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=grid&layer=mixed3b&channels=1,2,3&size=64&steps=60",
                "kind=steps&unit=mixed3b:17&frames=4&size=64&steps=200",
                "kind=regularization&unit=mixed3b:17&size=64&steps=30",
                "kind=interpolation&from=mixed3b:17&to=mixed3b:4&frames=3&size=64&steps=60",
                "kind=semantic&layer=mixed4c&photograph=chelsea&groups=2&size=64&steps=60"
            })
    void eachRecipeGoesOnWhereverItStops(String query) throws Exception {
        FigureId id = kinds.id(prepared(query).spec());
        List<RgbImage> made = new ArrayList<>();
        int pauses = 0;
        int at = 0;
        while (made.isEmpty()) {
            try (Opened opened = new Opened()) {
                opened.submit(query);
                if (pauses < 3) {
                    pauses++;
                    int first = opened.firstStep(id);
                    assertThat(first).isGreaterThanOrEqualTo(at);
                    int steps = opened.figures.get(id).progress().orElseThrow().steps();
                    at = opened.awaitStepAfter(id, Math.min(first + steps / 6, steps - 3));
                } else {
                    made = opened.awaitPictures(id);
                }
            }
        }
        assertThat(made).isEqualTo(uninterrupted(query));
    }

    @Test
    void aDeletedFigureBeginsAnew() throws Exception {
        try (Opened opened = new Opened()) {
            FigureId id = opened.submit(UNIT);
            opened.awaitStepAfter(id, 20);
            opened.figures.cancel(id);
            assertThat(opened.figures.delete(id)).isTrue();
            opened.submit(UNIT);
            assertThat(opened.firstStep(id)).isLessThan(20);
            assertThat(checkpoints()).isEmpty();
        }
    }

    @Test
    void aDamagedCheckpointIsIgnored() throws Exception {
        FigureId id;
        try (Opened opened = new Opened()) {
            id = opened.submit(UNIT);
            opened.awaitStepAfter(id, 20);
        }
        Path file = checkpoints().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        try (Opened opened = new Opened()) {
            opened.submit(UNIT);
            assertThat(opened.firstStep(id)).isLessThan(20);
        }
    }

    @Test
    void aRunWhoseStateCannotBeKeptIsMade() throws Exception {
        String query = "kind=channel&unit=mixed3b:17&size=32&steps=60";
        try (Opened opened = new Opened()) {
            Files.delete(data.resolve("checkpoints"));
            Files.writeString(data.resolve("checkpoints"), "no folder");
            FigureId id = opened.submit(query);
            opened.awaitStepAfter(id, 2);
            opened.figures.cancel(id);
            opened.submit(query);
            assertThat(opened.awaitPictures(id)).isEqualTo(uninterrupted(query));
        }
    }
}
