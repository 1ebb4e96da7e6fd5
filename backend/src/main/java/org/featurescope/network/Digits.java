package org.featurescope.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.featurescope.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The handwritten digits that come with the product: 28 by 28 pixels each, of MNIST. A build that could not fetch them goes
 * without.
 */
public final class Digits {
    /** Height and width of a digit, pixels. */
    public static final int SIDE = 28;
    /** The number of pixels of a digit. */
    public static final int PIXELS = SIDE * SIDE;
    /** The number of classes. */
    public static final int CLASSES = 10;
    /** The number of digits. */
    public static final int COUNT = 10_000;
    /** The number of digits to train on, the first ones. The others are held out. */
    public static final int TRAINED = 8_000;
    /** Who made the digits, under which licence. */
    public static final String CREDIT =
            "Digits: MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0";

    /** The bytes of the whole file: pixels, classes, and two coordinates of each digit in a plane. */
    private static final int LENGTH = COUNT * (PIXELS + 1 + 2);

    private final byte[] file;
    private final byte[] content;
    private final String digest;

    private Digits(byte[] file) throws IOException {
        this.file = file;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            this.content = in.readAllBytes();
        }
        if (content.length != LENGTH) {
            throw new IOException("the file of digits has %d bytes instead of %d".formatted(content.length, LENGTH));
        }
        this.digest = Sha256.of(content);
    }

    /** Reads the digits when they are first asked for. */
    private static final class Holder {
        static final Optional<Digits> PRODUCT = read();

        private static Optional<Digits> read() {
            try (@Nullable InputStream in = Digits.class.getResourceAsStream("digits/digits.gz")) {
                return in == null ? Optional.empty() : Optional.of(new Digits(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException("the product's digits cannot be read", e);
            }
        }
    }

    /** Returns the digits of the product; empty if it was built without. */
    public static Optional<Digits> ofProduct() {
        return Holder.PRODUCT;
    }

    /** Returns the gzip file: the pixels of all digits, their classes, and the places of each in a plane, x and y. */
    public byte[] file() {
        return file.clone();
    }

    /** Returns the same without compression. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns the SHA-256 of the content. */
    public String digest() {
        return digest;
    }

    /** Returns a pixel of a digit, from 0 for the background to 255 for ink. */
    public int pixel(int digit, int index) {
        return Byte.toUnsignedInt(content[digit * PIXELS + index]);
    }

    /** Returns the class of a digit, from 0 to 9. */
    public int classOf(int digit) {
        return content[COUNT * PIXELS + digit];
    }

    /** Returns the place of a digit in a plane in which similar digits are close together. Both coordinates are from 0 to 255. */
    public int[] place(int digit) {
        int at = COUNT * (PIXELS + 1) + 2 * digit;
        return new int[] {Byte.toUnsignedInt(content[at]), Byte.toUnsignedInt(content[at + 1])};
    }
}
