package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.Networks;
import org.featurescope.activation.index.IndexFiles;
import org.featurescope.files.FileTree;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an index is interrupted, its files have the same bytes in the end. */
class ContinuedIndexTest {
    private static final Network NETWORK = Networks.mini();
    private static final List<Stage> STAGES = List.of(
            Stages.stage(NETWORK, "mixed4c-before-relu"),
            Stages.stage(NETWORK, "mixed4c_3x3"),
            Stages.stage(NETWORK, "avgpool"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private Path photographs;

    @SuppressWarnings("NullAway.Init") // before each
    private Map<String, byte[]> whole;

    @BeforeEach
    void makeWhole() throws IOException {
        photographs = RandomPhotographs.in(folder.resolve("photographs"));
        index(indexes("whole"), STAGES, IndexListener.NONE);
        whole = data("whole");
        assertThat(whole).hasSize(2 * STAGES.size());
    }

    private ActivationIndexes indexes(String name) {
        return new ActivationIndexes(folder.resolve(name));
    }

    /** Files are forced after each batch. */
    private ActivationIndexes forcing(String name, IndexFiles.Opener opener) {
        AtomicLong hours = new AtomicLong();
        return new ActivationIndexes(
                folder.resolve(name),
                new SetDigests(),
                new IndexWriter.Environment(opener, () -> TimeUnit.HOURS.toNanos(hours.incrementAndGet())));
    }

    private ActivationIndex index(ActivationIndexes indexes, List<Stage> stages, IndexListener listener) {
        try (PhotographSet set = PhotographSet.of(photographs)) {
            return indexes.of(set, NETWORK, stages, listener);
        }
    }

    private Map<String, byte[]> data(String name) throws IOException {
        Map<String, byte[]> data = new TreeMap<>();
        for (Path file : files(name)) {
            String fileName = String.valueOf(file.getFileName());
            if (fileName.contains(".means.") || fileName.contains(".values.")) {
                data.put(fileName, Files.readAllBytes(file));
            }
        }
        return data;
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void assertWhole(String name) throws IOException {
        Map<String, byte[]> data = data(name);
        assertThat(data.keySet()).isEqualTo(whole.keySet());
        data.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(whole.get(file)));
    }

    /** Cancels after a number of batches. */
    private static final class Patience implements IndexListener {
        final List<Integer> progress = new ArrayList<>();
        private final int batches;

        Patience(int batches) {
            this.batches = batches;
        }

        @Override
        public boolean cancelled() {
            return progress.size() >= batches;
        }

        @Override
        public void progress(int done, int all) {
            progress.add(done);
        }
    }

    @Test
    void isContinuedWhereItWasCancelled() throws IOException {
        ActivationIndexes indexes = indexes("cancelled");
        assertThatThrownBy(() -> index(indexes, STAGES, new Patience(1)))
                .isInstanceOf(CancelledIndexException.class)
                .hasMessage("cancelled after 8 of 28 photographs");
        // another process goes on
        Patience second = new Patience(2);
        assertThatThrownBy(() -> index(indexes("cancelled"), STAGES, second))
                .isInstanceOf(CancelledIndexException.class)
                .hasMessage("cancelled after 16 of 28 photographs");
        assertThat(second.progress).containsExactly(8, 16);
        Patience third = new Patience(9);
        ActivationIndex index = index(indexes("cancelled"), STAGES, third);

        assertThat(third.progress).containsExactly(16, 24, 28);
        assertThat(index.names()).hasSize(18);
        assertThat(index.skipped().stream().map(ActivationIndex.Skipped::name))
                .containsExactly(
                        "00.png", "13.png", "16.png", "17.png", "18.png", "19.png", "20.png", "21.png", "22.png",
                        "23.png");
        assertWhole("cancelled");
    }

    @Test
    void survivesThatItsFilesAreCutAnywhere() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 6; attempt++) {
            String name = "killed-" + attempt;
            assertThatThrownBy(() -> index(forcing(name, IndexFiles.Opener.DISK), STAGES, new Patience(3)))
                    .isInstanceOf(CancelledIndexException.class);
            for (Path file : files(name)) {
                String fileName = String.valueOf(file.getFileName());
                if (!fileName.equals("lock") && !fileName.equals("index.json") && random.nextInt(3) > 0) {
                    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                        open.setLength((long) (open.length() * 1.2 * random.nextDouble()));
                    }
                }
            }
            assertThat(index(indexes(name), STAGES, IndexListener.NONE).names())
                    .as("seed %d, attempt %d", seed, attempt)
                    .hasSize(18);
            assertWhole(name);
        }
    }

    @Test
    void aStageIsAddedWhenItIsAskedForAndTheOthersAreContinued() throws IOException {
        ActivationIndexes indexes = indexes("added");
        assertThatThrownBy(() -> index(indexes, STAGES.subList(0, 1), new Patience(2)))
                .isInstanceOf(CancelledIndexException.class);
        index(indexes, STAGES.subList(1, 2), IndexListener.NONE);
        Patience all = new Patience(9);
        index(indexes, STAGES, all);

        assertThat(all.progress).containsExactly(8, 16, 24, 28);
        assertWhole("added");
        Patience found = new Patience(9);
        index(indexes, STAGES.subList(2, 3), found);
        assertThat(found.progress).isEmpty();
        try (Stream<Path> folders = Files.list(folder.resolve("added"))) {
            assertThat(folders).hasSize(1);
        }
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsSpace() throws IOException {
        AtomicLong quota = new AtomicLong(100_000);
        IndexFiles.Opener limited = file -> new LimitedFile(IndexFiles.Opener.DISK.open(file), quota);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> index(forcing("full", limited), STAGES, IndexListener.NONE))
                    .isInstanceOf(ActivationException.class)
                    .hasMessageContaining("The activations cannot be written. The disk is full.")
                    .hasMessageNotContaining(folder.toString())
                    .hasMessageContaining("the next attempt continues it");
            quota.set(40_000);
        }
        quota.set(Long.MAX_VALUE);
        index(forcing("full", limited), STAGES, IndexListener.NONE);
        assertWhole("full");
    }

    @Test
    void severalWritersAtTheSameTimeMakeOneIndex() throws Exception {
        List<CompletableFuture<ActivationIndex>> writers = new ArrayList<>();
        AtomicInteger batches = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            // each as in a process of its own
            writers.add(CompletableFuture.supplyAsync(
                    () -> index(indexes("together"), STAGES, (done, all) -> batches.incrementAndGet())));
        }
        for (CompletableFuture<ActivationIndex> writer : writers) {
            assertThat(writer.get(2, TimeUnit.MINUTES).names()).hasSize(18);
        }
        assertThat(batches.get()).isEqualTo(4);
        assertWhole("together");
    }

    @Test
    void saysWhichPhotographWasDeletedMeanwhile() throws IOException {
        Path deleted = photographs.resolve("26.png");
        byte[] bytes = Files.readAllBytes(deleted);
        ActivationIndexes indexes = indexes("deleted");
        IndexListener deleting = new IndexListener() {
            @Override
            public boolean cancelled() {
                // before the batch of this photograph is decoded
                delete(deleted);
                return false;
            }

            @Override
            public void progress(int done, int all) {}
        };
        assertThatThrownBy(() -> index(indexes, STAGES, deleting))
                .isInstanceOf(ActivationException.class)
                .hasMessageContaining("the photograph 26.png was changed or deleted while the set was indexed");

        Files.write(deleted, bytes);
        Patience again = new Patience(9);
        index(indexes, STAGES, again);
        assertThat(again.progress).endsWith(28);
        assertWhole("deleted");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Not even a change that leaves size and date as they are goes into an index of other photographs. */
    @Test
    void aChangedSetHasAnotherIndex() throws IOException {
        Path changed = photographs.resolve("01.png");
        FileTime date = Files.getLastModifiedTime(changed);
        byte[] bytes = Files.readAllBytes(changed);
        ActivationIndexes indexes = indexes("whole");
        index(indexes, STAGES, IndexListener.NONE);
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        Files.setLastModifiedTime(changed, date);

        assertThatThrownBy(() -> index(indexes, List.of(Stages.layer(NETWORK, "mixed3a")), IndexListener.NONE))
                .isInstanceOf(ActivationException.class)
                .hasMessageContaining("the photograph 01.png was changed");
        index(indexes, STAGES, IndexListener.NONE);

        try (Stream<Path> folders = Files.list(folder.resolve("whole"))) {
            assertThat(folders).hasSize(2);
        }
    }

    @Test
    void saysThatItsFolderWasDeletedMeanwhile() throws IOException {
        ActivationIndexes indexes = indexes("lost");
        assertThatThrownBy(() -> index(indexes, STAGES, (done, all) -> {
                    try {
                        FileTree.delete(folder.resolve("lost"));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(ActivationException.class)
                .hasMessageContaining("the folder of activations was changed or deleted while it was written");
        index(indexes, STAGES, IndexListener.NONE);
        assertWhole("lost");
    }
}
