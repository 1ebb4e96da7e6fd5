package org.featurescope.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFResourceExhaustedException;

class FailureReasonTest {
    @Test
    void namesTheMemoryTheDiskAndTheFolder() {
        assertThat(FailureReason.of(new OutOfMemoryError())).startsWith("The server has too little memory");
        assertThat(FailureReason.of(new TFResourceExhaustedException("OOM when allocating tensor")))
                .startsWith("The server has too little memory");
        assertThat(FailureReason.of(new UncheckedIOException(new IOException("No space left on device"))))
                .startsWith("The disk is full.");
        assertThat(FailureReason.of(new UncheckedIOException(new AccessDeniedException("/home/ada/x"))))
                .isEqualTo("The server cannot read or write its data folder.");
    }

    @Test
    void namesTheOperationOfTheNetwork() {
        assertThat(FailureReason.of(
                        new TFInvalidArgumentException("Op type not registered 'Fft9' in binary running on host7.")))
                .isEqualTo("The network has the operation Fft9, which this version of TensorFlow does not know.");
        assertThat(FailureReason.of(new TFInvalidArgumentException(
                        "Incompatible shapes: [1,2] vs. [3] at /opt/tf\n\t [[{{node mixed4c/concat}}]]")))
                .isEqualTo("The operation mixed4c/concat failed.");
    }

    @Test
    void repeatsWhatIsWrittenForReaders() {
        assertThat(FailureReason.of(
                        new IllegalStateException("x", new NotFoundException("layer", "there is no layer b"))))
                .isEqualTo("There is no layer b.");
    }

    @Test
    void tellsNothingOfTheMachine(@TempDir Path folder) {
        for (Throwable failure : List.of(
                new IllegalStateException(folder.toString()),
                new TFInvalidArgumentException("running on host7 in " + folder),
                new UncheckedIOException(folder.toString(), new IOException(folder.toString())))) {
            assertThat(FailureReason.of(failure)).isEqualTo("It ended with an error that the server did not expect.");
        }
    }
}
