package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotographShelfTest {
    private Path folder = Path.of("");
    private PhotographShelf shelf = new PhotographShelf(folder);

    @BeforeEach
    void fill(@TempDir Path empty) throws IOException {
        folder = empty;
        Path holidays = Files.createDirectories(folder.resolve("sets/holidays"));
        Files.write(holidays.resolve("a.jpg"), new byte[] {1});
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("sets/birds.zip")))) {
            zip.putNextEntry(new ZipEntry("b.jpg"));
            zip.write(2);
        }
        Files.write(folder.resolve("sets/notes.txt"), new byte[] {3});
        Files.write(folder.resolve("secret.jpg"), new byte[] {4});
        shelf = new PhotographShelf(folder);
    }

    @Test
    void namesFoldersAndArchivesAfterThoseOfTheProduct() {
        assertThat(shelf.names()).containsExactly("commons", "samples", "birds", "holidays");
        assertThat(new PhotographShelf(folder.resolve("nowhere")).names()).containsExactly("commons", "samples");
    }

    @Test
    void aFolderCannotTakeTheNameOfASetOfTheProduct() throws IOException {
        Path own = Files.createDirectories(folder.resolve("sets/commons"));
        Files.write(own.resolve("a.jpg"), new byte[] {1});
        assertThat(shelf.names()).containsExactly("commons", "samples", "birds", "holidays");
        try (PhotographSet commons = shelf.open("commons")) {
            assertThat(commons.names()).hasSize(240);
        }
    }

    @Test
    void opensTheSetsThatItNames() {
        try (PhotographSet birds = shelf.open("birds");
                PhotographSet holidays = shelf.open("holidays");
                PhotographSet commons = shelf.open("commons");
                PhotographSet samples = shelf.open("samples")) {
            assertThat(birds.names()).containsExactly("b.jpg");
            assertThat(holidays.names()).containsExactly("a.jpg");
            assertThat(commons.names()).contains("mammals/alpaca.jpg");
            assertThat(samples.names()).contains("chelsea");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../sets", "notes", "holidays/", "birds.zip", "", "/etc"})
    void opensNothingElse(String name) {
        assertThatThrownBy(() -> shelf.open(name))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("commons, samples, birds, holidays");
    }
}
