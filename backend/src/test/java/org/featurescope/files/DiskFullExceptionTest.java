package org.featurescope.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiskFullExceptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "There is not enough space on the disk", "Disk quota exceeded"})
    void knowsTheWordsOfOperatingSystems(String words) {
        IOException thrown = new FileSystemException("/data/x", null, words);
        assertThat(DiskFullException.isCauseOf(thrown)).isTrue();
        assertThat(DiskFullException.isCauseOf(new IllegalStateException(new UncheckedIOException(thrown))))
                .isTrue();
    }

    @Test
    void isNoCauseOfOtherErrors() {
        assertThat(DiskFullException.isCauseOf(new IOException("Connection reset")))
                .isFalse();
        assertThat(DiskFullException.isCauseOf(new IllegalStateException("No space left on device")))
                .as("words that no file system said")
                .isFalse();
    }

    @Test
    void namesWhatHelps() {
        assertThat(DiskFullException.below(64L << 20))
                .hasMessageContaining("64 MB")
                .hasMessageContaining("Delete");
    }
}
