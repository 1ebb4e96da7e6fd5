package org.featurescope.optimize.picture;

/**
 * The matrix from decorrelated colours to red, green and blue. The colours of natural pictures are correlated: brightness
 * varies most, then blue against yellow, then red against green. A picture is optimized in coordinates that are not
 * correlated, and this matrix converts it back.
 *
 * <p>It is the square root of the covariance of ImageNet's colours, as in Lucid, divided by its largest column norm.
 *
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/param/color.py">Lucid, color.py</a>
 */
public final class ColorDecorrelation {
    private static final double[][] SQUARE_ROOT = {{0.26, 0.09, 0.02}, {0.27, 0.00, -0.05}, {0.27, -0.09, 0.03}};

    private ColorDecorrelation() {}

    /** Returns the matrix {@code [decorrelated, rgb]}, which a row of decorrelated coordinates is multiplied by. */
    public static float[][] matrix() {
        double norm = 0;
        for (int column = 0; column < 3; column++) {
            double squares = 0;
            for (double[] row : SQUARE_ROOT) {
                squares += row[column] * row[column];
            }
            norm = Math.max(norm, Math.sqrt(squares));
        }
        float[][] matrix = new float[3][3];
        for (int rgb = 0; rgb < 3; rgb++) {
            for (int decorrelated = 0; decorrelated < 3; decorrelated++) {
                matrix[decorrelated][rgb] = (float) (SQUARE_ROOT[rgb][decorrelated] / norm);
            }
        }
        return matrix;
    }

    /** Returns the inverse {@code [rgb, decorrelated]} of {@link #matrix}, computed from its adjugate. */
    static double[][] inverse() {
        float[][] matrix = matrix();
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int nextRow = (row + 1) % 3;
                int lastRow = (row + 2) % 3;
                int nextColumn = (column + 1) % 3;
                int lastColumn = (column + 2) % 3;
                inverse[column][row] = (double) matrix[nextRow][nextColumn] * matrix[lastRow][lastColumn]
                        - (double) matrix[nextRow][lastColumn] * matrix[lastRow][nextColumn];
            }
            determinant += matrix[0][row] * inverse[row][0];
        }
        for (double[] row : inverse) {
            for (int column = 0; column < 3; column++) {
                row[column] /= determinant;
            }
        }
        return inverse;
    }
}
