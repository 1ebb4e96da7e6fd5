package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.Estimate;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;
import org.featurescope.kind.correlation.CorrelationResult.Parting;
import org.featurescope.kind.correlation.CorrelationResult.Partings;
import org.featurescope.kind.correlation.CorrelationResult.PhotographClass;
import org.featurescope.kind.correlation.CorrelationResult.Shown;
import org.featurescope.kind.photographs.IndexedSet;

/** Results of four photographs in two classes. */
final class TestResults {
    static final IndexedSet SET = new IndexedSet("pets", "ab", 4, List.of(), 0);

    private static final double[][] MATRIX = {
        {1, 0.5, 0.1, Double.NaN}, {0.5, 1, -0.2, 0.25}, {0.1, -0.2, 1, 0.75}, {Double.NaN, 0.25, 0.75, 1}
    };

    private TestResults() {}

    static Parting parting(Integer layer, Integer earliest, Integer latest) {
        return new Parting(Optional.of(layer), Optional.of(earliest), Optional.of(latest), 0);
    }

    static Parting noParting() {
        return new Parting(Optional.empty(), Optional.empty(), Optional.empty(), 1);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, value - 0.125, value + 0.125);
    }

    static Measured measured(double same, double different, boolean hasClasses) {
        return new Measured(
                Optional.of(estimate((same + different) / 2)),
                0.5,
                1,
                hasClasses
                        ? Optional.of(new Agreement(estimate(same), estimate(different), estimate(same - different)))
                        : Optional.empty(),
                PackedMatrix.pack(MATRIX),
                List.of(0, 2, 1, 3));
    }

    /** Returns layers {@code a}, {@code b} and so on at which classes differ more and more. */
    static List<LayerCorrelation> layers(int count, boolean hasClasses) {
        List<LayerCorrelation> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(new LayerCorrelation(
                    String.valueOf((char) ('a' + i)),
                    4,
                    4,
                    8,
                    16,
                    measured(0.5, 0.5 - i / 8.0, hasClasses),
                    measured(0.75, 0.75, hasClasses)));
        }
        return layers;
    }

    static CorrelationResult result(int layers, boolean hasClasses) {
        return new CorrelationResult(
                SET,
                List.of("It was found."),
                hasClasses ? List.of(new PhotographClass("cats", 2), new PhotographClass("dogs", 2)) : List.of(),
                hasClasses ? 0 : 4,
                hasClasses
                        ? Optional.of(new Partings(parting(1, 0, 1), noParting(), parting(1, 1, 1)))
                        : Optional.empty(),
                IntStream.range(0, 4)
                        .mapToObj(i -> new Shown("photograph-%d.jpg".formatted(i), hasClasses ? i / 2 : -1))
                        .toList(),
                hasClasses,
                layers,
                layers(layers, hasClasses));
    }
}
