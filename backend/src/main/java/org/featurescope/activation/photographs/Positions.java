package org.featurescope.activation.photographs;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.featurescope.validate.Validate;

/**
 * The positions of a map at which activation vectors are kept, row by row. Maps of equal size have equal positions.
 *
 * @param height rows of the map
 * @param width columns of the map
 * @param rows the row of each position
 * @param columns the column of each position
 */
public record Positions(int height, int width, int[] rows, int[] columns) {
    private static final long SEED = 14;

    /**
     * Returns a random sample of {@code most} positions, or all positions if the map has no more. The sample depends on
     * nothing but these numbers.
     */
    public static Positions of(int height, int width, int most) {
        Validate.inRange("positions", most, 0, Integer.MAX_VALUE);
        int[] all = new int[height * width];
        Arrays.setAll(all, i -> i);
        int count = Math.min(most, all.length);
        if (count < all.length) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < count; i++) {
                int other = random.nextInt(i, all.length);
                int drawn = all[other];
                all[other] = all[i];
                all[i] = drawn;
            }
        }
        int[] chosen = Arrays.copyOf(all, count);
        Arrays.sort(chosen);
        return new Positions(
                height,
                width,
                Arrays.stream(chosen).map(at -> at / width).toArray(),
                Arrays.stream(chosen).map(at -> at % width).toArray());
    }

    /** Returns the number of positions. */
    public int count() {
        return rows.length;
    }

    /** Returns whether the map has more positions than these. */
    public boolean isSample() {
        return rows.length < height * width;
    }

    /** Returns the index of each position in the map, row by row. */
    int[] indexes() {
        int[] indexes = new int[rows.length];
        Arrays.setAll(indexes, i -> rows[i] * width + columns[i]);
        return indexes;
    }
}
