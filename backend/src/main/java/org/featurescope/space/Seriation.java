package org.featurescope.space;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts things in a row so that neighbours are alike: the order {@code π} that makes the sum of the likenesses of neighbours,
 * {@code Σ s(π_i, π_{i+1})}, large. That is the longest path through all of them, which is hard to find (Hahsler, Hornik and Buchta,
 * Getting Things in Order, Journal of Statistical Software 25(3), 2008, doi:10.18637/jss.v025.i03); here it begins as the nearest
 * neighbours' path from the first, and then stretches of it are turned round as long as that makes the sum larger (2-opt: Croes,
 * A Method for Solving Traveling-Salesman Problems, Operations Research 6(6), 1958, doi:10.1287/opre.6.6.791). No exchange of two
 * of its links makes the result better; another order might.
 *
 * <p>The same likenesses give the same order. Time is about {@code n²} for each round, of which there are at most
 * {@value #MOST_ROUNDS}.
 */
public final class Seriation {
    private static final int MOST_ROUNDS = 200;
    /** What a turn must gain at least, above what rounding can pretend. */
    private static final double LEAST_GAIN = 1e-9;

    private final double[][] likeness;
    private final int[] path;

    private Seriation(double[][] likeness) {
        this.likeness = likeness;
        this.path = nearest(likeness);
    }

    /**
     * The order of things, by their index.
     *
     * @param likeness symmetric, {@code [things][things]}
     */
    public static List<Integer> of(double[][] likeness) {
        Seriation seriation = new Seriation(likeness);
        int rounds = 0;
        while (seriation.improved() && rounds < MOST_ROUNDS) {
            rounds++;
        }
        return seriation.order();
    }

    /** From the first always on to the one that is most like it and not yet there; of equal ones the first. */
    private static int[] nearest(double[][] likeness) {
        int[] path = new int[likeness.length];
        boolean[] taken = new boolean[likeness.length];
        for (int place = 0; place < path.length; place++) {
            int best = -1;
            for (int candidate = 0; candidate < path.length && (place > 0 || best < 0); candidate++) {
                if (!taken[candidate]
                        && (best < 0 || likeness[path[place - 1]][candidate] > likeness[path[place - 1]][best])) {
                    best = candidate;
                }
            }
            path[place] = best;
            taken[best] = true;
        }
        return path;
    }

    /** Turns every stretch that gains by it, once through; whether one did. */
    private boolean improved() {
        boolean improved = false;
        for (int from = 0; from < path.length - 1; from++) {
            for (int to = from + 1; to < path.length; to++) {
                if (gain(from, to) > LEAST_GAIN) {
                    turn(from, to);
                    improved = true;
                }
            }
        }
        return improved;
    }

    /** What the sum gains if the stretch is turned round. At the ends of the path there is no link to lose. */
    private double gain(int from, int to) {
        double gain = 0;
        if (from > 0) {
            gain += likeness[path[from - 1]][path[to]] - likeness[path[from - 1]][path[from]];
        }
        if (to < path.length - 1) {
            gain += likeness[path[from]][path[to + 1]] - likeness[path[to]][path[to + 1]];
        }
        return gain;
    }

    private void turn(int from, int to) {
        for (int left = from, right = to; left < right; left++, right--) {
            int thing = path[left];
            path[left] = path[right];
            path[right] = thing;
        }
    }

    /** The path, begun at the end with the smaller index. */
    private List<Integer> order() {
        if (path.length > 1 && path[0] > path[path.length - 1]) {
            turn(0, path.length - 1);
        }
        List<Integer> order = new ArrayList<>();
        for (int thing : path) {
            order.add(thing);
        }
        return List.copyOf(order);
    }
}
