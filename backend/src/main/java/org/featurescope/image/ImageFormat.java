package org.featurescope.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that can be decoded. The first bytes of a file decide which one it has. */
enum ImageFormat {
    JPEG("JPEG") {
        @Override
        boolean matches(byte[] file) {
            return startsWith(file, 0, "\u00ff\u00d8\u00ff");
        }

        @Override
        ImageHeader header(byte[] file) throws IOException {
            return JpegHeader.read(file);
        }
    },
    PNG("PNG") {
        @Override
        boolean matches(byte[] file) {
            return startsWith(file, 0, "\u0089PNG\r\n\u001a\n");
        }

        @Override
        ImageHeader header(byte[] file) throws IOException {
            return PngHeader.read(file);
        }
    },
    GIF("GIF") {
        @Override
        boolean matches(byte[] file) {
            return startsWith(file, 0, "GIF87a") || startsWith(file, 0, "GIF89a");
        }

        @Override
        ImageHeader header(byte[] file) throws IOException {
            return GifHeader.read(file);
        }
    },
    WEBP("WebP") {
        @Override
        boolean matches(byte[] file) {
            return startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP");
        }

        @Override
        ImageHeader header(byte[] file) throws IOException {
            return WebpHeader.read(file);
        }
    },
    BMP("BMP") {
        @Override
        boolean matches(byte[] file) {
            return startsWith(file, 0, "BM");
        }

        @Override
        ImageHeader header(byte[] file) throws IOException {
            return BmpHeader.read(file);
        }
    };

    /** The end of a message, which lists the formats. */
    static final String ALLOWED = "allowed are JPEG, PNG, GIF, WebP and BMP";

    private final String title;

    ImageFormat(String title) {
        this.title = title;
    }

    /** Returns whether a file starts like one of this format. */
    abstract boolean matches(byte[] file);

    /**
     * Reads the header of a file of this format and checks that the file is complete.
     *
     * @throws java.io.EOFException if the file is not complete
     * @throws IOException if it is damaged
     */
    abstract ImageHeader header(byte[] file) throws IOException;

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
