package org.featurescope.bench.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.bench.measure.Machine;
import org.featurescope.optimize.Tuning;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MachineFileTest {
    private static final String PROCESSOR = "A fast one, 4 cores";
    private static final Tuning CHOSEN = new Tuning(16, 3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void readsWhatItWrote() throws IOException {
        write();
        assertThat(MachineFile.read(data, PROCESSOR).tuning()).isEqualTo(CHOSEN);
        assertThat(MachineFile.read(data, PROCESSOR).problem()).isEmpty();
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve(MachineFile.NAME));
        }
    }

    @Test
    void usesTheDefaultWithoutAFileAndReportsNoProblem() {
        assertThat(MachineFile.read(data, PROCESSOR).tuning()).isEqualTo(Tuning.DEFAULT);
        assertThat(MachineFile.read(data, PROCESSOR).problem()).isEmpty();
    }

    @Test
    void aTuningOfAnotherProcessorIsNotUsed() {
        write();
        assertThatTheDefaultIsUsed(MachineFile.read(data, "Another, 4 cores"), PROCESSOR);
    }

    @Test
    void aJsonNullIsReported() throws IOException {
        Files.writeString(data.resolve(MachineFile.NAME), "null");
        assertThatTheDefaultIsUsed(MachineFile.read(data, PROCESSOR), "it has another format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "no json\nat all", "{\"format\": \"featurescope tuning 2\"}"})
    void aFileWithoutATuningIsReportedInOneLine(String content) throws IOException {
        Files.writeString(data.resolve(MachineFile.NAME), content);
        assertThatTheDefaultIsUsed(MachineFile.read(data, PROCESSOR), "was not written by featurescope tune");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"batch\" : 16        | \"batch\" : 0",
                "\"batch\" : 16        | \"batch\" : 100000",
                "\"batch\" : 16        | \"batch\" : null",
                "\"batch\" : 16        | \"batches\" : 16",
                "\"lanes\" : 3         | \"lanes\" : 0",
                "\"lanes\" : 3         | \"lanes\" : 5000",
                "\"lanes\" : 3         | \"lanes\" : \"many\"",
                "\"lanes\" : 3         | \"threads\" : 3",
                "tuning 2              | tuning 1",
                "61.5                  | -1",
                "\"date\"              | \"day\"",
            })
    void aChangedFileIsReportedInOneLine(String from, String to) throws IOException {
        write();
        Path file = data.resolve(MachineFile.NAME);
        String whole = Files.readString(file);
        assertThat(whole).contains(from);
        Files.writeString(file, whole.replace(from, to));
        assertThatTheDefaultIsUsed(MachineFile.read(data, PROCESSOR), file.toString());
    }

    @Test
    void aTruncatedFileIsReportedWhateverItsLength() throws IOException {
        write();
        Path file = data.resolve(MachineFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatTheDefaultIsUsed(MachineFile.read(data, PROCESSOR), file.toString());
        }
    }

    @Test
    void aFolderInPlaceOfTheFileIsReported() throws IOException {
        Files.createDirectory(data.resolve(MachineFile.NAME));
        assertThatTheDefaultIsUsed(MachineFile.read(data, PROCESSOR), "cannot be read");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        data = Files.writeString(data.resolve("file"), "no folder");
        assertThatThrownBy(this::write)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("file");
    }

    private static void assertThatTheDefaultIsUsed(MachineFile.Found found, String why) {
        assertThat(found.tuning()).isEqualTo(Tuning.DEFAULT);
        assertThat(found.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains(why)
                        .contains("featurescope tune --data")
                        .doesNotContain("\n"));
    }

    private void write() {
        Machine machine = new Machine(PROCESSOR, "fma", "Linux", "Featurescope 1", LocalDate.of(2026, 1, 2));
        List<TuningMeasurement> measured = List.of(
                new TuningMeasurement(2, 16, List.of(50.25, 50.5)),
                new TuningMeasurement(CHOSEN.parallelBatches(), 16, List.of(61.5, 62.0)));
        MachineFile.write(data, machine, "mini-inception", "mixed4c", 128, CHOSEN, measured);
    }
}
