package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @Test
    void keepsAPictureThatHasTheSizeAlready() {
        RgbImage image = Pictures.random(1, 13, 17);
        assertThat(Resampler.resize(image, 13, 17)).isEqualTo(image);
        assertThat(Resampler.resizeAndCrop(image, 13, 17)).isEqualTo(image);
    }

    @Test
    void keepsAConstantConstant() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            RgbImage image = Pictures.constant(1 + random.nextInt(90), 1 + random.nextInt(90), 200, 1, 254);
            int height = 1 + random.nextInt(90);
            int width = 1 + random.nextInt(90);
            RgbImage expected = Pictures.constant(height, width, 200, 1, 254);
            assertThat(Resampler.resize(image, height, width))
                    .as("%s, round %d", image, i)
                    .isEqualTo(expected);
            assertThat(Resampler.resizeAndCrop(image, height, width))
                    .as("%s, round %d", image, i)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 64, 1, 1", "64, 48, 16, 12", "61, 53, 17, 29", "100, 100, 99, 3", "224, 224, 7, 224"})
    void keepsTheMeanWhereItShrinks(int height, int width, int newHeight, int newWidth) {
        RgbImage image = Pictures.random(3, height, width);
        RgbImage small = Resampler.resize(image, newHeight, newWidth);
        for (int channel = 0; channel < 3; channel++) {
            // four standard deviations of the mean of as many roundings
            assertThat(mean(small, channel))
                    .isCloseTo(mean(image, channel), within(1.2 / Math.sqrt(newHeight * newWidth)));
        }
    }

    @Test
    void isTheMeanOfEachBlockWhereItShrinksByAWholeFactor() {
        RgbImage image = Pictures.random(4, 12, 20);
        RgbImage small = Resampler.resize(image, 4, 4);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                double sum = 0;
                for (int i = 0; i < 15; i++) {
                    sum += image.at(3 * y + i / 5, 5 * x + i % 5, 1);
                }
                assertThat(small.at(y, x, 1)).isEqualTo((int) Math.round(sum / 15));
            }
        }
    }

    @Test
    void countsCutPixelsByThePartThatIsInside() {
        RgbImage image = new RgbImage(1, 3, new byte[] {0, 0, 0, 90, 90, 90, (byte) 240, (byte) 240, (byte) 240});
        RgbImage small = Resampler.resize(image, 1, 2);
        // one and a half pixels each
        assertThat(small.at(0, 0, 0)).isEqualTo(Math.round((0 + 90 / 2f) / 1.5f));
        assertThat(small.at(0, 1, 0)).isEqualTo(Math.round((90 / 2f + 240) / 1.5f));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 37, 64, 100, 255, 256, 300, 512})
    void keepsAGradientAGradient(int width) {
        byte[] pixels = new byte[256 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3);
        }
        RgbImage image = Resampler.resize(new RgbImage(1, 256, pixels), 1, width);
        // the border is repeated, so two old pixels at each end are bent
        int bent = 1 + 2 * width / 256;
        for (int x = bent; x < width - bent; x++) {
            double expected = (x + 0.5) * 256 / width - 0.5;
            assertThat((double) image.at(0, x, 0)).as("column %d", x).isCloseTo(expected, within(0.51));
        }
    }

    @Test
    void averagesStripesThatAreFinerThanItsPixels() {
        byte[] pixels = new byte[200 * 200 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3 % 2 == 0 ? 0 : 255);
        }
        RgbImage small = Resampler.resize(new RgbImage(200, 200, pixels), 31, 31);
        for (int i = 0; i < 31 * 31; i++) {
            assertThat(small.at(i / 31, i % 31, 0)).isBetween(127 - 20, 128 + 20);
        }
    }

    @Test
    void cutsTheMiddleOutOfALongPicture() {
        byte[] pixels = new byte[10 * 40 * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % 40;
            pixels[i] = (byte) (x < 15 || x >= 25 ? 250 : 20);
        }
        RgbImage wide = new RgbImage(10, 40, pixels);
        assertThat(Resampler.resizeAndCrop(wide, 10, 10)).isEqualTo(Pictures.constant(10, 10, 20, 20, 20));
        assertThat(Resampler.resizeAndCrop(wide, 5, 5)).isEqualTo(Pictures.constant(5, 5, 20, 20, 20));
        RgbImage half = Resampler.resizeAndCrop(wide, 10, 20);
        assertThat(half.at(3, 4, 2)).isEqualTo(250);
        assertThat(half.at(3, 5, 2)).isEqualTo(20);
        assertThat(half.at(3, 14, 2)).isEqualTo(20);
        assertThat(half.at(3, 15, 2)).isEqualTo(250);
    }

    @Test
    void changesTheSizeOfOpacityAsOfColours() {
        RgbImage picture = Pictures.random(4, 12, 8);
        byte[] reds = new byte[12 * 8];
        for (int pixel = 0; pixel < reds.length; pixel++) {
            reds[pixel] = picture.pixels()[pixel * 3];
        }
        RgbImage small = Resampler.resize(new RgbImage(12, 8, picture.pixels(), Optional.of(reds)), 5, 6);
        for (int pixel = 0; pixel < 5 * 6; pixel++) {
            assertThat(small.opacity().orElseThrow()[pixel]).isEqualTo(small.pixels()[pixel * 3]);
        }
    }

    private static double mean(RgbImage image, int channel) {
        double sum = 0;
        for (int i = channel; i < image.pixels().length; i += 3) {
            sum += image.pixels()[i] & 0xff;
        }
        return sum / (image.height() * image.width());
    }
}
