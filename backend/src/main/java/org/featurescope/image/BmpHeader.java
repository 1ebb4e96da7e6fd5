package org.featurescope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the header of a BMP file and checks that all rows are there. The library's decoder would first allocate the
 * declared size, however short the file is.
 */
final class BmpHeader {
    private static final int OS2_HEADER = 12;
    private static final int JPEG_INSIDE = 4;
    private static final int PNG_INSIDE = 5;

    private BmpHeader() {}

    static ImageHeader read(byte[] file) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 26) {
            throw new EOFException("the header is not complete");
        }
        long pixels = header.getInt(10) & 0xffff_ffffL;
        if (header.getInt(14) == OS2_HEADER) {
            int width = header.getShort(18) & 0xffff;
            int height = header.getShort(20) & 0xffff;
            checkRows(file, pixels, width, height, header.getShort(24));
            return ImageHeader.of(width, height, ImageHeader.NO_EXIF, file);
        }
        if (file.length < 54) {
            throw new EOFException("the header is not complete");
        }
        int width = header.getInt(18);
        // A negative height means that the rows are stored from the top.
        int height = Math.abs(header.getInt(22));
        int compression = header.getInt(30);
        if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
            throw new IOException("it contains a picture of another format");
        }
        if (compression == 0 || compression == 3) {
            checkRows(file, pixels, width, height, header.getShort(28));
        }
        return ImageHeader.of(width, height, ImageHeader.NO_EXIF, file);
    }

    private static void checkRows(byte[] file, long pixels, long width, long height, long bits) throws EOFException {
        long rowBytes = (width * bits + 31) / 32 * 4;
        // A product could overflow.
        if (rowBytes > 0 && height > (file.length - pixels) / rowBytes) {
            throw new EOFException("the last row ends after the file");
        }
    }
}
