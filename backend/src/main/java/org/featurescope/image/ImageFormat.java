package org.featurescope.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats that can be decoded. The first bytes of a file decide which one it has. */
enum ImageFormat {
    JPEG("JPEG", JpegHeader::read, "\u00ff\u00d8\u00ff"),
    PNG("PNG", PngHeader::read, "\u0089PNG\r\n\u001a\n"),
    GIF("GIF", GifHeader::read, "GIF87a", "GIF89a"),
    WEBP("WebP", WebpHeader::read, "RIFF") {
        @Override
        boolean matches(byte[] file) {
            return super.matches(file) && startsWith(file, 8, "WEBP");
        }
    },
    BMP("BMP", BmpHeader::read, "BM");

    /** The end of a message, which lists the formats. */
    static final String ALLOWED = "allowed are JPEG, PNG, GIF, WebP and BMP";

    private final String title;
    private final HeaderReader reader;
    private final List<String> magics;

    /** Reads the header of a file. */
    @FunctionalInterface
    private interface HeaderReader {
        ImageHeader read(byte[] file) throws IOException;
    }

    /**
     * Creates a format.
     *
     * @param magics the bytes with one of which a file starts, ISO 8859-1
     */
    ImageFormat(String title, HeaderReader reader, String... magics) {
        this.title = title;
        this.reader = reader;
        this.magics = List.of(magics);
    }

    /** Returns whether a file starts like one of this format. */
    boolean matches(byte[] file) {
        return magics.stream().anyMatch(magic -> startsWith(file, 0, magic));
    }

    /**
     * Reads the header of a file of this format and checks that the file is complete.
     *
     * @throws java.io.EOFException if the file is not complete
     * @throws IOException if it is damaged
     */
    ImageHeader header(byte[] file) throws IOException {
        return reader.read(file);
    }

    /** Returns its name for people. */
    String title() {
        return title;
    }

    /** Returns the format of a file, if it has one of these. */
    static Optional<ImageFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
    }

    /** Returns the end of a sentence that says what a file of none of these formats is. */
    static String otherThan(byte[] file) {
        if (file.length == 0) {
            return "is empty";
        }
        if (startsWith(file, 4, "ftyp")) {
            return "is of a format that cannot be read (HEIC, AVIF or a film)";
        }
        if (startsWith(file, 0, "II*\0") || startsWith(file, 0, "MM\0*")) {
            return "is of a format that cannot be read (TIFF or a camera's raw format)";
        }
        return "is not a picture of a format that can be read";
    }

    private static boolean startsWith(byte[] file, int offset, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= offset + bytes.length
                && Arrays.equals(file, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
}
