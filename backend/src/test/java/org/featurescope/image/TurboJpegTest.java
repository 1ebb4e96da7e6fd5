package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegTest {
    @ParameterizedTest
    @ValueSource(strings = {"acanthus-mollis.jpg", "hubble_deep_field.jpg", "thumbnails/rocket.jpg"})
    void readsAPhotographToTheSameNumbersAsThePlatform(String name) throws IOException {
        byte[] file = Pictures.resource("/org/featurescope/web/static/samples/" + name);
        assertThat(TurboJpeg.read(file)).contains(BufferedImages.toRgb(ImageIO.read(new ByteArrayInputStream(file))));
    }

    @Test
    void leavesAFileThatIsCutShortToTheOthers() {
        byte[] file = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        assertThat(TurboJpeg.read(file)).isPresent();
        assertThat(TurboJpeg.read(Arrays.copyOf(file, file.length / 2))).isEmpty();
    }
}
