package org.featurescope.optimize.picture.graph;

import java.util.Optional;
import org.featurescope.optimize.picture.Matrix;

/**
 * Pixels, or pixels of a smaller picture that is enlarged by bilinear interpolation.
 *
 * @param size pixels on a side of the plane
 * @param count pixels on a side of the picture that is enlarged; {@code size} for the identity
 */
record GridComponent(int size, int count, int images) implements Component {
    @Override
    public Optional<Matrix> synthesis() {
        return count == size ? Optional.empty() : Optional.of(Matrix.upsampling(size, count));
    }

    /** Returns the matrix of local means; finer components represent what these leave. */
    @Override
    public Optional<Matrix> analysis() {
        return synthesis().map(matrix -> matrix.transposed().averaging());
    }

    @Override
    public Optional<float[]> scale() {
        return Optional.empty();
    }

    @Override
    public float[] enlarged(Component smaller, float[] coefficients, int planes) {
        Matrix upsampling = Matrix.upsampling(count, smaller.count());
        return upsampling.onBothAxes(swapped(coefficients, smaller.count(), planes), planes);
    }

    /** Returns the values {@code [count, count, planes]} with the first two axes exchanged. */
    private static float[] swapped(float[] values, int count, int planes) {
        float[] swapped = new float[values.length];
        for (int first = 0; first < count; first++) {
            for (int second = 0; second < count; second++) {
                System.arraycopy(
                        values, (first * count + second) * planes, swapped, (second * count + first) * planes, planes);
            }
        }
        return swapped;
    }
}
