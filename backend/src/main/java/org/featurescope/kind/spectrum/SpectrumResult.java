package org.featurescope.kind.spectrum;

import java.util.List;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of the spectrum of a unit.
 *
 * @param set the set of photographs
 * @param histogram the distribution of the unit's activation over the set
 * @param items one for each picture, in order
 */
record SpectrumResult(IndexedSet set, Histogram histogram, List<Item> items) {
    /**
     * The histogram of the unit's mean activation over the photographs of a set.
     *
     * @param least the smallest activation
     * @param most the largest activation
     * @param counts the number of photographs in each of several bins of equal width between the two
     */
    record Histogram(double least, double most, List<Integer> counts) {}

    /**
     * The position of a picture.
     *
     * @param group 0 for the optimized minimum, 1 to 4 for photographs with increasing activation, 5 for the optimized
     *     maximum
     * @param activation the mean of the unit's activation map after its ReLU
     */
    record Item(int group, double activation) {}
}
