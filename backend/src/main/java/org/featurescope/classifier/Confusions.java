package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often a classifier takes the pictures of one class for another.
 *
 * @param counts the number of pictures, {@code [class, class with the largest logit]}
 */
record Confusions(int[][] counts) {
    /**
     * A class that is often taken for another.
     *
     * @param label the index of the pictures' class
     * @param named the index of the class that the classifier takes them for
     * @param share the share of the class's pictures that are taken for it
     */
    record Pair(int label, int named, double share) {}

    /** Returns the pairs of different classes with the largest shares. */
    List<Pair> largest(int most) {
        List<Pair> pairs = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            int pictures = 0;
            for (int count : counts[label]) {
                pictures += count;
            }
            for (int named = 0; named < counts.length; named++) {
                if (named != label && counts[label][named] > 0) {
                    pairs.add(new Pair(label, named, counts[label][named] / (double) pictures));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::share).reversed());
        return List.copyOf(pairs.subList(0, Math.min(most, pairs.size())));
    }
}
