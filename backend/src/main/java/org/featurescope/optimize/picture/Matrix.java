package org.featurescope.optimize.picture;

import java.util.Arrays;

/**
 * A matrix in Java, row by row. It transforms an axis of coefficients to an axis of pixels, or back.
 *
 * @param values {@code [rows, columns]}
 */
public record Matrix(int rows, int columns, float[] values) {
    /**
     * Returns the matrix of linear interpolation from {@code count} samples to {@code size} samples of the same length.
     * Sample {@code i} of {@code n} lies at {@code (i + 1/2) / n}. Beyond the first and the last sample their values are
     * repeated.
     */
    public static Matrix upsampling(int size, int count) {
        float[] values = new float[size * count];
        for (int row = 0; row < size; row++) {
            double position = Math.max(0, Math.min(count - 1, (row + 0.5) * count / size - 0.5));
            int lower = Math.min((int) position, Math.max(0, count - 2));
            double share = position - lower;
            values[row * count + lower] = (float) (1 - share);
            if (count > 1) {
                values[row * count + lower + 1] = (float) share;
            }
        }
        return new Matrix(size, count, values);
    }

    /**
     * Returns the matrix of linear interpolation on a circle from {@code count} samples to {@code size} samples. Sample
     * {@code i} of {@code n} lies at {@code i / n} of the circumference.
     */
    public static Matrix periodicUpsampling(int size, int count) {
        float[] values = new float[size * count];
        for (int row = 0; row < size; row++) {
            double position = (double) row * count / size;
            int lower = (int) position;
            double share = position - lower;
            values[row * count + lower] += (float) (1 - share);
            values[row * count + (lower + 1) % count] += (float) share;
        }
        return new Matrix(size, count, values);
    }

    /** Returns the transposed matrix. */
    public Matrix transposed() {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return new Matrix(columns, rows, transposed);
    }

    /** Returns the matrix with each row divided by its sum. That of a transposed upsampling computes local means. */
    public Matrix averaging() {
        float[] averaging = values.clone();
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int column = 0; column < columns; column++) {
                sum += values[row * columns + column];
            }
            for (int column = 0; column < columns; column++) {
                averaging[row * columns + column] /= (float) sum;
            }
        }
        return new Matrix(rows, columns, averaging);
    }

    /**
     * Applies the matrix along both axes and exchanges them: {@code out[j, i] = sum over k, l of this[i, k] this[j, l] in[k, l]}.
     *
     * @param in {@code [columns, columns, depth]}
     * @return {@code [rows, rows, depth]}
     */
    public float[] onBothAxes(float[] in, int depth) {
        int length = columns * depth;
        // [columns, rows, depth], so that the second sum is over contiguous rows, too
        float[] intermediate = new float[columns * rows * depth];
        float[] sum = new float[length];
        for (int i = 0; i < rows; i++) {
            combine(in, i, length, sum, 0);
            for (int l = 0; l < columns; l++) {
                System.arraycopy(sum, l * depth, intermediate, (l * rows + i) * depth, depth);
            }
        }
        float[] out = new float[rows * rows * depth];
        for (int j = 0; j < rows; j++) {
            combine(intermediate, j, rows * depth, out, j * rows * depth);
        }
        return out;
    }

    /** Writes the sum of the rows of {@code in}, of that length, weighted by a row of this matrix. */
    private void combine(float[] in, int row, int length, float[] out, int start) {
        Arrays.fill(out, start, start + length, 0);
        for (int k = 0; k < columns; k++) {
            float weight = values[row * columns + k];
            if (weight != 0) {
                int from = k * length;
                for (int at = 0; at < length; at++) {
                    out[start + at] += weight * in[from + at];
                }
            }
        }
    }
}
