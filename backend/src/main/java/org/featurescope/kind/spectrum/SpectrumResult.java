package org.featurescope.kind.spectrum;

import java.util.List;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The result of a unit's spectrum, beside its pictures.
 *
 * @param set the photographs are from
 * @param histogram of the unit's activation over the set
 * @param items one for each picture, in order
 */
record SpectrumResult(IndexedSet set, Histogram histogram, List<Item> items) {
    /**
     * Counts the photographs of a set by the unit's mean activation.
     *
     * @param least activation of a photograph
     * @param most activation of a photograph
     * @param counts of photographs in bins of equal width between the two
     */
    record Histogram(double least, double most, List<Integer> counts) {}

    /**
     * Places a picture on the axis of activation.
     *
     * @param group 0 the optimized minimum, 1 to 4 photographs from the bottom to the top, 5 the optimized maximum
     * @param activation the mean of the unit's map after its ReLU
     */
    record Item(int group, double activation) {}
}
