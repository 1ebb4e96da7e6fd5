package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PackedMatrixTest {
    @Test
    void aMatrixIsReadAsItWasWritten() {
        double[][] matrix = {
            {1, 0.5, -1, Double.NaN},
            {0.5, 1, 0.12345, 0},
            {-1, 0.12345, 1, 1},
            {Double.NaN, 0, 1, 1}
        };
        String packed = PackedMatrix.pack(matrix);
        double[][] read = PackedMatrix.unpack(packed, 4);
        for (int i = 0; i < 4; i++) {
            assertThat(read[i]).containsExactly(matrix[i], within(2e-5));
        }
        // six entries of two bytes
        assertThat(packed).hasSize(16);
    }

    @Test
    void entriesAreLittleEndianIntegersRowByRow() {
        assertThat(PackedMatrix.pack(new double[][] {{1, 1}, {1, 1}})).isEqualTo("/38=");
        assertThat(PackedMatrix.pack(new double[][] {{1}})).isEmpty();
    }
}
