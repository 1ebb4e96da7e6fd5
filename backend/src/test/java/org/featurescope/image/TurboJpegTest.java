package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegTest {
    @ParameterizedTest
    @ValueSource(strings = {"acanthus-mollis.jpg", "hubble_deep_field.jpg", "thumbnails/rocket.jpg"})
    void readsAPhotographToTheSameNumbersAsThePlatform(String name) throws IOException {
        byte[] file = Pictures.resource("/org/featurescope/web/static/samples/" + name);
        assertThat(TurboJpeg.read(file)).contains(BufferedImages.toRgb(ImageIO.read(new ByteArrayInputStream(file))));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0.9", "2, 37, 53, 0.3", "3, 64, 48, 0.75", "4, 201, 200, 1"})
    void readsNoiseToTheSameNumbersAsThePlatform(long seed, int height, int width, float quality) throws IOException {
        byte[] file = Pictures.noisyJpeg(seed, height, width, quality);
        assertThat(TurboJpeg.read(file)).contains(BufferedImages.toRgb(ImageIO.read(new ByteArrayInputStream(file))));
    }

    @Test
    void refusesAFileThatIsCutShort() {
        byte[] file = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        assertThat(TurboJpeg.read(file)).isPresent();
        assertThat(TurboJpeg.read(Arrays.copyOf(file, file.length / 2))).isEmpty();
    }
}
