package org.featurescope.figure.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.files.FileTree;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server reads figures of a library, never changes it, and never shows what is damaged in it. */
final class FigureLibrariesTest {
    private final Kinds kinds = TestKinds.quick();
    private Path library;
    private Path data;
    private FigureStore store;
    private FigureId inLibrary;
    private FigureId own;

    private PreparedFigure prepared(int channel) {
        return new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=channel&unit=mixed4c:%d&size=32&steps=2".formatted(channel));
    }

    private FigureId put(FigureStore into, int channel) throws IOException {
        PreparedFigure figure = prepared(channel);
        FigureId id = kinds.id(figure.spec());
        into.put(id, figure.spec(), figure.recipe().make(RecipeListener.NONE));
        return id;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        library = folder.resolve("a library");
        data = folder.resolve("data");
        try (FigureStore written = FigureStore.open(library, kinds, Clock.systemUTC())) {
            inLibrary = put(written, 1);
            put(written, 2);
        }
        store = FigureStore.open(data, List.of(library), kinds, Clock.systemUTC());
        own = put(store, 3);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Map<String, String> files(Path of) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(of)) {
            for (Path file : all.toList()) {
                digests.put(
                        of.relativize(file).toString(),
                        Files.isDirectory(file) ? "" : Sha256.of(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private FigureList all(int most, int offset) {
        return store.list(FigureQuery.ALL, most, offset);
    }

    @Test
    void findsAndListsWhatIsInALibraryAndLeavesItAsItIs() throws IOException {
        Map<String, String> before = files(library);
        StoredFigure figure = store.find(inLibrary).orElseThrow();

        assertThat(store.image(inLibrary, figure.whole())).isPresent();
        assertThat(all(10, 0).figures())
                .hasSize(3)
                .first()
                .extracting(StoredFigure::id)
                .isEqualTo(own);
        assertThat(all(10, 0).total()).isEqualTo(3);
        assertThat(Stream.of(0, 1, 2)
                        .flatMap(at -> all(1, at).figures().stream())
                        .map(StoredFigure::id))
                .as("pages of one")
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(all(10, 3).figures()).isEmpty();
        assertThat(store.isOnlyInLibrary(inLibrary)).isTrue();
        assertThat(store.isOnlyInLibrary(own)).isFalse();
        assertThat(files(library)).isEqualTo(before);
    }

    @Test
    void whatTheServerHasItselfComesFirst() throws IOException {
        Map<String, String> before = files(library);
        put(store, 1);

        assertThat(store.isOnlyInLibrary(inLibrary)).isFalse();
        assertThat(all(10, 0).figures()).extracting(StoredFigure::id).doesNotHaveDuplicates();
        store.delete(inLibrary);
        assertThat(store.find(inLibrary)).as("the library's is left").isPresent();
        assertThat(files(library)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.json", "result.json", "0.png"})
    void neverReturnsWhatIsDamaged(String name) throws IOException {
        StoredFigure sound = store.find(inLibrary).orElseThrow();
        Path file = library.resolve("figures")
                .resolve(inLibrary.hex().substring(0, 2))
                .resolve(inLibrary.hex())
                .resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        store.close();
        store = FigureStore.open(data, List.of(library), kinds, Clock.systemUTC());

        assertThat(store.find(inLibrary)).isEmpty();
        if (name.equals("0.png")) {
            assertThat(store.image(inLibrary, sound.whole())).isEmpty();
        }
        assertThat(all(10, 0).figures()).hasSize(2);
        put(store, 1);
        assertThat(store.find(inLibrary))
                .as("it is made again, in the server's own folder")
                .isPresent();
    }

    @Test
    void warnsOnceOfAFigureThatIsDamaged() throws IOException {
        Path result =
                library.resolve("figures/%s/%s/result.json".formatted(FinishedFigures.prefix(inLibrary), inLibrary));
        Files.writeString(result, "{");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(FinishedFigures.class);
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        try {
            FigureLibraries libraries = new FigureLibraries(List.of(library), kinds, Clock.systemUTC());
            assertThat(libraries.find(inLibrary)).isEmpty();
            assertThat(libraries.find(inLibrary)).isEmpty();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage()).contains(inLibrary.hex(), "damaged");
    }

    @Test
    void anIndexThatIsDamagedHidesFiguresFromTheListAlone() throws IOException {
        Files.writeString(
                library.resolve("index.db"), "not a database, but long enough to be taken for one".repeat(99));

        assertThat(all(10, 0).figures()).extracting(StoredFigure::id).containsExactly(own);
        assertThat(store.find(inLibrary)).isPresent();
    }

    @Test
    void aLibraryMayBeEmptyOrGoAway() throws IOException {
        FileTree.delete(library);
        assertThat(store.find(kinds.id(prepared(2).spec()))).isEmpty();
        assertThat(all(10, 0).figures()).extracting(StoredFigure::id).containsExactly(own);
        Files.createDirectories(library.resolve("figures/ab"));
        assertThat(store.find(kinds.id(prepared(2).spec()))).isEmpty();
    }

    @Test
    void readsALibraryThatIsBeingWritten() throws IOException {
        try (FigureStore writer = FigureStore.open(library, kinds, Clock.systemUTC())) {
            FigureId latest = put(writer, 4);
            assertThat(store.find(latest)).isPresent();
            assertThat(all(10, 0).figures()).hasSizeGreaterThanOrEqualTo(3);
            FigureId next = put(writer, 5);
            assertThat(store.find(next))
                    .flatMap(found -> Optional.of(found.id()))
                    .contains(next);
        }
        assertThat(all(10, 0).total()).isEqualTo(5);
    }
}
