package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class InputSpecTest {
    private static final InputSpec WHOLE = new InputSpec("input", 224, 224, 32, 1, 0);
    private static final InputSpec CENTRE = new InputSpec("input", 224, 224, 32, 1, 0, 0.875);

    @Test
    void takesTheMiddle224PixelsOfAPhotographOf256() {
        RgbImage photograph = noise(256, 320);
        assertThat(CENTRE.prepared(photograph)).isEqualTo(Resampler.crop(photograph, 16, 48, 224, 224));
    }

    @Test
    void takesAllThatItsProportionsAllowWithoutACrop() {
        RgbImage photograph = noise(100, 60);
        assertThat(WHOLE.kept(photograph)).isSameAs(photograph);
        assertThat(WHOLE.prepared(photograph)).isEqualTo(Resampler.resizeAndCrop(photograph, 224, 224));
    }

    @Test
    void cropsAlsoAPhotographOfTheSizeOfTheInput() {
        RgbImage photograph = noise(224, 224);
        assertThat(CENTRE.prepared(photograph)).isNotEqualTo(photograph);
        assertThat(CENTRE.kept(photograph)).isEqualTo(Resampler.crop(photograph, 14, 14, 196, 196));
    }

    @Test
    void keepsAtLeastOnePixel() {
        assertThat(new InputSpec("input", 8, 8, 8, 1, 0, 0.1)
                        .prepared(noise(1, 3))
                        .width())
                .isEqualTo(8);
    }

    @Test
    void saysWhatItTakes() {
        assertThat(InputSpec.cropInWords(1))
                .isEqualTo("The largest part in the middle of a photograph with these proportions, resized.");
        assertThat(InputSpec.cropInWords(CENTRE.crop()))
                .endsWith(" Only the middle 87.5 % of the photograph's shorter side is kept.");
        assertThat(InputSpec.cropInWords(0.9)).contains("middle 90 %");
    }

    private static RgbImage noise(int height, int width) {
        byte[] pixels = new byte[3 * height * width];
        new Random(7).nextBytes(pixels);
        return new RgbImage(height, width, pixels);
    }
}
