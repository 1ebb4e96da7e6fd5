package org.featurescope.kind.spaceintro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Vectors as text. A number is a little-endian 16-bit integer times {@code unit}, and the integers are in Base64. A
 * number that is not zero never becomes zero.
 *
 * @param count the number of vectors
 * @param length the length of each vector
 * @param unit the value of the integer 1
 * @param values the text, row-major
 */
record PackedVectors(int count, int length, double unit, String values) {
    private static final int MOST = Short.MAX_VALUE;

    /** Packs vectors, {@code [count][length]}. */
    static PackedVectors pack(double[][] vectors, int length) {
        double largest = 0;
        for (double[] vector : vectors) {
            for (double value : vector) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        double unit = largest == 0 ? 1 : largest / MOST;
        ByteBuffer bytes =
                ByteBuffer.allocate(Short.BYTES * vectors.length * length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] vector : vectors) {
            for (double value : vector) {
                long rounded = Math.max(value == 0 ? 0 : 1, Math.round(Math.abs(value) / unit));
                bytes.putShort((short) (value < 0 ? -rounded : rounded));
            }
        }
        return new PackedVectors(
                vectors.length, length, unit, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** Returns the vectors, {@code [count][length]}. */
    double[][] unpack() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(values)).order(ByteOrder.LITTLE_ENDIAN);
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                vector[i] = bytes.getShort() * unit;
            }
        }
        return vectors;
    }
}
