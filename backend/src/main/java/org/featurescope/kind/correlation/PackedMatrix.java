package org.featurescope.kind.correlation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Writes a matrix of correlations as text: the entries above the diagonal row by row, as little-endian 16-bit integers in
 * Base64. An entry is the correlation times {@value #ONE}, or {@value #UNDEFINED} where there is none.
 */
final class PackedMatrix {
    private static final short ONE = 32_767;
    private static final short UNDEFINED = -32_768;

    private PackedMatrix() {}

    /** Returns the text of a symmetric matrix. */
    static String pack(double[][] matrix) {
        int side = matrix.length;
        ByteBuffer bytes = ByteBuffer.allocate(side * (side - 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < side; i++) {
            for (int j = i + 1; j < side; j++) {
                bytes.putShort(Double.isNaN(matrix[i][j]) ? UNDEFINED : (short) Math.round(matrix[i][j] * ONE));
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Returns the matrix of a text that {@link #pack} returned; its diagonal is 1. */
    static double[][] unpack(String packed, int side) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed)).order(ByteOrder.LITTLE_ENDIAN);
        double[][] matrix = new double[side][side];
        for (int i = 0; i < side; i++) {
            matrix[i][i] = 1;
            for (int j = i + 1; j < side; j++) {
                short entry = bytes.getShort();
                matrix[i][j] = entry == UNDEFINED ? Double.NaN : (double) entry / ONE;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
