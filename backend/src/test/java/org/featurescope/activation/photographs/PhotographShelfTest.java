package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.featurescope.activation.Networks;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
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

    /** Indexes of earlier versions are of no use any more. */
    @Test
    void deletesTheIndexesOfEarlierVersionsWhenItMakesOne() throws IOException {
        Path old = Files.createDirectories(folder.resolve("indexes/0123"));
        Files.write(old.resolve("layer-0.f32"), new byte[] {1});
        Network network = Networks.mini();
        try (PhotographSet samples = shelf.open("samples")) {
            shelf.activations(samples, network, List.of(Stages.layer(network, "conv2d0")), IndexListener.NONE);
        }
        assertThat(folder.resolve("indexes")).doesNotExist();
        assertThat(folder.resolve("activations")).isDirectory();
        assertThat(folder.resolve("sets/holidays/a.jpg")).exists();
    }

    @Test
    void noticesThatASetWasChanged() throws IOException {
        String before = shelf.sha256("holidays");
        assertThat(shelf.sha256("holidays")).isEqualTo(before);
        Files.write(folder.resolve("sets/holidays/a.jpg"), new byte[] {1, 2});
        assertThat(shelf.sha256("holidays")).isNotEqualTo(before);
        String archive = shelf.sha256("birds");
        Files.delete(folder.resolve("sets/birds.zip"));
        Files.createDirectories(folder.resolve("sets/birds"));
        Files.write(folder.resolve("sets/birds/b.jpg"), new byte[] {2});
        assertThat(shelf.sha256("birds")).isEqualTo(archive);
    }
}
