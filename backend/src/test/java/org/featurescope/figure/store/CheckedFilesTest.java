package org.featurescope.figure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.store.FigureFolder.DamagedException;
import org.featurescope.model.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] SOUND = {1, 2, 3, 4};
    private static final byte[] DAMAGED = {1, 2, 3, 5};
    private static final ImageFile FILE = new ImageFile("0.png", Sha256.of(SOUND), 1, 1);

    @TempDir
    private Path folder;

    private final CheckedFiles files = new CheckedFiles(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void writeASoundFile() throws IOException {
        write(SOUND, NOW.minusSeconds(60));
    }

    private void write(byte[] content, Instant modified) throws IOException {
        Path path = folder.resolve(FILE.name());
        Files.write(path, content);
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }

    @Test
    void doesNotHashAFileAgainThatHasTheSameSizeAndTime() throws Exception {
        assertThat(files.read(folder, FILE)).isEqualTo(SOUND);
        write(DAMAGED, NOW.minusSeconds(60));
        assertThat(files.read(folder, FILE)).isEqualTo(DAMAGED);
    }

    @Test
    void findsDamageThatChangesTheTimeOrTheSize() throws Exception {
        files.read(folder, FILE);
        write(DAMAGED, NOW.minusSeconds(59));
        assertThatThrownBy(() -> files.read(folder, FILE)).isInstanceOf(DamagedException.class);
        write(new byte[] {1, 2, 3}, NOW.minusSeconds(60));
        assertThatThrownBy(() -> files.read(folder, FILE)).isInstanceOf(DamagedException.class);
        Files.delete(folder.resolve(FILE.name()));
        assertThatThrownBy(() -> files.read(folder, FILE)).isInstanceOf(DamagedException.class);
    }

    @Test
    void hashesAFileAgainThatMayStillChangeWithinOneTick() throws Exception {
        write(SOUND, NOW.minusMillis(500));
        files.read(folder, FILE);
        write(DAMAGED, NOW.minusMillis(500));
        assertThatThrownBy(() -> files.read(folder, FILE)).isInstanceOf(DamagedException.class);
    }

    @Test
    void hashesAFileAgainThatMustHaveAnotherHash() throws Exception {
        files.read(folder, FILE);
        ImageFile other = new ImageFile(FILE.name(), Sha256.of(DAMAGED), 1, 1);
        assertThatThrownBy(() -> files.read(folder, other)).isInstanceOf(DamagedException.class);
    }
}
