package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographSetTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("set.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    @Test
    void givesAFolderAndAnArchiveOfTheSameFilesTheSameDigest() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("sea/b.png", bytes("two"));
        files.put("a.JPG", bytes("one"));
        Path photographs = folder.resolve("photographs");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(photographs.resolve(file.getKey()).getParent());
            Files.write(photographs.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(photographs.resolve("notes.txt"), "no photograph");
        Files.writeString(photographs.resolve(".hidden.png"), "no photograph");
        try (PhotographSet ofFolder = PhotographSet.of(photographs);
                PhotographSet ofArchive = PhotographSet.of(archive(files))) {
            assertThat(ofFolder.names()).containsExactly("a.JPG", "sea/b.png");
            assertThat(ofArchive.names()).isEqualTo(ofFolder.names());
            assertThat(ofArchive.bytes("sea/b.png")).isEqualTo(bytes("two"));
            assertThat(ofArchive.sha256()).isEqualTo(ofFolder.sha256());
            Files.write(photographs.resolve("a.JPG"), bytes("other"));
            assertThat(ofFolder.sha256()).isNotEqualTo(ofArchive.sha256());
        }
    }

    @Test
    void readsNoMoreOfAZipBombThanTheLargestPhotograph() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bomb.png"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(Files.size(file)).isLessThan(100_000);
        try (PhotographSet set = PhotographSet.of(file)) {
            assertThatThrownBy(() -> set.bytes("bomb.png"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file is larger than the 20 MB that a photograph may have");
        }
    }

    @Test
    void doesNotUseNamesAsPathsAndFollowsNoLinks() throws IOException {
        Path outside = Files.write(folder.resolve("outside.png"), bytes("secret"));
        String absolute = outside.toString();
        Map<String, byte[]> entries = Map.of("../outside.png", bytes("inside"), absolute, bytes("inside"));
        try (PhotographSet set = PhotographSet.of(archive(entries))) {
            assertThat(set.names()).containsExactly(absolute);
            assertThat(set.bytes(absolute)).isEqualTo(bytes("inside"));
        }
        Path photographs = Files.createDirectory(folder.resolve("linked"));
        Files.write(photographs.resolve("own.png"), bytes("own"));
        Files.createSymbolicLink(photographs.resolve("link.png"), outside);
        try (PhotographSet set = PhotographSet.of(photographs)) {
            assertThat(set.names()).containsExactly("own.png");
        }
    }

    @Test
    void saysWhatIsWrongWithASet() throws IOException {
        assertRefused(folder.resolve("nowhere"), "is not there");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "has no file that is named as a picture");
        assertRefused(Files.writeString(folder.resolve("text.zip"), "text"), "is neither a folder nor a zip archive");
        Path many = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(many);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= PhotographSet.MOST_PHOTOGRAPHS; i++) {
                zip.putNextEntry(new ZipEntry(i + ".png"));
            }
        }
        assertRefused(many, "a set may have at most 20000 photographs");
    }

    private static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> PhotographSet.of(path))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("photographs"))
                .hasMessageContaining(message);
    }
}
