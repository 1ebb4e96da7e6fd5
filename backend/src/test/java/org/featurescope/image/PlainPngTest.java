package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares {@link PlainPng} with the platform's decoder, on photographs and on random rows behind random filters. */
class PlainPngTest {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int RGB = 2;
    private static final int RGBA = 6;

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "2, 37, 53", "2, 400, 301", "6, 1, 1", "6, 37, 53", "6, 300, 201", "2, 5, 16384"})
    void readsEveryFilterAsThePlatformDoes(int type, int height, int width) throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            byte[] file = file(type, height, width, rows(new Random(seed), type, height, width), 1 + (int) seed * 700);
            assertThat(PlainPng.is(file)).isTrue();
            assertThat(PlainPng.read(file)).as("seed %d", seed).isEqualTo(platform(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"astronaut.png", "chelsea.png", "coffee.png"})
    void readsAPhotographAsThePlatformDoes(String name) throws IOException {
        byte[] file = ImageFormat.PNG
                .header(Pictures.resource("/org/featurescope/web/static/samples/" + name))
                .pixelData();
        assertThat(PlainPng.is(file)).isTrue();
        assertThat(PlainPng.read(file)).isEqualTo(platform(file));
    }

    private static RgbImage platform(byte[] file) throws IOException {
        return BufferedImages.toRgb(ImageIO.read(new ByteArrayInputStream(file)));
    }

    private static byte[] rows(Random random, int type, int height, int width) {
        int stride = 1 + width * (type == RGB ? 3 : 4);
        byte[] rows = new byte[height * stride];
        random.nextBytes(rows);
        for (int y = 0; y < height; y++) {
            rows[y * stride] = (byte) random.nextInt(5);
        }
        return rows;
    }

    /** A file whose pixels are in chunks of {@code chunk} bytes. */
    private static byte[] file(int type, int height, int width, byte[] rows, int chunk) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, (byte) type, 0, 0, 0})
                .array();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(Pictures.pngChunk("IHDR", header));
        byte[] compressed = deflated(rows);
        for (int i = 0; i < compressed.length; i += chunk) {
            byte[] part = Arrays.copyOfRange(compressed, i, Math.min(compressed.length, i + chunk));
            file.writeBytes(Pictures.pngChunk("IDAT", part));
        }
        file.writeBytes(Pictures.pngChunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] compressed = new byte[rows.length * 2 + 100];
            return Arrays.copyOf(compressed, deflater.deflate(compressed));
        } finally {
            deflater.end();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY})
    void leavesOtherSortsToThePlatform(int type) {
        assertThat(PlainPng.is(Pictures.file("png", Pictures.fourColors(type)))).isFalse();
    }

    @Test
    void leavesATransparentColourToThePlatform() {
        byte[] plain = Pictures.file("png", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        byte[] file = Pictures.concatenated(
                Arrays.copyOf(plain, 33),
                Pictures.pngChunk("tRNS", new byte[6]),
                Arrays.copyOfRange(plain, 33, plain.length));
        assertThat(PlainPng.is(plain)).isTrue();
        assertThat(PlainPng.is(file)).isFalse();
    }

    @Test
    void refusesRowsThatEndTooEarly() {
        byte[] rows = rows(new Random(9), RGBA, 20, 30);
        byte[] few = file(RGBA, 20, 30, Arrays.copyOf(rows, rows.length - 1), 1000);
        assertThatThrownBy(() -> PlainPng.read(few)).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesAnUndefinedFilter() {
        byte[] rows = rows(new Random(9), RGB, 4, 30);
        rows[2 * 91] = 5;
        assertThatThrownBy(() -> PlainPng.read(file(RGB, 4, 30, rows, 1000)))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no filter 5");
    }

    @Test
    void refusesPixelsThatAreNotCompressed() {
        byte[] file = Pictures.concatenated(
                Arrays.copyOf(file(RGB, 4, 4, new byte[52], 1000), 33),
                Pictures.pngChunk("IDAT", new byte[] {1, 2, 3, 4, 5}),
                Pictures.pngChunk("IEND", new byte[0]));
        assertThatThrownBy(() -> PlainPng.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("its pixels cannot be decompressed");
    }
}
