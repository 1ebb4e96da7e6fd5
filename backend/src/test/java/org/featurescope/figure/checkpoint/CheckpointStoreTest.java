package org.featurescope.figure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.optimize.CheckpointReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of interrupted figures is found again, or not used. */
final class CheckpointStoreTest {
    private static final FigureId ID = id(1);
    private static final String ENGINE = "version 1, batches of 16";

    private static final int MOST_BYTES = 1 << 20;

    private final HeldTime time = new HeldTime();
    private Path folder;
    private CheckpointStore store;

    @BeforeEach
    void open(@TempDir Path data) {
        folder = data.resolve("checkpoints");
        store = open(ENGINE);
    }

    private CheckpointStore open(String engine) {
        return CheckpointStore.open(folder, engine, time, MOST_BYTES);
    }

    private static FigureId id(int number) {
        return FigureId.parse("%064x".formatted(number));
    }

    private static float[] values(int count) {
        float[] values = new float[count];
        for (int at = 0; at < count; at++) {
            values[at] = at;
        }
        return values;
    }

    private void keep(FigureId id, int count) {
        store.keep(id, writer -> writer.numbers(values(count)));
    }

    private Optional<float[]> found(CheckpointStore in, FigureId id, int count) throws IOException {
        Optional<CheckpointReader> reader = in.find(id);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        try (CheckpointReader open = reader.get()) {
            return Optional.of(open.floats(count));
        }
    }

    @Test
    void findsTheLatestStateInAnotherProcess() throws IOException {
        assertThat(found(store, ID, 1)).isEmpty();
        keep(ID, 3);
        keep(ID, 40_000);
        assertThat(found(open(ENGINE), ID, 40_000)).hasValue(values(40_000));
        store.delete(ID);
        assertThat(found(store, ID, 40_000)).isEmpty();
    }

    @Test
    void doesNotUseTheStateOfAnotherEngineOrFigure() throws IOException {
        keep(ID, 3);
        Files.copy(file(ID), file(id(2)));
        assertThat(found(store, id(2), 3)).isEmpty();
        assertThat(found(open("version 2, batches of 16"), ID, 3)).isEmpty();
        assertThat(file(ID)).as("it is of no use any more").doesNotExist();
    }

    @Test
    void doesNotUseAFileOfWhichOneByteIsOtherOrMissing() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        for (int time = 0; time < 50; time++) {
            keep(ID, 100);
            byte[] bytes = Files.readAllBytes(file(ID));
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(ID), bytes);
            assertThat(found(store, ID, 100)).as("byte %d", at).isEmpty();
            keep(ID, 100);
            Files.write(file(ID), Arrays.copyOf(Files.readAllBytes(file(ID)), at));
            assertThat(found(store, ID, 100)).as("%d bytes", at).isEmpty();
        }
    }

    @Test
    void aLengthIsCheckedBeforeMemoryIsAllocated() throws IOException {
        store.keep(ID, writer -> writer.number(Integer.MAX_VALUE));
        try (CheckpointReader reader = store.find(ID).orElseThrow()) {
            assertThat(catchThrowable(() -> reader.floats(Integer.MAX_VALUE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("0 are left");
        }
    }

    @Test
    void keepsNothingForLongerThanAWeek() throws IOException {
        keep(ID, 3);
        time.pass(CheckpointStore.LONGEST.minus(Duration.ofMinutes(1)));
        assertThat(found(open(ENGINE), ID, 3)).isPresent();
        time.pass(Duration.ofMinutes(2));
        assertThat(found(store, ID, 3)).isEmpty();
        keep(ID, 3);
        time.pass(CheckpointStore.LONGEST.plusMinutes(1));
        open(ENGINE);
        assertThat(file(ID)).doesNotExist();
    }

    @Test
    void ofTooManyBytesTheOldestGo() throws IOException {
        int quarter = MOST_BYTES / 4 / Float.BYTES;
        for (int number = 1; number <= 5; number++) {
            keep(id(number), quarter - 1000);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(file(id(1))).doesNotExist();
        assertThat(file(id(2))).exists();
        keep(id(6), 5 * quarter);
        assertThat(file(id(6))).as("one that is too large alone").doesNotExist();
        assertThat(file(id(5))).exists();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void deletesLeftoversOfAProcessThatWasKilled() throws IOException {
        Path leftover = Files.write(folder.resolve(".featurescope-1.new"), new byte[3]);
        open(ENGINE);
        assertThat(leftover).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsNotKept() throws IOException {
        keep(ID, 3);
        store.keep(ID, writer -> {
            throw new IOException("No space left on device");
        });
        assertThat(found(store, ID, 3)).as("the earlier one").isPresent();
        Files.delete(file(ID));
        Files.delete(folder);
        keep(ID, 3);
        assertThat(found(store, ID, 3)).isEmpty();
    }

    private Path file(FigureId id) {
        return folder.resolve(id.hex() + ".checkpoint");
    }
}
