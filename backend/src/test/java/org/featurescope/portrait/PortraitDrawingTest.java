package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortraitDrawingTest {
    private static final Network NETWORK = SmallNetwork.of(1);
    private static final Layer FIRST = NETWORK.layer("first");
    private static final Layer SECOND = NETWORK.layer("second");
    private static final int STEPS = PortraitRecipe.of(NETWORK).steps();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();

    /** Draws with a clock that goes on by a second whenever it is read. */
    private PortraitDrawing drawing(Visualizer visualizer) {
        return new PortraitDrawing(
                visualizer,
                id -> {
                    if (!id.equals(NETWORK.id())) {
                        throw new NotFoundException("model", "none");
                    }
                    return NETWORK;
                },
                new Portraits(data),
                isBusy::get,
                () -> nanos.addAndGet(1_000_000_000));
    }

    private static void awaitEnd(PortraitDrawing drawing) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !drawing.state(NETWORK).isOn());
    }

    private byte[] sheet(Layer layer) {
        Portraits portraits = new Portraits(data);
        return portraits
                .of(NETWORK)
                .flatMap(index -> index.sheet(layer))
                .flatMap(sheet -> portraits.jpeg(NETWORK, sheet))
                .orElseThrow();
    }

    @Test
    void drawsTheBytesThatTheCommandMakesAlsoAcrossARestart(@TempDir Path other) throws IOException {
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE, EngineLimits.ofSize(1, 64, 2))) {
            try (PortraitDrawing drawing = drawing(visualizer)) {
                assertThat(drawing.state(NETWORK).isOn()).isFalse();
                drawing.switchOn(NETWORK);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> drawing.state(NETWORK).made() > 3);
            }
            assertThat(new Portraits(data).of(NETWORK))
                    .as("of a half-made sheet")
                    .isEmpty();
            try (PortraitDrawing drawing = drawing(visualizer)) {
                awaitEnd(drawing);
                assertThat(drawing.state(NETWORK).isWhole()).isTrue();
                assertThat(drawing.state(NETWORK).made()).isEqualTo(FIRST.channels() + SECOND.channels());
            }
            PortraitMaker maker = new PortraitMaker(visualizer, NETWORK, other);
            for (Layer layer : NETWORK.layers()) {
                assertThat(sheet(layer))
                        .isEqualTo(Files.readAllBytes(
                                other.resolve(maker.make(layer, made -> {}).file())));
            }
        }
    }

    @Test
    void makesNoStepWhileSomethingElseIsComputed() {
        FakeVisualizer visualizer = FakeVisualizer.gated();
        try (PortraitDrawing drawing = drawing(visualizer)) {
            drawing.switchOn(NETWORK);
            visualizer.let(STEPS / 2);
            await().until(() -> visualizer.steps() == STEPS / 2);
            assertThat(drawing.state(NETWORK).layer()).contains("first");
            isBusy.set(true);
            await().until(() -> drawing.state(NETWORK).isPaused());
            visualizer.letAll();
            await().during(Duration.ofMillis(300)).until(() -> visualizer.steps() == STEPS / 2);
            isBusy.set(false);
            awaitEnd(drawing);
            assertThat(visualizer.runs()).as("continued in memory").isEqualTo(2);
            assertThat(visualizer.steps()).isEqualTo(2 * STEPS);
        }
    }

    @Test
    void anEstimateIsOfTheTimeThatItWorks() {
        DrawingWork work = new DrawingWork(NETWORK);
        work.begin(FIRST, 2);
        assertThat(work.millisecondsFor(8)).isEmpty();
        work.made(1.5, 3_000_000_000L);
        work.made(3, 3_000_000_000L);
        assertThat(work.ofLayer()).isEqualTo(5);
        work.begin(SECOND, 0);
        work.made(1, 2_000_000_000L);
        assertThat(work.millisecondsFor(5)).hasValue(10_000);
    }

    @Test
    void isSwitchedOffBetweenTwoSteps() {
        FakeVisualizer visualizer = FakeVisualizer.gated();
        try (PortraitDrawing drawing = drawing(visualizer)) {
            drawing.switchOn(NETWORK);
            visualizer.let(3);
            await().until(() -> visualizer.steps() == 3);
            drawing.switchOff(NETWORK);
            await().until(() -> drawing.state(NETWORK).layer().isEmpty());
            assertThat(drawing.state(NETWORK).isOn()).isFalse();
            drawing.switchOn(NETWORK);
            visualizer.letAll();
            awaitEnd(drawing);
            assertThat(drawing.state(NETWORK).isWhole()).isTrue();
        }
    }

    @Test
    void tellsWhyItEndedAndDrawsNoNetworkThatIsGone() throws IOException {
        FakeVisualizer visualizer = FakeVisualizer.quick();
        visualizer.failWith(new FailedRunException("the objective is no number"));
        Files.createDirectories(data.resolve("portraits"));
        Files.writeString(data.resolve("portraits/drawing.json"), "{\"networks\":[\"gone\",\"small\"]}");
        try (PortraitDrawing drawing = drawing(visualizer)) {
            awaitEnd(drawing);
            assertThat(drawing.state(NETWORK).problem())
                    .contains("Those of second cannot be drawn: the objective is no number");
        }
        assertThat(data.resolve("portraits/drawing.json")).hasContent("{\"networks\":[]}");
    }

    @Test
    void aDamagedListDrawsNothing() throws IOException {
        Files.createDirectories(data.resolve("portraits"));
        Files.writeString(data.resolve("portraits/drawing.json"), "{\"networks\": [");
        try (PortraitDrawing drawing = drawing(FakeVisualizer.quick())) {
            assertThat(drawing.state(NETWORK).isOn()).isFalse();
        }
    }

    @Test
    void itsTimeComesAfterTwoSecondsOfQuiet() {
        AtomicLong now = new AtomicLong(7);
        IdleTime idleTime = new IdleTime(isBusy::get, now::get);
        now.addAndGet(IdleTime.QUIET_NANOS - 1);
        assertThat(idleTime.isLongEnough()).isFalse();
        now.addAndGet(1);
        assertThat(idleTime.isLongEnough()).isTrue();
        isBusy.set(true);
        assertThat(idleTime.isLongEnough()).isFalse();
        isBusy.set(false);
        now.addAndGet(IdleTime.QUIET_NANOS - 1);
        assertThat(idleTime.isLongEnough()).isFalse();
        now.addAndGet(1);
        assertThat(idleTime.isLongEnough()).isTrue();
    }
}
