package org.featurescope.bench.quality;

import org.jspecify.annotations.Nullable;

/**
 * The quality of one unit's picture.
 *
 * @param unit written {@code layer:channel}
 * @param activation the unit's mean activation on the finished picture
 * @param bestPhotograph the unit's largest mean activation on a photograph
 * @param multiple {@code activation / bestPhotograph}; null where no photograph excites the unit
 * @param fineShare the share of the picture's spectral energy above a quarter of a cycle per pixel, 0 to 1
 * @param robustness the share of the activation that remains after a random shift, scale and rotation, the mean over several;
 *     null where there is no activation
 * @param warning of the engine about the picture, or null
 */
public record UnitQuality(
        String unit,
        double activation,
        double bestPhotograph,
        @Nullable Double multiple,
        double fineShare,
        @Nullable Double robustness,
        @Nullable String warning) {
    /** Returns the quality with the ratios that follow from the activations. */
    static UnitQuality of(
            String unit,
            double activation,
            double bestPhotograph,
            double fineShare,
            double transformedActivation,
            @Nullable String warning) {
        return new UnitQuality(
                unit,
                activation,
                bestPhotograph,
                bestPhotograph > 0 ? activation / bestPhotograph : null,
                fineShare,
                activation > 0 ? transformedActivation / activation : null,
                warning);
    }
}
