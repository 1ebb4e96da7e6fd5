package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.featurescope.image.Pictures.BLUE;
import static org.featurescope.image.Pictures.GREEN;
import static org.featurescope.image.Pictures.HEIGHT;
import static org.featurescope.image.Pictures.RED;
import static org.featurescope.image.Pictures.WIDTH;
import static org.featurescope.image.Pictures.YELLOW;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final int NEARLY = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "progressive.jpg",
                "cmyk.jpg",
                "ycck.jpg",
                "lossy.webp",
                "lossless.webp",
                "animated.webp",
                "animated.gif",
                "turned.jpg"
            })
    void decodesTheFourColors(String file) {
        assertFourColors(ImageDecoder.decode(Pictures.resource(file)), NEARLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void decodesFormatsWithoutLossExactly(String format) {
        BufferedImage picture = Pictures.fourColors(BufferedImage.TYPE_INT_RGB);
        assertFourColors(ImageDecoder.decode(Pictures.file(format, picture)), 0);
    }

    @Test
    void decodesABaselineJpeg() {
        byte[] file = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        assertFourColors(ImageDecoder.decode(file), 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagasaki-boats.jpg", "rocket.jpg", "hubble_deep_field.jpg"})
    void decodesAPhotographToTheSameNumbersAsThePlatform(String name) throws IOException {
        byte[] file = Pictures.resource("/org/featurescope/web/static/samples/" + name);
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(ImageDecoder.decode(file)).isEqualTo(BufferedImages.toRgb(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void decodesPalettes(int bits) {
        int size = 1 << bits;
        byte[] red = new byte[size];
        byte[] green = new byte[size];
        byte[] blue = new byte[size];
        red[0] = (byte) RED.getRed();
        green[0] = (byte) RED.getGreen();
        blue[0] = (byte) RED.getBlue();
        red[size - 1] = (byte) GREEN.getRed();
        green[size - 1] = (byte) GREEN.getGreen();
        blue[size - 1] = (byte) GREEN.getBlue();
        IndexColorModel palette = new IndexColorModel(bits, size, red, green, blue);
        WritableRaster raster = palette.createCompatibleWritableRaster(9, 8);
        raster.setSample(8, 7, 0, size - 1);
        raster.setSample(0, 6, 0, size - 1);
        BufferedImage picture = new BufferedImage(palette, raster, false, null);
        for (String format : new String[] {"png", "bmp", "gif"}) {
            RgbImage decoded = ImageDecoder.decode(Pictures.file(format, picture));
            assertColor(decoded, 0, 0, RED, 0);
            assertColor(decoded, 7, 7, RED, 0);
            assertColor(decoded, 7, 8, GREEN, 0);
            assertColor(decoded, 6, 0, GREEN, 0);
        }
    }

    @Test
    void putsTransparentPicturesOnWhite() {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, RED.getRGB());
        picture.setRGB(1, 0, RED.getRGB() & 0x80ffffff);
        picture.setRGB(2, 0, RED.getRGB() & 0x00ffffff);
        RgbImage decoded = ImageDecoder.decode(Pictures.file("png", picture));
        assertColor(decoded, 0, 0, RED, 0);
        // 220 * 128 / 255 + 255 * 127 / 255 and so on
        assertColor(decoded, 0, 1, new Color(237, 147, 142), 0);
        assertColor(decoded, 0, 2, Color.WHITE, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha-lossy.webp", "alpha-lossless.webp"})
    void putsTransparentWebpOnWhite(String file) {
        RgbImage decoded = ImageDecoder.decode(Pictures.resource(file));
        assertColor(decoded, 8, 12, RED, NEARLY);
        assertColor(decoded, 8, 36, Color.WHITE, 0);
        assertColor(decoded, 24, 12, BLUE, NEARLY);
        assertColor(decoded, 24, 36, new Color(247, 232, 152), NEARLY);
    }

    @Test
    void decodesLossyWebpNearlyAsTheReferenceDecoderDoes() {
        RgbImage decoded = ImageDecoder.decode(Pictures.resource("detailed-lossy.webp"));
        RgbImage reference = ImageDecoder.decode(Pictures.resource("detailed-lossy.png"));
        assertThat(decoded.pixels()).hasSameSizeAs(reference.pixels());
        double sum = 0;
        for (int i = 0; i < decoded.pixels().length; i++) {
            sum += Math.abs((decoded.pixels()[i] & 0xff) - (reference.pixels()[i] & 0xff));
        }
        assertThat(sum / decoded.pixels().length)
                .as("mean difference of a value between 0 and 255")
                .isLessThan(1.5);
    }

    @Test
    void decodesAWebpWhosePixelsTakeFarMoreBytesThanItsFile() {
        RgbImage decoded = ImageDecoder.decode(Pictures.resource("one-color.webp"));
        assertThat(decoded.width()).isEqualTo(1024);
        assertThat(decoded.height()).isEqualTo(1024);
        assertThat(decoded.pixels()).containsOnly(0xff);
    }

    @Test
    void showsTransparentPaletteEntriesAsWhite() {
        byte[] entries = {10, 20};
        IndexColorModel palette = new IndexColorModel(8, 2, entries, entries, entries, 1);
        WritableRaster raster = palette.createCompatibleWritableRaster(2, 1);
        raster.setPixels(0, 0, 2, 1, new int[] {0, 1});
        RgbImage decoded = ImageDecoder.decode(Pictures.file("gif", new BufferedImage(palette, raster, false, null)));
        assertColor(decoded, 0, 0, new Color(10, 10, 10), 0);
        assertColor(decoded, 0, 1, Color.WHITE, 0);
    }

    @Test
    void roundsSixteenBitsToEight() {
        int[] samples = {0, 0x7fff, 0xffff, 0x0101, 0xfe00, 0x8080};
        BufferedImage picture = sixteenBits(ColorSpace.CS_sRGB, 2, 1, samples);
        RgbImage decoded = ImageDecoder.decode(Pictures.file("png", picture));
        for (int i = 0; i < samples.length; i++) {
            assertThat(decoded.pixels()[i] & 0xff).isEqualTo((int) Math.round(samples[i] / 65535.0 * 255));
        }
    }

    @Test
    void copiesGreyValues() {
        RgbImage sixteen = ImageDecoder.decode(
                Pictures.file("png", sixteenBits(ColorSpace.CS_GRAY, 2, 1, new int[] {0x4040, 0xc0c0})));
        assertColor(sixteen, 0, 0, new Color(0x40, 0x40, 0x40), 0);
        assertColor(sixteen, 0, 1, new Color(0xc0, 0xc0, 0xc0), 0);
        // luma by ITU-R BT.601, which is what the writer stored
        RgbImage jpeg = ImageDecoder.decode(Pictures.resource("grey.jpg"));
        assertColor(jpeg, 8, 12, new Color(93, 93, 93), NEARLY);
        assertColor(jpeg, 24, 36, new Color(201, 201, 201), NEARLY);
    }

    @Test
    void appliesEveryExifOrientation() {
        byte[] jpeg = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        // corners of the upright picture: above left, above right, below left, below right
        Color[][] corners = {
            {RED, GREEN, BLUE, YELLOW},
            {GREEN, RED, YELLOW, BLUE},
            {YELLOW, BLUE, GREEN, RED},
            {BLUE, YELLOW, RED, GREEN},
            {RED, BLUE, GREEN, YELLOW},
            {BLUE, RED, YELLOW, GREEN},
            {YELLOW, GREEN, BLUE, RED},
            {GREEN, YELLOW, RED, BLUE},
        };
        for (int orientation = 1; orientation <= 8; orientation++) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                byte[] file = Pictures.withJpegSegment(jpeg, 0xe1, Pictures.exif(orientation, order));
                RgbImage decoded = ImageDecoder.decode(file);
                assertThat(decoded.height()).isEqualTo(orientation < 5 ? HEIGHT : WIDTH);
                assertThat(decoded.width()).isEqualTo(orientation < 5 ? WIDTH : HEIGHT);
                assertCorners(decoded, corners[orientation - 1], 6);
            }
        }
    }

    @Test
    void appliesTheOrientationInPngAndWebpFiles() {
        for (String file : new String[] {"turned.png", "turned.webp"}) {
            RgbImage decoded = ImageDecoder.decode(Pictures.resource(file));
            assertThat(decoded.height()).isEqualTo(WIDTH);
            assertCorners(decoded, new Color[] {BLUE, RED, YELLOW, GREEN}, 0);
        }
    }

    @Test
    void ignoresAnUndefinedOrientation() {
        byte[] jpeg = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        for (int orientation : new int[] {0, 9, 77}) {
            byte[] exif = Pictures.exif(orientation, ByteOrder.BIG_ENDIAN);
            assertFourColors(ImageDecoder.decode(Pictures.withJpegSegment(jpeg, 0xe1, exif)), 6);
            byte[] cut = Arrays.copyOf(exif, 16);
            assertFourColors(ImageDecoder.decode(Pictures.withJpegSegment(jpeg, 0xe1, cut)), 6);
        }
    }

    @Test
    void convertsAnEmbeddedProfileToSrgb() {
        byte[] jpeg = Pictures.file("jpeg", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        byte[] profile = profileWithRedAndBlueExchanged();
        byte[] segment = Pictures.concatenated(
                "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1), new byte[] {1, 1}, profile);
        RgbImage decoded = ImageDecoder.decode(Pictures.withJpegSegment(jpeg, 0xe2, segment));
        assertColor(decoded, 8, 12, new Color(30, 40, 220), 8);
        assertColor(decoded, 24, 12, new Color(200, 60, 40), 8);
    }

    @Test
    void showsTheFirstFrameOfAGifInItsPlace() {
        byte[] gif = Pictures.file("gif", Pictures.fourColors(BufferedImage.TYPE_INT_RGB));
        ByteBuffer bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(6, (short) 60).putShort(8, (short) 50);
        int frame = frameOffset(gif);
        bytes.putShort(frame + 1, (short) 10).putShort(frame + 3, (short) 5);
        RgbImage decoded = ImageDecoder.decode(gif);
        assertThat(decoded.width()).isEqualTo(60);
        assertThat(decoded.height()).isEqualTo(50);
        assertColor(decoded, 4, 9, Color.WHITE, 0);
        assertColor(decoded, 5, 10, RED, 0);
        assertColor(decoded, 5 + HEIGHT - 1, 10 + WIDTH - 1, YELLOW, 0);
        assertColor(decoded, 5 + HEIGHT, 10 + WIDTH, Color.WHITE, 0);
    }

    @Test
    void readsOnlySomeRowsAndColumnsOfAVeryLargePicture() {
        BufferedImage large = Pictures.fourColors(new BufferedImage(8000, 6000, BufferedImage.TYPE_BYTE_GRAY));
        RgbImage decoded = ImageDecoder.decode(Pictures.file("png", large));
        assertThat(decoded.width()).isEqualTo(4000);
        assertThat(decoded.height()).isEqualTo(3000);
        RgbImage flat = ImageDecoder.decode(
                Pictures.file("png", Pictures.fourColors(new BufferedImage(40_000, 20, BufferedImage.TYPE_BYTE_GRAY))));
        assertThat(flat.width()).isEqualTo((40_000 + 2) / 3);
        assertThat(flat.height()).isEqualTo(7);
        assertThat(flat.at(0, 0, 0)).isEqualTo(decoded.at(0, 0, 0));
    }

    private static BufferedImage sixteenBits(int space, int width, int height, int[] samples) {
        ComponentColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(space), false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = colors.createCompatibleWritableRaster(width, height);
        raster.setPixels(0, 0, width, height, samples);
        return new BufferedImage(colors, raster, false, null);
    }

    private static byte[] profileWithRedAndBlueExchanged() {
        byte[] profile = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB))
                .getProfile()
                .getData();
        ByteBuffer tags = ByteBuffer.wrap(profile);
        int red = -1;
        int blue = -1;
        for (int i = 0; i < tags.getInt(128); i++) {
            int tag = 132 + 12 * i;
            if (tags.getInt(tag) == ICC_Profile.icSigRedColorantTag) {
                red = tag;
            } else if (tags.getInt(tag) == ICC_Profile.icSigBlueColorantTag) {
                blue = tag;
            }
        }
        int offset = tags.getInt(red + 4);
        tags.putInt(red + 4, tags.getInt(blue + 4)).putInt(blue + 4, offset);
        return profile;
    }

    private static int frameOffset(byte[] gif) {
        int offset = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[offset] == 0x21) {
            offset += 2;
            while (gif[offset] != 0) {
                offset += 1 + (gif[offset] & 0xff);
            }
            offset++;
        }
        assertThat(gif[offset]).isEqualTo((byte) 0x2c);
        return offset;
    }

    private static void assertFourColors(RgbImage image, int tolerance) {
        assertThat(image.height()).isEqualTo(HEIGHT);
        assertThat(image.width()).isEqualTo(WIDTH);
        assertCorners(image, new Color[] {RED, GREEN, BLUE, YELLOW}, tolerance);
    }

    private static void assertCorners(RgbImage image, Color[] corners, int tolerance) {
        int top = image.height() / 4;
        int left = image.width() / 4;
        assertColor(image, top, left, corners[0], tolerance);
        assertColor(image, top, 3 * left, corners[1], tolerance);
        assertColor(image, 3 * top, left, corners[2], tolerance);
        assertColor(image, 3 * top, 3 * left, corners[3], tolerance);
    }

    private static void assertColor(RgbImage image, int y, int x, Color expected, int tolerance) {
        assertThat(image.at(y, x, 0)).as("red at %d, %d", y, x).isCloseTo(expected.getRed(), within(tolerance));
        assertThat(image.at(y, x, 1)).as("green at %d, %d", y, x).isCloseTo(expected.getGreen(), within(tolerance));
        assertThat(image.at(y, x, 2)).as("blue at %d, %d", y, x).isCloseTo(expected.getBlue(), within(tolerance));
    }
}
