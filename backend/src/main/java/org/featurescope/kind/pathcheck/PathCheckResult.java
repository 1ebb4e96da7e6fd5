package org.featurescope.kind.pathcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a path check. Every number is a mean of rank correlations between pairs of pictures.
 *
 * @param set the set of photographs
 * @param classes the number of classes of the set; 0 if its photographs have none
 * @param finding one sentence that says what was found
 * @param layers the layers up to that of the unit, in depth order
 */
record PathCheckResult(IndexedSet set, int classes, String finding, List<LayerPaths> layers) {
    PathCheckResult {
        layers = List.copyOf(layers);
    }

    /**
     * The correlations at one layer. Each is empty if there is no pair of pictures whose correlation is defined.
     *
     * @param layer the layer's name
     * @param channels the number of its channels, over which pictures are compared
     * @param picture between the optimized picture and the photographs that excite the unit most
     * @param top between these photographs
     * @param sameClass between two photographs of one class
     * @param differentClass between two photographs of different classes; if the set has no classes, between any two
     * @param relative the place of {@code picture} between {@code differentClass}, 0, and {@code sameClass}, 1; it may
     *     lie outside; empty if the two bounds are not apart
     */
    record LayerPaths(
            String layer,
            int channels,
            Optional<Estimate> picture,
            Optional<Estimate> top,
            Optional<Estimate> sameClass,
            Optional<Estimate> differentClass,
            Optional<Double> relative) {}

    /**
     * A mean with its interval of 95 %.
     *
     * @param value the mean
     * @param low the lower bound
     * @param high the upper bound
     */
    record Estimate(double value, double low, double high) {}

    /** Returns the numbers of all layers as a table. */
    Table table() {
        List<String> columns = new ArrayList<>(List.of("layer", "channels"));
        for (String curve : List.of("picture", "top", "same-class", "different-class")) {
            columns.addAll(List.of(curve, curve + "-low", curve + "-high"));
        }
        columns.add("relative");
        return new Table(columns, layers.stream().map(PathCheckResult::row).toList());
    }

    private static List<Object> row(LayerPaths layer) {
        List<Object> row = new ArrayList<>(List.of(layer.layer(), layer.channels()));
        for (Optional<Estimate> each :
                List.of(layer.picture(), layer.top(), layer.sameClass(), layer.differentClass())) {
            row.addAll(List.of(each.map(Estimate::value), each.map(Estimate::low), each.map(Estimate::high)));
        }
        row.add(layer.relative());
        return row;
    }
}
