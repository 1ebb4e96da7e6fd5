package org.featurescope.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures and files of pictures for tests. */
final class Pictures {
    static final int WIDTH = 48;
    static final int HEIGHT = 32;
    static final Color RED = new Color(220, 40, 30);
    static final Color GREEN = new Color(30, 160, 60);
    static final Color BLUE = new Color(40, 60, 200);
    static final Color YELLOW = new Color(240, 210, 50);

    private Pictures() {}

    /** Red and green above, blue and yellow below. */
    static BufferedImage fourColors(BufferedImage picture) {
        int right = picture.getWidth() / 2;
        int below = picture.getHeight() / 2;
        Graphics2D graphics = picture.createGraphics();
        fill(graphics, RED, 0, 0, right, below);
        fill(graphics, GREEN, right, 0, right, below);
        fill(graphics, BLUE, 0, below, right, below);
        fill(graphics, YELLOW, right, below, right, below);
        graphics.dispose();
        return picture;
    }

    private static void fill(Graphics2D graphics, Color color, int x, int y, int width, int height) {
        graphics.setColor(color);
        graphics.fillRect(x, y, width, height);
    }

    static BufferedImage fourColors(int type) {
        return fourColors(new BufferedImage(WIDTH, HEIGHT, type));
    }

    /** A picture's file as the Java platform writes it. */
    static byte[] file(String format, BufferedImage picture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, file)) {
                throw new IllegalStateException("no writer of " + format + " takes this picture");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toByteArray();
    }

    /** A JPEG file of random colours. */
    static byte[] noisyJpeg(long seed, int height, int width, float quality) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < height * width; i++) {
            noise.setRGB(i % width, i / width, random.nextInt());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(noise, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A file of the test resources. */
    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Pictures.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RgbImage random(long seed, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        new Random(seed).nextBytes(pixels);
        return new RgbImage(height, width, pixels);
    }

    static RgbImage constant(int height, int width, int red, int green, int blue) {
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) red;
            pixels[i + 1] = (byte) green;
            pixels[i + 2] = (byte) blue;
        }
        return new RgbImage(height, width, pixels);
    }

    /** The file with {@code segment} as a marker segment after its first two bytes. */
    static byte[] withJpegSegment(byte[] jpeg, int marker, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** An EXIF segment with only the orientation. */
    static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer segment = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4);
        segment.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).order(order);
        segment.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.ISO_8859_1));
        segment.putShort((short) 42).putInt(8).putShort((short) 1);
        segment.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return segment.putInt(0).array();
    }

    /** One chunk of a PNG file. */
    static byte[] pngChunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, part.length);
        }
        return all.toByteArray();
    }
}
