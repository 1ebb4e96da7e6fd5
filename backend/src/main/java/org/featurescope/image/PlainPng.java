package org.featurescope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the plain kind of PNG file, which nearly all photographs and screenshots are: red, green and blue of 8 bits, with
 * or without alpha, not interlaced, no transparent colour (W3C PNG, third edition).
 *
 * <p>The platform's decoder gives the same numbers and takes twice the time: it goes through a colour model. What is
 * not plain is left to it. One instance reads one file; it takes the memory of the picture and of
 * a few rows.
 */
final class PlainPng {
    private static final int HEADER = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    /** Bytes to decompress at a time, about. */
    private static final int BLOCK = 1 << 16;

    private static final int RGB = 2;
    private static final int RGBA = 6;

    private final ByteBuffer chunks;
    private final int width;
    private final int height;
    private final int samples;
    private final Inflater inflater = new Inflater();

    private PlainPng(byte[] file) {
        chunks = ByteBuffer.wrap(file);
        width = chunks.getInt(HEADER + 8);
        height = chunks.getInt(HEADER + 12);
        samples = file[HEADER + 17] == RGB ? 3 : 4;
    }

    /**
     * Whether {@link #read} can read a file.
     *
     * @param file its signature and those chunks of it that make pixels, as {@link PngHeader} leaves them, the header
     *     first
     */
    static boolean is(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int data = HEADER + 8;
        int type = file[data + 9];
        int next = HEADER + 25;
        return chunks.getInt(HEADER + 4) == IHDR
                && file[data + 8] == 8
                && (type == RGB || type == RGBA)
                && file[data + 10] == 0
                && file[data + 11] == 0
                && file[data + 12] == 0
                && file.length >= next + 8
                // a palette or a transparent colour would stand before the pixels
                && chunks.getInt(next + 4) == IDAT;
    }

    /**
     * The picture, on white where it is transparent.
     *
     * @throws EOFException if the rows end too early
     * @throws IOException if they are damaged
     */
    static RgbImage read(byte[] file) throws IOException {
        PlainPng png = new PlainPng(file);
        try {
            return png.pixels();
        } catch (DataFormatException e) {
            throw new IOException("its pixels cannot be decompressed", e);
        } finally {
            png.inflater.end();
        }
    }

    /**
     * Decompresses several rows at a time, which zlib does faster than one by one, below the row before them.
     */
    private RgbImage pixels() throws IOException, DataFormatException {
        chunks.position(HEADER + 25);
        byte[] pixels = new byte[height * width * 3];
        int stride = width * samples + 1;
        int most = Math.min(height, Math.max(1, BLOCK / stride));
        byte[] rows = new byte[(1 + most) * stride];
        int target = 0;
        for (int y = 0; y < height; y += most) {
            int count = Math.min(most, height - y);
            inflate(rows, stride, count * stride);
            for (int row = 1; row <= count; row++) {
                int start = row * stride;
                unfilter(rows, start, stride);
                target += BufferedImages.toRgb(rows, start + 1, width, samples, pixels, target);
            }
            System.arraycopy(rows, count * stride, rows, 0, stride);
        }
        return new RgbImage(height, width, pixels);
    }

    /** Reads from the stream that the pixel chunks make together. */
    private void inflate(byte[] bytes, int from, int length) throws IOException, DataFormatException {
        int filled = 0;
        while (filled < length) {
            if (inflater.needsInput()) {
                nextChunk();
            }
            filled += inflater.inflate(bytes, from + filled, length - filled);
            if (filled < length && (inflater.finished() || inflater.needsDictionary())) {
                throw new EOFException("there are too few rows");
            }
        }
    }

    private void nextChunk() throws IOException {
        int length = chunks.getInt();
        if (chunks.getInt() != IDAT) {
            throw new EOFException("there are too few rows");
        }
        inflater.setInput(chunks.array(), chunks.position(), length);
        chunks.position(chunks.position() + length + 4);
    }

    /** Makes a row of its differences to what is beside and above (section 9). */
    private void unfilter(byte[] rows, int start, int stride) throws IOException {
        int first = start + 1;
        int end = start + stride;
        switch (rows[start]) {
            case 0 -> {}
            case 1 -> {
                for (int i = first + samples; i < end; i++) {
                    rows[i] += rows[i - samples];
                }
            }
            case 2 -> {
                for (int i = first; i < end; i++) {
                    rows[i] += rows[i - stride];
                }
            }
            case 3 -> {
                for (int i = first; i < end; i++) {
                    int left = i < first + samples ? 0 : rows[i - samples] & 0xff;
                    rows[i] += (byte) ((left + (rows[i - stride] & 0xff)) >> 1);
                }
            }
            case 4 -> Paeth.add(rows, first, end, stride, samples);
            default -> throw new IOException("there is no filter " + rows[start]);
        }
    }
}
