package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FaultNetworks;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading a damaged figure changes nothing; requesting it, as its page does, makes it anew. */
@Timeout(30)
final class FiguresRepairTest {
    private static final String NETWORK = "t2-edit";
    private static final String FIGURE = "kind=grid&model=" + NETWORK + "&layer=relu1&channels=0,1,2&size=32&steps=3";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final FakeVisualizer visualizer = FakeVisualizer.quick();
    private final Kinds kinds = TestKinds.with(visualizer);
    private final HeldTime time = new HeldTime();

    @BeforeEach
    void copyTheNetwork() throws IOException {
        Path copy = Files.createDirectories(models().resolve(NETWORK));
        try (Stream<Path> files = Files.list(FaultNetworks.folder().resolve(NETWORK))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
    }

    private Path models() {
        return folder.resolve("models");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Figures of the networks that are in the models folder now. */
    private final class Opened implements AutoCloseable {
        final Catalogue catalogue = Catalogue.load(Optional.of(models()));
        final FigureStore store = FigureStore.open(data(), kinds, time);
        final Figures figures = new Figures(
                kinds,
                store,
                CheckpointStore.open(data().resolve("checkpoints"), "", time),
                SchedulerLimits.DEFAULT,
                time,
                time,
                RunObserver.NONE);

        FigureId make() {
            FigureId id = figures.submit(new SpecReader(kinds, catalogue).fromQuery(FIGURE))
                    .figure()
                    .id();
            awaitEnd(id);
            assertThat(status(id)).isEqualTo(FigureStatus.DONE);
            return id;
        }

        /** Stores the figure as it was stored before specs had the descriptor's digest. */
        FigureId storeWithoutDescriptorHash() throws IOException {
            PreparedFigure prepared = new SpecReader(kinds, catalogue).fromQuery(FIGURE);
            ObjectNode json = kinds.toJson(prepared.spec());
            assertThat(json.remove(NetworkReference.DESCRIPTOR_HASH.name())).isNotNull();
            FigureSpec spec = kinds.stored(json);
            FigureId id = kinds.id(spec);
            store.accept(id, spec);
            store.put(id, spec, prepared.recipe().make(RecipeListener.NONE));
            return id;
        }

        void awaitEnd(FigureId id) {
            try (EventFeed feed = figures.watch(id, OptionalLong.of(0))) {
                await().until(() ->
                        feed.next().stream().anyMatch(event -> event.event().isLast()));
            }
        }

        /** Requests a figure with the spec that the API sends of it. */
        Figures.Submission requestAgain(FigureId id) {
            FigureSpec spec = figures.find(id).orElseThrow().spec();
            byte[] json = kinds.toJson(spec).toString().getBytes(StandardCharsets.UTF_8);
            return figures.submit(new SpecReader(kinds, catalogue).fromJson(json));
        }

        FigureStatus status(FigureId id) {
            return figures.find(id).orElseThrow().status();
        }

        @Override
        public void close() {
            figures.close();
            store.close();
        }
    }

    /** Makes the figure, closes everything and damages the figure. */
    private FigureId madeAndDamaged() throws Exception {
        FigureId id;
        try (Opened opened = new Opened()) {
            id = opened.make();
        }
        damage(id);
        return id;
    }

    /** Flips a bit of the figure's first picture. */
    private void damage(FigureId id) throws IOException {
        Path picture = figureFolder(id).resolve("0.png");
        byte[] bytes = Files.readAllBytes(picture);
        bytes[bytes.length / 2] ^= 1;
        Files.write(picture, bytes);
    }

    private Path figureFolder(FigureId id) {
        return data().resolve("figures").resolve(id.hex().substring(0, 2)).resolve(id.hex());
    }

    /** The content of every file of a folder, by its path. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void readingADamagedFigureChangesNothing() throws Exception {
        FigureId id = madeAndDamaged();
        Map<String, String> before = contents(data().resolve("figures"));
        try (Opened opened = new Opened()) {
            for (int reading = 0; reading < 2; reading++) {
                assertThat(opened.status(id)).isEqualTo(FigureStatus.DAMAGED);
                assertThat(opened.figures.find(id).orElseThrow().result()).isEmpty();
                assertThat(opened.figures.isMade(id)).isFalse();
                assertThat(contents(data().resolve("figures"))).isEqualTo(before);
                assertThat(contents(data().resolve("tmp"))).isEmpty();
            }
            assertThat(opened.figures.queued() + opened.figures.running()).isZero();
        }
        assertThat(visualizer.runs()).isEqualTo(1);
    }

    @Test
    void aRequestMakesADamagedFigureAnewInTheSameBytes() throws Exception {
        Map<String, String> sound;
        FigureId id;
        try (Opened opened = new Opened()) {
            id = opened.make();
            sound = contents(figureFolder(id));
        }
        assertThat(madeAndDamaged()).isEqualTo(id);
        assertThat(contents(figureFolder(id))).isNotEqualTo(sound);
        try (Opened opened = new Opened()) {
            Figures.Submission again = opened.requestAgain(id);
            assertThat(again.isNew()).isTrue();
            assertThat(again.figure().id()).isEqualTo(id);
            opened.awaitEnd(id);
            assertThat(opened.status(id)).isEqualTo(FigureStatus.DONE);
            assertThat(opened.requestAgain(id).isNew()).as("a sound figure").isFalse();
        }
        Map<String, String> repaired = contents(figureFolder(id));
        assertThat(repaired).containsOnlyKeys(sound.keySet());
        for (String file : List.of("spec.json", "0.png", "1.png", "2.png", "figure.png")) {
            assertThat(repaired.get(file)).as(file).isEqualTo(sound.get(file));
        }
        assertThat(contents(data().resolve("tmp"))).isEmpty();
        assertThat(visualizer.runs()).isEqualTo(2);
    }

    @Test
    void isNotMadeAnewWhereTheNetworkIsNotAtHand() throws Exception {
        FigureId id = madeAndDamaged();
        try (Stream<Path> files = Files.list(models().resolve(NETWORK))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(models().resolve(NETWORK));
        assertRequestIsRefused(id);
    }

    @Test
    void isNotMadeAnewWhereTheNetworkIsInAnotherState() throws Exception {
        FigureId id = madeAndDamaged();
        Path descriptor = models().resolve(NETWORK).resolve("model.json");
        String before = Files.readString(descriptor);
        String corrected = before.replace("\"scale\": 255", "\"scale\": 127.5");
        assertThat(corrected).isNotEqualTo(before);
        Files.writeString(descriptor, corrected);
        assertRequestIsRefused(id);
        Files.writeString(descriptor, before);
        try (Opened opened = new Opened()) {
            assertThat(opened.requestAgain(id).isNew()).isTrue();
        }
    }

    @Test
    void isMadeUnderAnotherIdWhereTheSpecDoesNotSayInWhichStateTheNetworkWas() throws Exception {
        FigureId id;
        try (Opened opened = new Opened()) {
            id = opened.storeWithoutDescriptorHash();
            assertThat(opened.status(id)).isEqualTo(FigureStatus.DONE);
        }
        damage(id);
        try (Opened opened = new Opened()) {
            assertThat(opened.requestAgain(id).figure().id()).isNotEqualTo(id);
            assertThat(opened.status(id)).isEqualTo(FigureStatus.DAMAGED);
            assertThat(opened.make()).as("the id under which a link makes it").isNotEqualTo(id);
        }
    }

    private void assertRequestIsRefused(FigureId id) throws IOException {
        Map<String, String> before = contents(data().resolve("figures"));
        try (Opened opened = new Opened()) {
            assertThatThrownBy(() -> opened.requestAgain(id))
                    .isInstanceOfAny(NotFoundException.class, InvalidInputException.class);
            assertThat(opened.status(id)).isEqualTo(FigureStatus.DAMAGED);
            assertThat(opened.figures.queued() + opened.figures.running()).isZero();
        }
        assertThat(contents(data().resolve("figures"))).isEqualTo(before);
        assertThat(visualizer.runs()).isEqualTo(1);
    }
}
