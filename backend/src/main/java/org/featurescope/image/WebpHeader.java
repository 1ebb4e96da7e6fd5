package org.featurescope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the size and the EXIF block of a WebP file (RFC 9649) and checks that the file is complete. The container, the
 * frame and the compressed data each declare a size, and the decoder trusts the last one; here all must agree.
 */
final class WebpHeader {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteBuffer file;
    private boolean animated;
    private boolean frameSeen;
    private int pictures;
    private int width = -1;
    private int height = -1;
    private byte[] exif = ImageHeader.NO_EXIF;

    private WebpHeader(ByteBuffer file) {
        this.file = file;
    }

    static ImageHeader read(byte[] file) throws IOException {
        WebpHeader header = new WebpHeader(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        long end = 8 + (header.file.getInt(4) & 0xffff_ffffL);
        if (end > file.length) {
            throw new EOFException("the file is shorter than it declares");
        }
        header.walk(FILE_HEADER, (int) end);
        if (header.pictures == 0) {
            throw new IOException("it has no picture");
        }
        return ImageHeader.of(header.width, header.height, header.exif, file);
    }

    private void walk(int start, int end) throws IOException {
        int chunk = start;
        while (end - chunk >= CHUNK_HEADER) {
            int data = chunk + CHUNK_HEADER;
            long length = file.getInt(chunk + 4) & 0xffff_ffffL;
            if (length > end - data) {
                throw new EOFException("a chunk ends after what holds it");
            }
            String type = new String(file.array(), chunk, 4, StandardCharsets.ISO_8859_1);
            chunk(type, data, (int) length);
            chunk = data + (int) length + (int) (length & 1);
        }
    }

    private void chunk(String type, int data, int length) throws IOException {
        switch (type) {
            case "VP8X" -> {
                need(length, 10);
                animated = (file.get(data) & 2) != 0;
                if (!animated) {
                    size(1 + unsigned24(data + 4), 1 + unsigned24(data + 7));
                }
            }
            case "ANMF" -> {
                need(length, FRAME_HEADER);
                if (animated && !frameSeen) {
                    frameSeen = true;
                    size(1 + unsigned24(data + 6), 1 + unsigned24(data + 9));
                    walk(data + FRAME_HEADER, data + length);
                }
            }
            case "VP8 " -> {
                need(length, 10);
                pictures++;
                size(file.getShort(data + 6) & 0x3fff, file.getShort(data + 8) & 0x3fff);
            }
            case "VP8L" -> {
                need(length, 5);
                pictures++;
                int sizes = file.getInt(data + 1);
                size(1 + (sizes & 0x3fff), 1 + (sizes >>> 14 & 0x3fff));
            }
            case "EXIF" -> exif = exif(Arrays.copyOfRange(file.array(), data, data + length));
            default -> {}
        }
    }

    private void size(int ofWidth, int ofHeight) throws IOException {
        if (width >= 0 && (width != ofWidth || height != ofHeight)) {
            throw new IOException("its parts disagree on its size");
        }
        width = ofWidth;
        height = ofHeight;
    }

    /** Returns the block without the prefix of EXIF blocks in JPEG files, which some writers add. */
    private static byte[] exif(byte[] chunk) {
        boolean prefixed = chunk.length > EXIF.length && Arrays.equals(chunk, 0, EXIF.length, EXIF, 0, EXIF.length);
        return prefixed ? Arrays.copyOfRange(chunk, EXIF.length, chunk.length) : chunk;
    }

    private static void need(int length, int least) throws IOException {
        if (length < least) {
            throw new IOException("a chunk is too short");
        }
    }

    private int unsigned24(int at) {
        return (file.get(at) & 0xff) | (file.get(at + 1) & 0xff) << 8 | (file.get(at + 2) & 0xff) << 16;
    }
}
