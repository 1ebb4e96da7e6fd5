package org.featurescope.figure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.kind.TestKinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deleted figure can be brought back for a while, as it was. */
final class FigureTrashTest {
    private final Kinds kinds = TestKinds.quick();
    private final HeldTime time = new HeldTime();
    private final PreparedFigure prepared =
            new SpecReader(kinds, Networks.catalogue()).fromQuery("kind=channel&unit=mixed4c:1&size=32&steps=2");
    private final FigureId id = kinds.id(prepared.spec());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private FigureStore open() {
        return FigureStore.open(data, kinds, time);
    }

    private StoredFigure make(FigureStore store) throws IOException {
        store.accept(id, prepared.spec());
        return store.put(id, prepared.spec(), prepared.recipe().make(RecipeListener.NONE));
    }

    private static FigureId id(int number) {
        return FigureId.parse("%064x".formatted(number));
    }

    /** A folder as that of a figure, to be deleted. */
    private Path folder(int number) throws IOException {
        Path folder = Files.createDirectories(data.resolve("f" + number));
        Files.writeString(folder.resolve("file"), "text");
        return folder;
    }

    private long kept() throws IOException {
        try (Stream<Path> folders = Files.list(data.resolve("trash"))) {
            return folders.count();
        }
    }

    @Test
    void aDeletedFigureComesBackAsItWasAlsoAfterARestart() throws IOException {
        StoredFigure made;
        try (FigureStore store = open()) {
            made = make(store);
            store.delete(id);
            assertThat(store.find(id)).isEmpty();
            assertThat(store.asked(id)).isEmpty();
        }
        time.pass(FigureTrash.LONGEST.minusHours(1));
        try (FigureStore store = open()) {
            assertThat(store.find(id)).isEmpty();
            assertThat(store.restore(id).orElseThrow().createdAt()).isEqualTo(made.createdAt());
            assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DONE);
            assertThat(store.list(
                                    FigureQuery.of(
                                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                                    10,
                                    0)
                            .total())
                    .isEqualTo(1);
            assertThat(store.restore(id)).as("a second time").isEmpty();
        }
    }

    @Test
    void afterAWhileItIsDeletedForGood() throws IOException {
        try (FigureStore store = open()) {
            make(store);
            store.delete(id);
            time.pass(FigureTrash.LONGEST.plusHours(1));
            assertThat(store.restore(id)).isEmpty();
        }
        assertThat(kept()).isZero();
    }

    @Test
    void whatWasMadeAgainIsNotReplaced() throws IOException {
        try (FigureStore store = open()) {
            make(store);
            store.delete(id);
            make(store);
            assertThat(store.restore(id)).isEmpty();
            assertThat(store.find(id)).isPresent();
            store.delete(id);
            assertThat(store.restore(id)).isPresent();
        }
    }

    @Test
    void keepsTheLatest() throws IOException {
        FigureTrash trash = new FigureTrash(data.resolve("trash"), time);
        for (int figure = 0; figure < FigureTrash.MOST + 5; figure++) {
            trash.add(id(figure), folder(figure));
            time.pass(Duration.ofSeconds(2));
        }
        assertThat(kept()).isEqualTo(FigureTrash.MOST);
        assertThat(trash.restore(id(4), data.resolve("back"))).isFalse();
        assertThat(trash.restore(id(5), data.resolve("back"))).isTrue();
        assertThat(data.resolve("back/file")).content().isEqualTo("text");
    }

    @Test
    void hasNothingOfAFigureWithoutFiles() {
        FigureTrash trash = new FigureTrash(data.resolve("trash"), time);
        assertThatThrownBy(() -> trash.add(id(1), data.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
