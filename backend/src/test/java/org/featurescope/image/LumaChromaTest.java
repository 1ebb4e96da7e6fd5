package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares {@link LumaChroma} with the library's conversion and with the definition. */
class LumaChromaTest {
    @ParameterizedTest
    @CsvSource({"nagasaki-boats.jpg, 1", "nagasaki-boats.jpg, 2", "hubble_deep_field.jpg, 3", "black-canyon.jpg, 2"})
    void convertsAPhotographAsTheLibraryDoes(String name, int period) throws IOException {
        assertSameAsTheLibrary(Pictures.resource("/org/featurescope/web/static/samples/" + name), period);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0.9, 1", "2, 37, 53, 0.3, 2", "3, 64, 48, 0.75, 3", "4, 201, 200, 1, 1"})
    void convertsNoiseAsTheLibraryDoes(long seed, int height, int width, float quality, int period) throws IOException {
        assertSameAsTheLibrary(Pictures.noisyJpeg(seed, height, width, quality), period);
    }

    private static void assertSameAsTheLibrary(byte[] file, int period) throws IOException {
        ImageReader reader = IIORegistry.getDefaultInstance()
                .getServiceProviderByClass(JPEGImageReaderSpi.class)
                .createReaderInstance();
        try {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(period, period, 0, 0);
            reader.setInput(new ByteArrayImageInputStream(file));
            RgbImage converted = LumaChroma.toRgb(reader.readRaster(0, param));
            assertThat(converted).isEqualTo(BufferedImages.toRgb(reader.read(0, param)));
        } finally {
            reader.dispose();
        }
    }

    /** ITU-T T.871, section 7, with half a level for each of two roundings. */
    @Test
    void staysWithinALevelOfTheDefinition() {
        byte[] samples = Pictures.random(7, 100, 100).pixels();
        WritableRaster raster = Raster.createInterleavedRaster(0, 100, 100, 3, null);
        raster.setDataElements(0, 0, 100, 100, samples);
        byte[] rgb = LumaChroma.toRgb(raster).pixels();
        for (int i = 0; i < samples.length; i += 3) {
            double luma = samples[i] & 0xff;
            double cb = (samples[i + 1] & 0xff) - 128;
            double cr = (samples[i + 2] & 0xff) - 128;
            double[] expected = {luma + 1.402 * cr, luma - 0.344136 * cb - 0.714136 * cr, luma + 1.772 * cb};
            for (int channel = 0; channel < 3; channel++) {
                double clamped = Math.max(0, Math.min(255, expected[channel]));
                assertThat(Math.abs((rgb[i + channel] & 0xff) - clamped)).isLessThanOrEqualTo(1);
            }
        }
    }
}
