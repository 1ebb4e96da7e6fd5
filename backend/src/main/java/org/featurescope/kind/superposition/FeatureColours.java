package org.featurescope.kind.superposition;

import java.util.Locale;

/** The colours of features, from the most important to the least; the page's light theme has the same. */
final class FeatureColours {
    private static final int[] STOPS = {0x3b1f9e, 0x8a2496, 0xc23b72, 0xd9603b, 0xb98500};
    private static final int[] SHIFTS = {16, 8, 0};

    private FeatureColours() {}

    /** Returns the colour of a feature, {@code #rrggbb}. */
    static String of(int feature, int features) {
        double place = features == 1 ? 0 : (STOPS.length - 1.0) * feature / (features - 1);
        int from = (int) Math.min(STOPS.length - 2.0, Math.floor(place));
        double part = place - from;
        int mixed = 0;
        for (int shift : SHIFTS) {
            double value = (1 - part) * (STOPS[from] >> shift & 0xff) + part * (STOPS[from + 1] >> shift & 0xff);
            mixed |= (int) Math.round(value) << shift;
        }
        return String.format(Locale.ROOT, "#%06x", mixed);
    }
}
