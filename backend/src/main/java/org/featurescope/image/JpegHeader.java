package org.featurescope.image;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the size, the EXIF block and the components of a JPEG file (ITU-T T.81, annex B), and checks that the file is
 * complete. The library's decoder returns a picture with a grey rest for a file that is cut short.
 */
final class JpegHeader {
    /** The most scans of a progressive file. Each costs time, and a file of a few kilobytes can have thousands. */
    static final int MOST_SCANS = 200;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SOF_FIRST = 0xc0;
    private static final int SOF_LAST_HUFFMAN = 0xc2;
    private static final int SOF_LAST = 0xcf;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int RST_FIRST = 0xd0;
    private static final int RST_LAST = 0xd7;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    private final ByteBuffer file;
    private int frames;
    private int width;
    private int height;
    private boolean luma;
    private int scans;
    private int adobeTransform = -1;
    private byte[] exif = ImageHeader.NO_EXIF;

    private JpegHeader(ByteBuffer file) {
        this.file = file;
    }

    static ImageHeader read(byte[] file) throws IOException {
        JpegHeader header = new JpegHeader(ByteBuffer.wrap(file, 2, file.length - 2));
        header.walk();
        if (header.frames != 1) {
            throw new IOException("it has %d frame headers".formatted(header.frames));
        }
        return new ImageHeader(
                header.width,
                header.height,
                new Rectangle(header.width, header.height),
                header.exif,
                file,
                header.luma && header.adobeTransform != 0);
    }

    private void walk() throws IOException {
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (marker == SOI || marker == 0x01) {
                continue;
            }
            int end = file.position() + unsignedShort();
            if (end < file.position()) {
                throw new IOException("a segment is too short");
            }
            if (end > file.limit()) {
                throw new EOFException("a segment ends after the file");
            }
            segment(marker, end);
            file.position(end);
        }
    }

    private void segment(int marker, int end) throws IOException {
        if (marker == SOS) {
            scans++;
            if (scans > MOST_SCANS) {
                throw new IOException("it has more than %d scans".formatted(MOST_SCANS));
            }
        } else if (marker == APP1 && exif.length == 0) {
            readExif(end);
        } else if (isFrame(marker) && end - file.position() >= 5) {
            frames++;
            readFrame(marker, end);
        } else if (marker == APP14 && end - file.position() >= 12) {
            adobeTransform = file.get(file.position() + 11);
        }
    }

    private void readFrame(int marker, int end) throws IOException {
        int start = file.position();
        int bits = file.get();
        height = unsignedShort();
        width = unsignedShort();
        luma = marker <= SOF_LAST_HUFFMAN
                && bits == 8
                && end - start == 6 + 3 * 3
                && file.get(start + 5) == 3
                && file.get(start + 6) == 1
                && file.get(start + 9) == 2
                && file.get(start + 12) == 3;
    }

    private void readExif(int end) {
        byte[] segment = new byte[end - file.position()];
        file.get(segment);
        if (segment.length > EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
            exif = Arrays.copyOfRange(segment, EXIF.length, segment.length);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
    }

    /** Skips padding and the compressed data of scans, and returns the next marker that is not a restart marker. */
    private int nextMarker() throws IOException {
        int before = 0;
        while (file.hasRemaining()) {
            int here = file.get() & 0xff;
            boolean marker = before == 0xff && here != 0 && here != 0xff;
            if (marker && !(here >= RST_FIRST && here <= RST_LAST)) {
                return here;
            }
            before = here;
        }
        throw new EOFException("there is no end marker");
    }

    private int unsignedShort() throws IOException {
        if (file.remaining() < 2) {
            throw new EOFException("a segment ends after the file");
        }
        return file.getShort() & 0xffff;
    }
}
