package org.featurescope.tensor;

/**
 * One measured figure.
 *
 * @param name what was measured, dotted, for example {@code activations.mini-inception.server}
 * @param value the measured value
 * @param unit of the value, for example {@code ms}
 * @param baseline what it is compared with, in the same unit
 * @param ratio {@code value / baseline}
 */
public record BenchmarkFigure(String name, double value, String unit, double baseline, double ratio) {
    /** A figure whose ratio is that of value to baseline. */
    public static BenchmarkFigure of(String name, double value, String unit, double baseline) {
        return new BenchmarkFigure(name, value, unit, baseline, value / baseline);
    }
}
