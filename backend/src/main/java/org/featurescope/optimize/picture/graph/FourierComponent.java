package org.featurescope.optimize.picture.graph;

import java.util.Optional;
import org.featurescope.optimize.picture.FourierBasis;
import org.featurescope.optimize.picture.Matrix;

/**
 * Coefficients of the real Fourier basis. Its columns are orthonormal, so the analysis is the transpose of the synthesis.
 *
 * @param size pixels on a side of the plane
 * @param matrix {@code [size, count]}
 * @param factors {@code [count, count, planes]}, from {@link FourierBasis#scale}
 */
record FourierComponent(int size, Matrix matrix, float[] factors, int images) implements Component {
    /** Returns the component of a plane. */
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
     * Returns the same coefficients, and zeros for new frequencies. The values of a column with the same number of cycles
     * are smaller by the root of the ratio of the sizes; the factors, which grow with the size, compensate for this on both
     * axes. So every n-th pixel of an n times larger picture equals a pixel of the smaller one.
     */
    @Override
    public float[] enlarged(Component smaller, float[] coefficients, int planes) {
        int before = smaller.count();
        int kept = Math.min(before, count());
        float[] enlarged = new float[count() * count() * planes];
        for (int horizontal = 0; horizontal < kept; horizontal++) {
            for (int vertical = 0; vertical < kept; vertical++) {
                float factor = (float) (columnFactor(smaller, horizontal) * columnFactor(smaller, vertical));
                for (int plane = 0; plane < planes; plane++) {
                    enlarged[(horizontal * count() + vertical) * planes + plane] =
                            factor * coefficients[(horizontal * before + vertical) * planes + plane];
                }
            }
        }
        return enlarged;
    }

    /**
     * Returns the factor for a column. The last column of an even size alternates its sign and has no sine beside it; its
     * values are larger than those of the cosine that it becomes.
     */
    private double columnFactor(Component smaller, int column) {
        boolean last = column > 0 && column + 1 == smaller.size();
        return last && column % 2 == 1 && column + 1 < size ? Math.sqrt(0.5) : 1;
    }
}
