package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.model.Stage;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.ClassAgreement;
import org.featurescope.space.CorrelationMatrix;
import org.featurescope.space.PatternCorrelation;
import org.featurescope.space.PatternCorrelation.Patterns;
import org.featurescope.space.PatternCorrelation.Sums;

/** Computes the correlations of photographs at the layers of a network, one layer at a time. */
final class Correlations {
    private final int[] classOf;
    private final List<Integer> chosen;

    /**
     * What is computed at a layer.
     *
     * @param mean the mean over all pairs
     * @param agreement the means over pairs within and between classes
     * @param nonZero the share of activations that are not zero
     * @param undefined the number of photographs without correlations
     * @param matrix the correlations of the chosen photographs
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record AtLayer(
            Optional<Statistic> mean,
            Optional<ClassAgreement.Means> agreement,
            double nonZero,
            int undefined,
            double[][] matrix) {}

    /**
     * Creates the computation.
     *
     * @param classOf the class of each photograph
     * @param chosen the photographs whose correlations are kept one by one
     */
    Correlations(int[] classOf, List<Integer> chosen) {
        this.classOf = classOf;
        this.chosen = chosen;
    }

    /**
     * Computes all layers of a network.
     *
     * @param layerDone is called after each layer
     */
    List<AtLayer> of(ActivationIndex index, List<Stage> layers, Runnable layerDone) {
        List<AtLayer> all = new ArrayList<>();
        try (CorrelationMatrix matrix = new CorrelationMatrix()) {
            for (Stage layer : layers) {
                all.add(of(new LayerPatterns(index, layer), matrix));
                layerDone.run();
            }
        }
        return all;
    }

    AtLayer of(Patterns patterns, CorrelationMatrix matrix) {
        Sums sums = PatternCorrelation.sums(patterns, classOf);
        ClassAgreement agreement = new ClassAgreement(sums, classOf);
        return new AtLayer(
                agreement.mean(), agreement.means(), sums.nonZero(), sums.undefined(), matrix.of(patterns, chosen));
    }
}
