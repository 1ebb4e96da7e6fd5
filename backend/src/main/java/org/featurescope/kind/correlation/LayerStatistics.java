package org.featurescope.kind.correlation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.kind.correlation.Correlations.AtLayer;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.ClassAgreement.Means;

/**
 * The means of a layer whose intervals are wanted.
 *
 * @param mean over all pairs of photographs
 * @param same over pairs of one class
 * @param different over pairs of different classes
 * @param difference the difference of the two
 */
record LayerStatistics(
        Optional<Statistic> mean,
        Optional<Statistic> same,
        Optional<Statistic> different,
        Optional<Statistic> difference) {
    static LayerStatistics of(AtLayer layer) {
        return new LayerStatistics(
                layer.mean(),
                layer.agreement().map(Means::same),
                layer.agreement().map(Means::different),
                layer.agreement().map(Means::difference));
    }

    static List<LayerStatistics> of(List<AtLayer> network) {
        return network.stream().map(LayerStatistics::of).toList();
    }

    /** Returns those that are defined. */
    Stream<Statistic> defined() {
        return Stream.of(mean, same, different, difference).flatMap(Optional::stream);
    }
}
