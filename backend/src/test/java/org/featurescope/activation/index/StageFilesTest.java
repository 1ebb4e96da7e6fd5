package org.featurescope.activation.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.index.IndexFiles.Opener;
import org.featurescope.activation.index.IndexJournal.Progress;
import org.featurescope.model.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageFilesTest {
    private static final Stage STAGE = new Stage("conv", Stage.Kind.LAYER, List.of("conv"), "conv", 2, 1, 2, 3);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void keepsLargeValuesByAPowerOfTwo() throws IOException {
        int exponent;
        try (StageFiles files = StageFiles.open(folder, STAGE, Progress.NONE, Opener.DISK)) {
            files.append(List.of(new float[] {1, 2}), List.of(new float[] {1e6f, -3e5f, 0, 7}));
            files.append(List.of(new float[] {3, 4}), List.of(new float[] {1e9f, 1, 1, 1}));
            exponent = files.exponent();
        }
        assertThat(Math.scalb(1e6, exponent)).isBetween(8.0, 16.0);
        float[] values = values(2, exponent);
        assertThat(values[0]).isCloseTo(1e6f, within(500f));
        assertThat(values[1]).isCloseTo(-3e5f, within(150f));
        assertThat(values[2]).isZero();
        assertThat(values[3]).isCloseTo(7, within(0.004f));
        assertThat(values[4]).isCloseTo(1e9f, within(5e5f));
        MappedRecords means = new MappedRecords(IndexFiles.means(folder, "conv"), 2, IndexFiles.bytesOfMeans(STAGE));
        assertThat(means.record(1).getFloat(4)).isEqualTo(4);
    }

    @Test
    void leavesSmallValuesAsTheyAre() throws IOException {
        try (StageFiles files = StageFiles.open(folder, STAGE, Progress.NONE, Opener.DISK)) {
            files.append(List.of(new float[2]), List.of(new float[] {15.5f, 0, 1e-3f, -2}));
            assertThat(files.exponent()).isZero();
            // a stage that the first photographs do not excite
            files.append(List.of(new float[2]), List.of(new float[] {60_000, 0, 0, 0}));
        }
        assertThat(values(2, 0)[4]).isEqualTo(60_000f);
    }

    @Test
    void refusesAValueBeyondTheRangeAndNamesTheStage() throws IOException {
        try (StageFiles files = StageFiles.open(folder, STAGE, Progress.NONE, Opener.DISK)) {
            files.append(List.of(new float[2]), List.of(new float[] {1, 2, 3, 4}));
            assertThatThrownBy(() -> files.append(List.of(new float[2]), List.of(new float[] {0, 0, 70_000, 0})))
                    .isInstanceOf(ActivationException.class)
                    .hasMessageContaining("the value 70000.0 at conv");
            assertThat(files.records()).isOne();
        }
    }

    @Test
    void cutsOffWhatTheJournalDoesNotSpeakOf() throws IOException {
        try (StageFiles files = StageFiles.open(folder, STAGE, Progress.NONE, Opener.DISK)) {
            files.append(List.of(new float[] {1, 2}), List.of(new float[] {1, 2, 3, 4}));
            files.append(List.of(new float[] {3, 4}), List.of(new float[] {5, 6, 7, 8}));
        }
        Progress first = new Progress(1, 1, 0);
        assertThat(StageFiles.sound(folder, STAGE, first)).isEqualTo(first);
        try (StageFiles files = StageFiles.open(folder, STAGE, first, Opener.DISK)) {
            files.append(List.of(new float[] {30, 40}), List.of(new float[] {50, 60, 70, 80}));
        }
        assertThat(values(2, 0)).containsExactly(1, 2, 3, 4, 50, 60, 70, 80);
        assertThat(Files.size(IndexFiles.means(folder, "conv"))).isEqualTo(16);
    }

    @Test
    void countsNothingOfAFileThatIsTooShort() throws IOException {
        Progress two = new Progress(5, 2, 0);
        assertThat(StageFiles.sound(folder, STAGE, two)).isEqualTo(Progress.NONE);
        Files.write(IndexFiles.means(folder, "conv"), new byte[16]);
        Files.write(IndexFiles.values(folder, "conv"), new byte[15]);
        assertThat(StageFiles.sound(folder, STAGE, two)).isEqualTo(Progress.NONE);
        Files.write(IndexFiles.values(folder, "conv"), new byte[16]);
        assertThat(StageFiles.sound(folder, STAGE, two)).isEqualTo(two);
    }

    private float[] values(int records, int exponent) {
        MappedRecords mapped =
                new MappedRecords(IndexFiles.values(folder, "conv"), records, IndexFiles.bytesOfValues(STAGE));
        float[] values = new float[4 * records];
        for (int record = 0; record < records; record++) {
            ByteBuffer bytes = mapped.record(record);
            for (int i = 0; i < 4; i++) {
                values[4 * record + i] = Math.scalb(Half.toFloat(bytes.getShort(2 * i)), -exponent);
            }
        }
        return values;
    }
}
