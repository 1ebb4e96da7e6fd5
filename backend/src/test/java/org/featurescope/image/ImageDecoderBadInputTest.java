package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

class ImageDecoderBadInputTest {
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @Test
    void saysWhatAFileIsThatIsNoPicture() {
        assertRefused(new byte[0], "the image is empty; allowed are JPEG, PNG, GIF, WebP and BMP");
        assertRefused(
                "hello, this is text and no picture at all".getBytes(StandardCharsets.UTF_8),
                "the image is not a picture of a format that can be read; allowed are JPEG, PNG, GIF, WebP and BMP");
        assertRefused("\0\0\0\u001cftypheic".getBytes(StandardCharsets.ISO_8859_1), "HEIC");
        assertRefused("II*\0 and so on".getBytes(StandardCharsets.ISO_8859_1), "TIFF");
    }

    @Test
    void refusesAFortyThousandSquaredPictureInAFewBytes() {
        for (Map.Entry<String, byte[]> file : hugeFiles().entrySet()) {
            assertThat(file.getValue().length).isLessThan(2048);
            assertRefused(file.getValue(), file.getKey());
        }
    }

    private static Map<String, byte[]> hugeFiles() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(40_000)
                .putInt(40_000)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        byte[] png = Pictures.concatenated(
                PNG_SIGNATURE,
                Pictures.pngChunk("IHDR", header),
                Pictures.pngChunk("IDAT", new byte[1000]),
                Pictures.pngChunk("IEND", new byte[0]));
        byte[] jpeg = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(jpeg).putShort(frameHeader(jpeg), (short) 40_000).putShort(frameHeader(jpeg) + 2, (short)
                40_000);
        byte[] gif = Pictures.file("gif", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 40_000)
                .putShort(8, (short) 40_000);
        byte[] webp = Pictures.resource("lossy.webp");
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(12 + 8 + 6, (short) 16_383)
                .putShort(12 + 8 + 8, (short) 16_383);
        Map<String, byte[]> files = new LinkedHashMap<>();
        String size = "40000 x 40000 pixels, that is 1600.0 megapixels; a %s image may have at most 50 megapixels";
        files.put(size.formatted("PNG"), png);
        files.put(size.formatted("JPEG"), jpeg);
        files.put(size.formatted("GIF"), gif);
        files.put("16383 x 16383 pixels, that is 268.4 megapixels; a WebP image may have at most 16", webp);
        return files;
    }

    @Test
    void refusesAHugeBmpWhetherItsRowsAreThereOrNot() {
        byte[] bmp = Pictures.file("bmp", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        ByteBuffer bytes = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(18, 40_000).putInt(22, 40_000);
        assertRefused(bmp, "ends too early");
        // run-length encoded, 8 bits: any number of rows may be in a few bytes
        bytes.putShort(28, (short) 8).putInt(30, 1);
        assertRefused(bmp, "1600.0 megapixels");
        bytes.putInt(30, 5);
        assertRefused(bmp, "damaged");
    }

    @Test
    void refusesSidesThatAreTooLongOrNothing() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(70_000)
                .putInt(5)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] end = Pictures.pngChunk("IEND", new byte[0]);
        assertRefused(
                Pictures.concatenated(PNG_SIGNATURE, Pictures.pngChunk("IHDR", header), end),
                "70000 x 5 pixels; a side may have at most 65535");
        ByteBuffer.wrap(header).putInt(0, 0);
        assertRefused(
                Pictures.concatenated(PNG_SIGNATURE, Pictures.pngChunk("IHDR", header), end),
                "has no pixels: it says it is 0 x 5");
        ByteBuffer.wrap(header).putInt(0, -7);
        assertRefused(Pictures.concatenated(PNG_SIGNATURE, Pictures.pngChunk("IHDR", header), end), "has no pixels");
    }

    @Test
    void keepsTextsOfAPngFromTheDecoder() throws IOException {
        byte[] png = Pictures.file("png", Pictures.fourColors(BufferedImage.TYPE_BYTE_INDEXED));
        byte[] withText = Pictures.concatenated(
                Arrays.copyOf(png, 33),
                Pictures.pngChunk("zTXt", new byte[500]),
                Pictures.pngChunk("iCCP", new byte[500]),
                Arrays.copyOfRange(png, 33, png.length));
        assertThat(ImageFormat.PNG.header(withText).pixelData()).isEqualTo(png);
        assertThat(ImageDecoder.decode(withText)).isEqualTo(ImageDecoder.decode(png));
    }

    @Test
    void refusesThousandsOfScans() {
        byte[] jpeg = Pictures.resource("progressive.jpg");
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 5, 0, 0};
        byte[][] parts = new byte[2 + 300][];
        Arrays.fill(parts, scan);
        parts[0] = Arrays.copyOf(jpeg, jpeg.length - 2);
        parts[parts.length - 1] = new byte[] {(byte) 0xff, (byte) 0xd9};
        assertRefused(Pictures.concatenated(parts), "damaged");
    }

    @Test
    void refusesEveryFileThatIsCutShort() {
        for (Map.Entry<String, byte[]> file : validFiles().entrySet()) {
            int length = file.getValue().length;
            for (int cut : new int[] {12, length / 4, length / 2, length * 3 / 4, length - 20}) {
                byte[] part = Arrays.copyOf(file.getValue(), cut);
                InvalidInputException refusal =
                        catchThrowableOfType(InvalidInputException.class, () -> ImageDecoder.decode(part));
                assertThat(refusal)
                        .as("%s of which %d bytes are left", file.getKey(), cut)
                        .isNotNull();
                assertThat(refusal.field()).isEqualTo("image");
                assertThat(refusal.getMessage())
                        .contains("image ends too early")
                        .contains("allowed are JPEG, PNG");
            }
        }
    }

    @Test
    void decodesOrRefusesWhateverIsChangedInAFile() {
        long seed = 20_260_731;
        Random random = new Random(seed);
        int decoded = 0;
        int refused = 0;
        for (Map.Entry<String, byte[]> file : validFiles().entrySet()) {
            for (int i = 0; i < 250; i++) {
                byte[] mutant = mutated(file.getValue(), random);
                try {
                    RgbImage image = ImageDecoder.decode(mutant);
                    assertThat(image.pixels()).hasSize(image.height() * image.width() * 3);
                    decoded++;
                } catch (InvalidInputException e) {
                    assertThat(e.field()).isEqualTo("image");
                    refused++;
                } catch (Throwable e) {
                    throw new AssertionError("seed %d, mutant %d of %s".formatted(seed, i, file.getKey()), e);
                }
            }
        }
        assertThat(decoded).isPositive();
        assertThat(refused).isPositive();
    }

    private static byte[] mutated(byte[] file, Random random) {
        byte[] mutant = file.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            // the first bytes tell most
            int at = random.nextInt(random.nextBoolean() ? Math.min(64, mutant.length) : mutant.length);
            switch (random.nextInt(3)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                default -> mutant[at] = (byte) (random.nextBoolean() ? 0xff : 0);
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length + 20)) : mutant;
    }

    private static Map<String, byte[]> validFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        BufferedImage colors = Pictures.fourColors(BufferedImage.TYPE_INT_RGB);
        for (String format : new String[] {"jpeg", "png", "bmp", "gif"}) {
            files.put(format, Pictures.file(format, colors));
        }
        files.put("palette png", Pictures.file("png", Pictures.fourColors(BufferedImage.TYPE_BYTE_INDEXED)));
        files.put("16-bit png", Pictures.file("png", Pictures.fourColors(BufferedImage.TYPE_USHORT_GRAY)));
        for (String name : new String[] {
            "progressive.jpg",
            "cmyk.jpg",
            "ycck.jpg",
            "grey.jpg",
            "lossy.webp",
            "lossless.webp",
            "alpha-lossy.webp",
            "alpha-lossless.webp",
            "turned.jpg",
            "turned.png",
            "turned.webp"
        }) {
            files.put(name, Pictures.resource(name));
        }
        return files;
    }

    /** Where a JPEG file's height is, its width after it. */
    private static int frameHeader(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                return i + 5;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> ImageDecoder.decode(file))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("image"))
                .hasMessageContaining(message);
    }
}
