package org.featurescope.space;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders items so that neighbours are similar. The order {@code π} should have a large sum of the similarities of
 * neighbours, {@code Σ s(π_i, π_{i+1})}, which is the length of a path through all items (Hahsler, Hornik and Buchta,
 * Getting Things in Order, Journal of Statistical Software 25(3), 2008, doi:10.18637/jss.v025.i03). Finding the longest
 * path is hard. This implementation starts with the path from each item to the most similar one left, and reverses
 * sections of it as long as that increases the sum (2-opt: Croes, A Method for Solving Traveling-Salesman Problems,
 * Operations Research 6(6), 1958, doi:10.1287/opre.6.6.791). The result is a local optimum.
 *
 * <p>The same similarities give the same order. A round takes {@code O(n²)}, and there are at most {@value
 * #MOST_ROUNDS}.
 */
public final class Seriation {
    private static final int MOST_ROUNDS = 200;
    /** The smallest gain of a reversal, larger than rounding errors. */
    private static final double LEAST_GAIN = 1e-9;

    private final double[][] similarity;
    private final int[] path;

    private Seriation(double[][] similarity) {
        this.similarity = similarity;
        this.path = greedyPath(similarity);
    }

    /**
     * Returns the indices of the items in order.
     *
     * @param similarity symmetric, {@code [items][items]}
     */
    public static List<Integer> of(double[][] similarity) {
        Seriation seriation = new Seriation(similarity);
        int rounds = 0;
        while (seriation.improved() && rounds < MOST_ROUNDS) {
            rounds++;
        }
        return seriation.order();
    }

    /** Starts with the first item and always appends the most similar one left; of equal ones the first. */
    private static int[] greedyPath(double[][] similarity) {
        int[] path = new int[similarity.length];
        boolean[] taken = new boolean[similarity.length];
        for (int i = 0; i < path.length; i++) {
            int best = -1;
            for (int candidate = 0; candidate < path.length && (i > 0 || best < 0); candidate++) {
                if (!taken[candidate]
                        && (best < 0 || similarity[path[i - 1]][candidate] > similarity[path[i - 1]][best])) {
                    best = candidate;
                }
            }
            path[i] = best;
            taken[best] = true;
        }
        return path;
    }

    /** Reverses every section where that increases the sum, in one round. Returns whether there was one. */
    private boolean improved() {
        boolean improved = false;
        for (int from = 0; from < path.length - 1; from++) {
            for (int to = from + 1; to < path.length; to++) {
                if (gain(from, to) > LEAST_GAIN) {
                    reverse(from, to);
                    improved = true;
                }
            }
        }
        return improved;
    }

    /** Returns by how much the sum grows if a section is reversed. At an end of the path only one link changes. */
    private double gain(int from, int to) {
        double gain = 0;
        if (from > 0) {
            gain += similarity[path[from - 1]][path[to]] - similarity[path[from - 1]][path[from]];
        }
        if (to < path.length - 1) {
            gain += similarity[path[from]][path[to + 1]] - similarity[path[to]][path[to + 1]];
        }
        return gain;
    }

    /** Reverses a section of the path. */
    private void reverse(int from, int to) {
        for (int left = from, right = to; left < right; left++, right--) {
            int item = path[left];
            path[left] = path[right];
            path[right] = item;
        }
    }

    /** Returns the path, from the end with the smaller index. */
    private List<Integer> order() {
        if (path.length > 1 && path[0] > path[path.length - 1]) {
            reverse(0, path.length - 1);
        }
        List<Integer> order = new ArrayList<>();
        for (int item : path) {
            order.add(item);
        }
        return List.copyOf(order);
    }
}
