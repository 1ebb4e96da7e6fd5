package org.featurescope.space.directions;

/**
 * Takes the overall activation out of activation vectors. The overall activation of a vector is the mean of its
 * channels. Directions with positive weights follow it: they order photographs by how much there is in them, which
 * passes for a meaning of the direction.
 *
 * <p>Each channel is replaced by the residual of its linear regression on the overall activation,
 *
 * <pre>r_ic = (x_ic - x̄_c) - β_c (l_i - l̄),    β_c = Σ_i (l_i - l̄)(x_ic - x̄_c) / Σ_i (l_i - l̄)².</pre>
 *
 * The residuals of all channels sum to zero in each vector, so the mean weight of a direction has no effect on its
 * projections.
 */
public final class OverallActivation {
    private OverallActivation() {}

    /** Returns the residuals of the vectors. */
    public static Vectors removedFrom(Vectors vectors) {
        int length = vectors.length();
        int count = vectors.count();
        float[] values = vectors.values();
        double[] overall = new double[count];
        double[] means = new double[length];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < length; c++) {
                float value = values[i * length + c];
                overall[i] += value / (double) length;
                means[c] += value / (double) count;
            }
            mean += overall[i] / count;
        }
        double[] slopes = slopes(vectors, overall, mean);
        float[] residuals = new float[values.length];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < length; c++) {
                residuals[i * length + c] =
                        (float) (values[i * length + c] - means[c] - slopes[c] * (overall[i] - mean));
            }
        }
        return new Vectors(residuals, length);
    }

    private static double[] slopes(Vectors vectors, double[] overall, double mean) {
        int length = vectors.length();
        double[] slopes = new double[length];
        double squares = 0;
        for (int i = 0; i < overall.length; i++) {
            double about = overall[i] - mean;
            squares += about * about;
            for (int c = 0; c < length; c++) {
                slopes[c] += about * vectors.values()[i * length + c];
            }
        }
        for (int c = 0; c < length; c++) {
            slopes[c] = squares > 0 ? slopes[c] / squares : 0;
        }
        return slopes;
    }
}
