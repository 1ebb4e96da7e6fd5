package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.featurescope.validate.InvalidInputException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationPathTest {
    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double[][] product(double[][] a, double[][] b) {
        return new Array2DRowRealMatrix(a).multiply(new Array2DRowRealMatrix(b)).getData();
    }

    private static double[][] diagonal(double... entries) {
        double[][] diagonal = new double[entries.length][entries.length];
        for (int i = 0; i < entries.length; i++) {
            diagonal[i][i] = entries[i];
        }
        return diagonal;
    }

    private static void assertEqual(double[][] actual, double[][] expected) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                assertThat(actual[i][j]).isEqualTo(expected[i][j], within(1e-10));
            }
        }
    }

    private static void assertOrthogonal(double[][] matrix) {
        RealMatrix q = new Array2DRowRealMatrix(matrix);
        assertEqual(q.transposeMultiply(q).getData(), identity(matrix.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 40})
    void leadsFromTheIdentityToTheRotation(int size) {
        try (Rotations rotations = new Rotations(size)) {
            for (long seed = 0; seed < 3; seed++) {
                double[][] rotation = rotations.draw(seed);
                RotationPath path = RotationPath.to(rotation);
                assertEqual(path.at(0), identity(size));
                assertEqual(path.at(1), rotation);
                assertEqual(product(path.at(0.3), path.at(0.5)), path.at(0.8));
                assertEqual(product(path.at(0.5), path.at(0.5)), rotation);
                for (double alpha : new double[] {0.1, 0.25, 0.77}) {
                    assertOrthogonal(path.at(alpha));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3.1, -1, 0, 0.5, 2, 3.1})
    void turnsAPlaneByAShareOfItsAngle(double angle) {
        double[][] rotation = {{Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}};
        double[][] third = RotationPath.to(rotation).at(1 / 3.0);
        assertEqual(third, new double[][] {
            {Math.cos(angle / 3), -Math.sin(angle / 3)}, {Math.sin(angle / 3), Math.cos(angle / 3)}
        });
    }

    @Test
    void takesMinusOnesInPairs() {
        for (double[][] rotation : new double[][][] {
            diagonal(-1, -1), diagonal(1, -1, -1), diagonal(-1, 1, -1, 1), diagonal(-1, -1, -1, -1), identity(3)
        }) {
            RotationPath path = RotationPath.to(rotation);
            assertEqual(path.at(1), rotation);
            assertEqual(path.at(0), identity(rotation.length));
            assertOrthogonal(path.at(0.5));
            assertEqual(product(path.at(0.5), path.at(0.5)), rotation);
        }
    }

    @Test
    void refusesReflectionsAndOtherMatrices() {
        assertThatThrownBy(() -> RotationPath.to(diagonal(1, 1, -1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("determinant is -1");
        assertThatThrownBy(() -> RotationPath.to(diagonal(1, 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scales a vector by 2");
    }
}
