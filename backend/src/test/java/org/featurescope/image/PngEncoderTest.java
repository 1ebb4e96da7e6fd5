package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "40, 33", "128, 128"})
    void isReadByThePlatformAsItWasWritten(int height, int width) throws IOException {
        RgbImage image = Pictures.random(5, height, width);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(image)));
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(BufferedImages.toRgb(read)).isEqualTo(image);
    }

    @Test
    void usesEveryFilterCorrectly() throws IOException {
        RgbImage columns = new RgbImage(32, 32, new byte[32 * 32 * 3]);
        RgbImage rows = new RgbImage(32, 32, new byte[32 * 32 * 3]);
        RgbImage slopes = new RgbImage(32, 32, new byte[32 * 32 * 3]);
        for (int i = 0; i < columns.pixels().length; i++) {
            columns.pixels()[i] = (byte) (i / 3 % 32 * i % 91);
            rows.pixels()[i] = (byte) (i / 96 * 7);
            slopes.pixels()[i] = (byte) (i / 96 * 3 + i / 3 % 32 * 5 + i % 3);
        }
        for (RgbImage image : new RgbImage[] {columns, rows, slopes, Resampler.resize(slopes, 200, 200)}) {
            byte[] file = PngEncoder.encode(image);
            assertThat(ImageDecoder.decode(file)).isEqualTo(image);
            assertThat(file.length).isLessThan(image.pixels().length);
        }
    }

    @Test
    void givesTheSameBytesForTheSamePicture() {
        assertThat(PngEncoder.encode(Pictures.random(6, 50, 60)))
                .isEqualTo(PngEncoder.encode(Pictures.random(6, 50, 60)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 1", "40, 33", "300, 300"})
    void storesWithoutCompressionWhatThePlatformReads(int height, int width) throws IOException {
        RgbImage image = Pictures.random(7, height, width);
        byte[] file = PngEncoder.encodeStored(image);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(BufferedImages.toRgb(read)).isEqualTo(image);
        assertThat(file.length).isBetween(image.pixels().length, image.pixels().length + 200 + 2 * height);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 2", "40, 33"})
    void opacityIsReadByThePlatformAsItWasWritten(int height, int width) throws IOException {
        byte[] opacity = new byte[height * width];
        new Random(height).nextBytes(opacity);
        byte[] pixels = Pictures.random(7, height, width).pixels();
        BufferedImage read = ImageIO.read(
                new ByteArrayInputStream(PngEncoder.encode(new RgbImage(height, width, pixels, Optional.of(opacity)))));
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        for (int pixel = 0; pixel < height * width; pixel++) {
            Color colour = new Color(read.getRGB(pixel % width, pixel / width), true);
            assertThat(new int[] {colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha()})
                    .containsExactly(
                            pixels[pixel * 3] & 0xff,
                            pixels[pixel * 3 + 1] & 0xff,
                            pixels[pixel * 3 + 2] & 0xff,
                            opacity[pixel] & 0xff);
        }
    }

    @Test
    void blendsTransparentPixelsWithGrey() {
        byte[] pixels = {10, 20, 30, 10, 20, 30, 0, (byte) 200, 100};
        assertThat(new RgbImage(1, 3, pixels, Optional.of(new byte[] {0, (byte) 255, 51})).over(100))
                .isEqualTo(new RgbImage(1, 3, new byte[] {100, 100, 100, 10, 20, 30, 80, 120, 100}));
    }
}
