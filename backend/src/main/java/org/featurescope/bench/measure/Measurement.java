package org.featurescope.bench.measure;

/**
 * One measured value beside a baseline.
 *
 * @param name what was measured, dotted, for example {@code activations.mini-inception.server}
 * @param value the measured value
 * @param unit of the value, for example {@code ms}
 * @param baseline the value it is compared with, in the same unit
 * @param ratio {@code value / baseline}
 */
public record Measurement(String name, double value, String unit, double baseline, double ratio) {
    /** Returns a measurement whose ratio is that of value to baseline. */
    public static Measurement of(String name, double value, String unit, double baseline) {
        return new Measurement(name, value, unit, baseline, value / baseline);
    }
}
