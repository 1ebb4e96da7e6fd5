package org.featurescope.image;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads the size and the EXIF block of a PNG file (W3C PNG, third edition, section 5) and checks that the file is
 * complete. The decoder gets only the chunks of the pixels, since texts and profiles can be compressed a thousandfold.
 */
final class PngHeader {
    private static final int SIGNATURE = 8;
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngHeader() {}

    static ImageHeader read(byte[] file) throws IOException {
        ByteBuffer chunks = ByteBuffer.wrap(file, SIGNATURE, file.length - SIGNATURE);
        ByteArrayOutputStream pixelData = new ByteArrayOutputStream(file.length);
        pixelData.write(file, 0, SIGNATURE);
        byte[] exif = ImageHeader.NO_EXIF;
        int width = 0;
        int height = 0;
        String type = "";
        boolean first = true;
        while (!type.equals("IEND")) {
            int start = chunks.position();
            if (chunks.remaining() < 12) {
                throw new EOFException("the last chunk is missing");
            }
            int length = chunks.getInt();
            if (length < 0 || length > chunks.remaining() - 8) {
                throw new EOFException("a chunk ends after the file");
            }
            type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
            int data = start + 8;
            if (first != type.equals("IHDR") || (first && length != 13)) {
                throw new IOException("the header is not the first chunk");
            }
            if (first) {
                width = chunks.getInt(data);
                height = chunks.getInt(data + 4);
            } else if (type.equals("eXIf")) {
                exif = Arrays.copyOfRange(file, data, data + length);
            }
            if (PIXELS.contains(type)) {
                pixelData.write(file, start, length + 12);
            }
            chunks.position(data + length + 4);
            first = false;
        }
        return ImageHeader.of(width, height, exif, pixelData.toByteArray());
    }
}
