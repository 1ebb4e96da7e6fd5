package org.featurescope.kind.optimized;

import java.util.List;
import java.util.TreeSet;

/** Steps of a run at which it is worth looking. */
public final class Checkpoints {
    private Checkpoints() {}

    /** At most {@code count} steps from 1 to {@code steps}, each about the same factor after the one before. */
    public static List<Integer> geometric(int steps, int count) {
        TreeSet<Integer> taken = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 1 : (double) i / (count - 1);
            taken.add((int) Math.round(Math.pow(steps, share)));
        }
        return List.copyOf(taken);
    }

    /** {@code count} numbers of steps, each a quarter of the next, the last {@code steps}. */
    static List<Integer> quarters(int steps, int count) {
        TreeSet<Integer> taken = new TreeSet<>();
        int step = steps;
        for (int i = 0; i < count; i++) {
            taken.add(Math.max(1, step));
            step /= 4;
        }
        return List.copyOf(taken);
    }
}
