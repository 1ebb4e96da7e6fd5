package org.featurescope.space.directions;

import java.util.Arrays;
import org.featurescope.validate.Validate;

/**
 * Vectors of equal length, such as a layer's activations at positions of photographs, or directions of its activation
 * space. Not copied, so the array must not be changed afterwards.
 */
public final class Vectors {
    private final float[] values;
    private final int length;

    /**
     * Creates vectors of an array.
     *
     * @param values {@code [vectors][length]}, row-major
     * @param length the length of each vector, at least 1
     */
    public Vectors(float[] values, int length) {
        Validate.isTrue(
                "vectors",
                length > 0 && values.length % length == 0,
                "%d numbers are not whole vectors of length %d".formatted(values.length, length));
        this.values = values;
        this.length = length;
    }

    /** Returns the columns of a matrix, {@code [length][vectors]}. */
    public static Vectors columns(double[][] matrix) {
        int count = matrix[0].length;
        float[] values = new float[count * matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < count; column++) {
                values[column * matrix.length + row] = (float) matrix[row][column];
            }
        }
        return new Vectors(values, matrix.length);
    }

    /** Returns the basis directions of a space of {@code length} dimensions. */
    public static Vectors basis(int length) {
        float[] values = new float[length * length];
        for (int i = 0; i < length; i++) {
            values[i * length + i] = 1;
        }
        return new Vectors(values, length);
    }

    /** Returns the numbers, {@code [vectors][length]}, row-major. Not a copy. */
    public float[] values() {
        return values;
    }

    /** Returns the length of each vector. */
    public int length() {
        return length;
    }

    /** Returns the number of vectors. */
    public int count() {
        return values.length / length;
    }

    /** Returns a copy of one vector. */
    public float[] get(int index) {
        float[] vector = new float[length];
        System.arraycopy(values, index * length, vector, 0, length);
        return vector;
    }

    /** Returns a copy of some of the vectors. */
    public Vectors of(int[] indices) {
        float[] chosen = new float[indices.length * length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * length, chosen, i * length, length);
        }
        return new Vectors(chosen, length);
    }

    /** Returns the vectors scaled to length 1. Zero vectors are left out. */
    public Vectors ofLength1() {
        float[] scaled = new float[values.length];
        int kept = 0;
        for (int i = 0; i < count(); i++) {
            double squares = 0;
            for (int j = 0; j < length; j++) {
                squares += (double) values[i * length + j] * values[i * length + j];
            }
            if (squares > 0) {
                double scale = 1 / Math.sqrt(squares);
                for (int j = 0; j < length; j++) {
                    scaled[kept * length + j] = (float) (values[i * length + j] * scale);
                }
                kept++;
            }
        }
        return new Vectors(Arrays.copyOf(scaled, kept * length), length);
    }

    /** Returns whether no number is negative. */
    public boolean areNonNegative() {
        for (float value : values) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }
}
