package org.featurescope.optimize;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/**
 * Reads what a {@link CheckpointWriter} wrote, in the same order. Before memory is allocated for an array, its length is
 * compared with what the caller expects and with the bytes that are left. So a damaged or foreign file costs no memory.
 *
 * <p>All methods throw an {@link IOException} if the bytes cannot be what the caller expects.
 */
public final class CheckpointReader implements AutoCloseable {
    private static final int FLOATS_AT_ONCE = 1 << 14;

    private final DataInputStream in;
    private long left;

    /**
     * Creates a reader of a stream, which is closed with it.
     *
     * @param length the bytes of the stream
     */
    public CheckpointReader(InputStream in, long length) {
        this.in = new DataInputStream(in);
        this.left = length;
    }

    private void take(long bytes) throws IOException {
        if (bytes > left) {
            throw new IOException("%d bytes are expected, but %d are left".formatted(bytes, left));
        }
        left -= bytes;
    }

    /** Reads a 32-bit integer. */
    public int number() throws IOException {
        take(Integer.BYTES);
        return in.readInt();
    }

    /** Reads a 32-bit integer from {@code least} to {@code most}. */
    public int number(int least, int most) throws IOException {
        int number = number();
        if (number < least || number > most) {
            throw new IOException("%d is not between %d and %d".formatted(number, least, most));
        }
        return number;
    }

    /** Reads a 64-bit integer from 0 to {@code most}. */
    public long longNumber(long most) throws IOException {
        take(Long.BYTES);
        long number = in.readLong();
        if (number < 0 || number > most) {
            throw new IOException("%d is not between 0 and %d".formatted(number, most));
        }
        return number;
    }

    /** Reads an integer that must be {@code expected}. */
    public void require(int expected) throws IOException {
        number(expected, expected);
    }

    /** Reads a text that must be {@code expected}. */
    public void require(String expected) throws IOException {
        byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
        require(bytes.length);
        if (!new String(bytes(bytes.length), StandardCharsets.UTF_8).equals(expected)) {
            throw new IOException("it is not of " + expected);
        }
    }

    /** Reads a truth value. */
    public boolean flag() throws IOException {
        take(1);
        return in.readBoolean();
    }

    /** Reads {@code count} truth values. */
    public boolean[] flags(int count) throws IOException {
        require(count);
        boolean[] values = new boolean[count];
        for (int at = 0; at < count; at++) {
            values[at] = flag();
        }
        return values;
    }

    /** Reads from {@code least} to {@code most} integers. */
    public int[] integers(int least, int most) throws IOException {
        int[] values = new int[length(least, most, Integer.BYTES)];
        for (int at = 0; at < values.length; at++) {
            values[at] = number();
        }
        return values;
    }

    /** Reads {@code count} floats. */
    public float[] floats(int count) throws IOException {
        require(count);
        take((long) count * Float.BYTES);
        float[] values = new float[count];
        byte[] bytes = new byte[Math.min(count, FLOATS_AT_ONCE) * Float.BYTES];
        for (int at = 0; at < count; at += FLOATS_AT_ONCE) {
            int length = Math.min(count - at, FLOATS_AT_ONCE);
            in.readFully(bytes, 0, length * Float.BYTES);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, at, length);
        }
        return values;
    }

    /** Reads arrays of floats of these lengths. */
    public List<float[]> all(List<Integer> lengths) throws IOException {
        require(lengths.size());
        List<float[]> arrays = new ArrayList<>();
        for (int length : lengths) {
            arrays.add(floats(length));
        }
        return arrays;
    }

    /** Reads a text of at most {@code most} bytes. */
    public String text(int most) throws IOException {
        return new String(bytes(length(0, most, 1)), StandardCharsets.UTF_8);
    }

    /** Reads a text of at most {@code most} bytes that may be absent. */
    public Optional<String> optionalText(int most) throws IOException {
        boolean isPresent = flag();
        String text = text(most);
        return isPresent ? Optional.of(text) : Optional.empty();
    }

    /** Reads a square picture of {@code size} pixels on a side. */
    public RgbImage picture(int size) throws IOException {
        require(size);
        require(size);
        require(size * size * 3);
        byte[] pixels = bytes(size * size * 3);
        if (!flag()) {
            return new RgbImage(size, size, pixels);
        }
        require(size * size);
        return new RgbImage(size, size, pixels, Optional.of(bytes(size * size)));
    }

    private int length(int least, int most, int bytesOfEach) throws IOException {
        int length = number(least, most);
        if ((long) length * bytesOfEach > left) {
            throw new IOException("%d values are expected, but %d bytes are left".formatted(length, left));
        }
        return length;
    }

    private byte[] bytes(int count) throws IOException {
        take(count);
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
