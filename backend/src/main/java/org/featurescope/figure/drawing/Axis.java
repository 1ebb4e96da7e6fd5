package org.featurescope.figure.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis, which maps values in {@code [least, most]} to positions in {@code [from, to]}. If all values are
 * equal, they are mapped to the middle.
 *
 * @param least the smallest value
 * @param most the largest value
 * @param from the position of the smallest value, pixels
 * @param to the position of the largest value, pixels
 */
public record Axis(double least, double most, double from, double to) {
    private static final int TICKS = 8;
    /** Returns whether the axis has only one value, so that its range is empty. */
    public boolean isPoint() {
        return !(most > least);
    }

    /** Returns whether a value is less than all values of the axis. */
    public boolean isBelow(double value) {
        return value < least;
    }

    /** Returns whether a value is greater than all values of the axis. */
    public boolean isAbove(double value) {
        return value > most;
    }

    /** Returns the position of a value, pixels. */
    public double at(double value) {
        return isPoint() ? (from + to) / 2 : from + (value - least) / (most - least) * (to - from);
    }

    /** Returns about {@value #TICKS} values for ticks, see {@link #ticks(int)}. */
    public List<Double> ticks() {
        return ticks(TICKS);
    }

    /** Returns about {@code count} values for ticks, ascending: multiples of 1, 2 or 5 times a power of ten. */
    public List<Double> ticks(int count) {
        if (isPoint()) {
            return List.of(least);
        }
        double rough = (most - least) / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        double step = power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step); i * step <= most + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /**
     * Returns a value with three significant digits, without trailing zeros, and with a minus sign instead of a hyphen.
     */
    public static String shown(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String text = size >= 1e-3 && size < 1e6
                ? new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.2e", value);
        return text.replace('-', '−');
    }
}
