package org.featurescope.figure.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis that brings values in {@code [least, most]} to places in {@code [from, to]}. Where there is but one value it stands in
 * the middle.
 */
public record Axis(double least, double most, double from, double to) {
    private static final int ABOUT = 8;

    public boolean isPoint() {
        return !(most > least);
    }

    public boolean isBelow(double value) {
        return value < least;
    }

    public boolean isAbove(double value) {
        return value > most;
    }

    public double at(double value) {
        return isPoint() ? (from + to) / 2 : from + (value - least) / (most - least) * (to - from);
    }

    /** About {@value #ABOUT} round values: whole multiples of 1, 2 or 5 times a power of ten. */
    public List<Double> ticks() {
        if (isPoint()) {
            return List.of(least);
        }
        double rough = (most - least) / ABOUT;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        double step = power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step); i * step <= most + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A value with three significant digits, without zeros that say nothing, and a real minus sign. */
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
