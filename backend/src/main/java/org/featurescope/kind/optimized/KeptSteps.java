package org.featurescope.kind.optimized;

import java.util.List;
import java.util.TreeSet;

/** Chooses steps of a run after which pictures are kept. */
public final class KeptSteps {
    private KeptSteps() {}

    /**
     * Returns at most {@code count} steps from 1 to {@code steps}, ascending, as a geometric series: each is about the
     * same multiple of the one before.
     */
    public static List<Integer> geometric(int steps, int count) {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 1 : (double) i / (count - 1);
            kept.add((int) Math.round(Math.pow(steps, share)));
        }
        return List.copyOf(kept);
    }

    /**
     * Returns at most {@code count} steps, ascending: the last is {@code steps}, and each is about a quarter of the
     * next.
     */
    static List<Integer> quarters(int steps, int count) {
        TreeSet<Integer> kept = new TreeSet<>();
        int step = steps;
        for (int i = 0; i < count; i++) {
            kept.add(Math.max(1, step));
            step /= 4;
        }
        return List.copyOf(kept);
    }
}
