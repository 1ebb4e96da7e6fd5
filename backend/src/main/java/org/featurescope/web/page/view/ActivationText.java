package org.featurescope.web.page.view;

import java.util.Locale;

/** Activations as texts. */
public final class ActivationText {
    private ActivationText() {}

    /** Returns an activation with three significant digits. */
    public static String of(double activation) {
        return activation == 0
                ? "0"
                : String.format(Locale.ROOT, "%.3g", activation).replace('-', '−');
    }
}
