package org.featurescope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencePhotographsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path archive;

    @BeforeEach
    void writeArchive() throws IOException {
        archive = folder.resolve("photographs.tar");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
            add(tar, "./", new byte[0]);
            add(tar, "./first.png", PngEncoder.encode(picture(10)));
            add(tar, "readme.txt", "not a picture".getBytes(StandardCharsets.US_ASCII));
            add(tar, "a/second.PNG", PngEncoder.encode(picture(20)));
        }
    }

    @Test
    void readsThePicturesOfATarArchiveInOrder() {
        try (ReferencePhotographs photographs = ReferencePhotographs.open(archive)) {
            assertThat(photographs.title()).isEqualTo("photographs.tar");
            assertThat(photographs.all()).toIterable().containsExactly(picture(10), picture(20));
            assertThat(photographs.all()).toIterable().as("read again").hasSize(2);
        }
    }

    @Test
    void readsThePicturesOfAFolder() throws IOException {
        Files.write(folder.resolve("one.png"), PngEncoder.encode(picture(30)));
        try (ReferencePhotographs photographs = ReferencePhotographs.open(folder)) {
            assertThat(photographs.all()).toIterable().containsExactly(picture(30));
        }
    }

    @Test
    void readsTheSamplesOfTheProduct() {
        try (ReferencePhotographs photographs = ReferencePhotographs.open(null)) {
            assertThat(photographs.all()).hasNext();
        }
    }

    @Test
    void rejectsATruncatedArchive() throws IOException {
        int twoHeadersAndAPart = 2 * 512 + 20;
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), twoHeadersAndAPart));
        assertThatThrownBy(this::readAll)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void rejectsAFileThatIsNoArchive() throws IOException {
        Files.writeString(archive, "not a tar archive ".repeat(40));
        assertThatThrownBy(this::readAll)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("photographs.tar cannot be read");
    }

    private void readAll() {
        try (ReferencePhotographs photographs = ReferencePhotographs.open(archive)) {
            for (Iterator<RgbImage> all = photographs.all(); all.hasNext(); ) {
                all.next();
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static RgbImage picture(int level) {
        byte[] pixels = new byte[8 * 8 * 3];
        Arrays.fill(pixels, (byte) level);
        return new RgbImage(8, 8, pixels);
    }
}
