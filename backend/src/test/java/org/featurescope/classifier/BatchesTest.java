package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.featurescope.tensor.TensorValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of one class have no red and those of the other no blue, so a mixture shows by its colours. */
final class BatchesTest {
    private static final int PIXELS = 32 * 32;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private PictureSheet sheet() throws IOException {
        Path pictures = ColouredPictures.write(folder.resolve("pictures"), 8, 1);
        Path file = folder.resolve("pictures.sheet");
        PictureSheet.write(file, 32, List.of(pictures), Classes.in(pictures), List.of(), skipped -> {});
        return PictureSheet.open(file);
    }

    private void batch(double mixed, Checked checked) throws IOException, InterruptedException {
        TrainingSettings settings = ColouredPictures.mixedSettings(mixed);
        try (PictureSheet sheet = sheet();
                Batches batches = new Batches(sheet, Optional.empty(), settings, 2, 0);
                Batches.Batch batch = batches.next()) {
            float[] targets = TensorValues.of(batch.targets());
            float[] values = TensorValues.of(batch.pictures());
            for (int i = 0; i < settings.batch(); i++) {
                double redder = 0;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    int at = (i * PIXELS + pixel) * 3;
                    redder += (values[at] - values[at + 2]) / PIXELS;
                }
                checked.picture(redder, targets[2 * i], targets[2 * i + 1]);
            }
        }
    }

    /** Receives how much redder than blue a picture is, and the targets of the classes blue and red. */
    private interface Checked {
        void picture(double redder, float blue, float red);
    }

    @Test
    void aPictureIsOfOneClass() throws IOException, InterruptedException {
        batch(0, (redder, blue, red) -> {
            assertThat(Math.max(blue, red)).isCloseTo(0.95f, within(1e-5f));
            assertThat(redder > 0).isEqualTo(red > blue);
        });
    }

    @Test
    void aMixedPictureHasTheTargetsOfBothInTheSameShares() throws IOException, InterruptedException {
        int[] mixtures = {0};
        batch(1, (redder, blue, red) -> {
            assertThat(blue + red).isCloseTo(1, within(1e-5f));
            if (Math.min(blue, red) > 0.1) {
                mixtures[0]++;
            }
            // the colours are 100 apart, times the random saturation, brightness and contrast
            assertThat(redder).isCloseTo(100 * (red - blue) / 0.9, within(65.0));
        });
        assertThat(mixtures[0]).isPositive();
    }

    /** A teacher that was closed fails when it is asked. */
    @Test
    void asksTheTeacherOnlyIfAPictureIsTaught() throws IOException, InterruptedException {
        Network network = Networks.catalogue().network("mini-inception");
        List<String> labels = network.labels().subList(0, 2);
        Teacher closed = new Teacher(network, 64, 1, new Classes(labels, labels));
        closed.close();
        try (PictureSheet sheet = sheet();
                Batches untaught = new Batches(sheet, Optional.of(closed), ColouredPictures.taughtSettings(0), 2, 0);
                Batches taught = new Batches(sheet, Optional.of(closed), ColouredPictures.taughtSettings(0.3), 2, 0);
                Batches.Batch batch = untaught.next()) {
            assertThat(TensorValues.of(batch.targets()))
                    .hasSize(2 * ColouredPictures.taughtSettings(0).batch());
            assertThatThrownBy(taught::next).isInstanceOf(IllegalStateException.class);
        }
    }
}
