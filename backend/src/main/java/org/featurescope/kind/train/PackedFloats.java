package org.featurescope.kind.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** Writes numbers as little-endian 32-bit floats in Base64. */
final class PackedFloats {
    private PackedFloats() {}

    /** Returns the text of some rows of numbers, one after another. */
    static String pack(List<float[]> rows) {
        int count = rows.stream().mapToInt(row -> row.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
