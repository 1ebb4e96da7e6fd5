package org.featurescope.figure.drawing;

import java.util.Locale;

/**
 * The colours of values below and above zero: schemes of ColorBrewer (Brewer, 2002), white for zero, which colour-blind
 * readers can tell apart, too.
 */
public enum DivergingColours {
    /** PuOr: purple below zero, orange above. */
    PURPLE_ORANGE(
            0x2d004b, 0x542788, 0x8073ac, 0xb2abd2, 0xd8daeb, 0xf7f7f7, 0xfee0b6, 0xfdb863, 0xe08214, 0xb35806,
            0x7f3b08),
    /** RdBu: blue below zero, red above. */
    BLUE_RED(
            0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f);

    private static final int[] SHIFTS = {16, 8, 0};

    private final int[] colours;

    DivergingColours(int... colours) {
        this.colours = colours;
    }

    /**
     * Returns the colour of a value, {@code #rrggbb}.
     *
     * @param share the value as a share of the largest one, from -1 to 1
     */
    public String of(double share) {
        double place = (Math.max(-1, Math.min(1, share)) + 1) / 2 * (colours.length - 1);
        int from = (int) Math.min(colours.length - 2, Math.floor(place));
        double part = place - from;
        int mixed = 0;
        for (int shift : SHIFTS) {
            double value = (1 - part) * (colours[from] >> shift & 0xff) + part * (colours[from + 1] >> shift & 0xff);
            mixed |= (int) Math.round(value) << shift;
        }
        return String.format(Locale.ROOT, "#%06x", mixed);
    }
}
