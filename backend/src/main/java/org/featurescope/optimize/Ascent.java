package org.featurescope.optimize;

/**
 * How an optimization climbs.
 *
 * @param rate of Adam, per step
 * @param robustness the random transformation of every step
 */
record Ascent(double rate, TransformationRobustness robustness) {
    /** What looked best on the networks at hand; near Lucid's, with a wider scale. */
    static final Ascent DEFAULT = new Ascent(0.05, new TransformationRobustness(8, 0.9, 1.1, 10));
}
