package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEncoderTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "80, 66", "128, 256"})
    void isDecodedToNearlyTheSamePicture(int height, int width) {
        RgbImage smooth = Resampler.resize(Pictures.random(5, 4, 4), height, width);
        byte[] file = JpegEncoder.encode(smooth);
        RgbImage decoded = ImageDecoder.decode(file);
        assertThat(decoded.height()).isEqualTo(height);
        assertThat(decoded.width()).isEqualTo(width);
        double squares = 0;
        for (int i = 0; i < smooth.pixels().length; i++) {
            double error = (smooth.pixels()[i] & 0xff) - (decoded.pixels()[i] & 0xff);
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / smooth.pixels().length)).isLessThan(6);
    }

    @Test
    void aProgressiveFileHasTheSamePictureInFewerBytes() {
        RgbImage picture = Resampler.resize(Pictures.random(7, 40, 50), 160, 200);
        byte[] file = JpegEncoder.encode(picture, 0.6f);
        byte[] progressive = JpegEncoder.encodeProgressive(picture, 0.6f);
        assertThat(progressive).hasSizeLessThan(file.length);
        assertThat(ImageDecoder.decode(progressive).pixels())
                .isEqualTo(ImageDecoder.decode(file).pixels());
    }

    @ParameterizedTest
    @CsvSource({"128, 256"})
    void hasLessThanAThirdOfThePngFileOfNoise(int height, int width) {
        RgbImage noise = Resampler.resize(Pictures.random(6, height / 2, width / 2), height, width);
        assertThat(JpegEncoder.encode(noise).length).isLessThan(PngEncoder.encode(noise).length / 3);
    }
}
