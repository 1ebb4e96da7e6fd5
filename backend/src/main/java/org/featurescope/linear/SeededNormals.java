package org.featurescope.linear;

/**
 * Standard normal numbers that follow from a seed. The browser draws the same numbers from the same seed
 * ({@code linear/seeded-normals.ts}).
 *
 * <p>Implementation note: pairs of uniform numbers of {@link Mulberry32} become normal numbers by the method of Box and
 * Muller (1958, doi:10.1214/aoms/1177706645). Numbers are rounded to three decimals, so that the last digits of
 * logarithm and cosine, in which browsers differ, do not matter.
 */
public final class SeededNormals {
    /** The largest seed. */
    public static final long MOST_SEED = 0xFFFF_FFFFL;

    private static final double PRECISION = 1000;

    private final Mulberry32 uniform;
    private double second = Double.NaN;

    /**
     * Creates the sequence of a seed.
     *
     * @param seed from 0 to {@link #MOST_SEED}
     */
    public SeededNormals(long seed) {
        this.uniform = new Mulberry32(seed);
    }

    /** Returns the next number, rounded to three decimals. */
    public double next() {
        double number = second;
        second = Double.NaN;
        if (Double.isNaN(number)) {
            double radius = Math.sqrt(-2 * Math.log(1 - uniform.next()));
            double angle = 2 * Math.PI * uniform.next();
            number = radius * Math.cos(angle);
            second = radius * Math.sin(angle);
        }
        return Math.round(number * PRECISION) / PRECISION;
    }
}
