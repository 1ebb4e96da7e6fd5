package org.featurescope.optimize;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/** Writes numbers, texts and pictures that a {@link CheckpointReader} reads in the same order. */
public final class CheckpointWriter {
    private static final int FLOATS_AT_ONCE = 1 << 14;

    private final DataOutputStream out;

    /** Creates a writer to a stream, which the caller flushes and closes. */
    public CheckpointWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes a 32-bit integer. */
    public void number(int value) throws IOException {
        out.writeInt(value);
    }

    /** Writes a 64-bit integer. */
    public void number(long value) throws IOException {
        out.writeLong(value);
    }

    /** Writes a truth value. */
    public void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    /** Writes truth values. */
    public void flags(boolean[] values) throws IOException {
        out.writeInt(values.length);
        for (boolean value : values) {
            out.writeBoolean(value);
        }
    }

    /** Writes 32-bit integers. */
    public void numbers(int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    /** Writes floats with all their bits. */
    public void numbers(float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(values.length, FLOATS_AT_ONCE) * Float.BYTES);
        for (int at = 0; at < values.length; at += FLOATS_AT_ONCE) {
            int count = Math.min(values.length - at, FLOATS_AT_ONCE);
            bytes.clear().asFloatBuffer().put(values, at, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** Writes arrays of floats. */
    public void all(List<float[]> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (float[] array : arrays) {
            numbers(array);
        }
    }

    /** Writes a text. */
    public void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a text that may be absent. */
    public void text(Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        text(text.orElse(""));
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Writes a picture. */
    public void picture(RgbImage picture) throws IOException {
        out.writeInt(picture.height());
        out.writeInt(picture.width());
        bytes(picture.pixels());
        out.writeBoolean(picture.opacity().isPresent());
        if (picture.opacity().isPresent()) {
            bytes(picture.opacity().get());
        }
    }
}
