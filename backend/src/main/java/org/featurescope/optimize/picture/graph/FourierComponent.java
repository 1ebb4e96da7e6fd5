package org.featurescope.optimize.picture.graph;

import java.util.Optional;
import org.featurescope.optimize.picture.FourierBasis;
import org.featurescope.optimize.picture.Matrix;

/**
 * Coefficients of the real Fourier basis. Its columns are orthonormal, so the analysis is the transposed synthesis.
 *
 * @param size pixels on a side of the plane
 * @param matrix {@code [size, count]}
 * @param factors {@code [count, count, planes]}, {@link FourierBasis#scale}
 */
record FourierComponent(int size, Matrix matrix, float[] factors, int images) implements Component {
    static FourierComponent of(int size, double band, double[] decays, int images) {
        FourierBasis basis = new FourierBasis(size, band);
        return new FourierComponent(size, new Matrix(size, basis.count(), basis.matrix()), basis.scale(decays), images);
    }

    @Override
    public int count() {
        return matrix.columns();
    }

    @Override
    public Optional<Matrix> synthesis() {
        return Optional.of(matrix);
    }

    @Override
    public Optional<Matrix> analysis() {
        return Optional.of(matrix.transposed());
    }

    @Override
    public Optional<float[]> scale() {
        return Optional.of(factors);
    }

    /**
     * A column is that of the same number of cycles, its norm smaller by the root of the sizes' ratio; the factors grow
     * with the size, which makes up for it on both axes. So the coefficients stay, and new frequencies have none: each
     * n-th pixel of an n times larger picture is the smaller one's.
     */
    @Override
    public float[] enlarged(Component smaller, float[] coefficients, int planes) {
        int before = smaller.count();
        int kept = Math.min(before, count());
        float[] enlarged = new float[count() * count() * planes];
        for (int horizontal = 0; horizontal < kept; horizontal++) {
            for (int vertical = 0; vertical < kept; vertical++) {
                float factor = (float) (alternating(smaller, horizontal) * alternating(smaller, vertical));
                for (int plane = 0; plane < planes; plane++) {
                    enlarged[(horizontal * count() + vertical) * planes + plane] =
                            factor * coefficients[(horizontal * before + vertical) * planes + plane];
                }
            }
        }
        return enlarged;
    }

    /** The alternating sign is a column alone, of a larger norm than the cosine that it becomes. */
    private double alternating(Component smaller, int column) {
        boolean last = smaller instanceof FourierComponent fourier && column > 0 && column + 1 == fourier.size;
        return last && column % 2 == 1 && column + 1 < size ? Math.sqrt(0.5) : 1;
    }
}
