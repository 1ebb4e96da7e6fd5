package org.featurescope.kind.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.featurescope.space.directions.OverallActivation;
import org.featurescope.space.directions.Vectors;

/**
 * Computes how much each photograph excites a direction, from the mean activations of photographs.
 *
 * <p>A score is the projection on the direction, with the regression on the layer's overall activation taken out: otherwise
 * directions of positive weights order photographs by how much is in them, which anybody sees. Photographs of equal
 * projection, such as all those that do not excite a rectified neuron, get equal scores: the mean of what the regression
 * leaves of them.
 */
final class PhotographScores {
    private final Vectors means;
    private final Vectors residuals;
    private final double[] overall;

    /**
     * Creates the computation.
     *
     * @param means the mean activation of each photograph, {@code [photographs][channels]}
     */
    PhotographScores(Vectors means) {
        this.means = means;
        this.residuals = OverallActivation.removedFrom(means);
        this.overall = new double[means.count()];
        for (int i = 0; i < overall.length; i++) {
            double sum = 0;
            for (int c = 0; c < means.length(); c++) {
                sum += means.values()[i * means.length() + c];
            }
            overall[i] = sum / means.length();
        }
    }

    /** Returns the layer's overall activation for each photograph: the mean of all channels. */
    double[] overall() {
        return overall.clone();
    }

    /** Returns the mean activation of the direction for each photograph. */
    double[] projections(float[] direction) {
        return products(means, direction);
    }

    /** Returns the score of each photograph. */
    double[] of(float[] direction) {
        double[] scores = products(residuals, direction);
        double[] projections = products(means, direction);
        Map<Double, double[]> ties = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            double[] sumAndCount = ties.computeIfAbsent(projections[i], any -> new double[2]);
            sumAndCount[0] += scores[i];
            sumAndCount[1]++;
        }
        double[] tied = new double[scores.length];
        Arrays.setAll(tied, i -> {
            double[] sumAndCount = ties.getOrDefault(projections[i], new double[] {scores[i], 1});
            return sumAndCount[1] == 1 ? scores[i] : sumAndCount[0] / sumAndCount[1];
        });
        return tied;
    }

    private static double[] products(Vectors vectors, float[] direction) {
        double[] products = new double[vectors.count()];
        float[] values = vectors.values();
        for (int i = 0; i < products.length; i++) {
            double sum = 0;
            for (int c = 0; c < direction.length; c++) {
                sum += (double) values[i * direction.length + c] * direction[c];
            }
            products[i] = sum;
        }
        return products;
    }
}
