package org.featurescope.optimize;

import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;

/** Named settings. Links name presets, so a released preset never changes. */
public enum Preset {
    /** The best-looking settings in the least time on the product's networks, as measured in {@code docs/measurements/quality.md}. */
    QUICK(256, new Settings(PictureSettings.DEFAULT, Optimizer.ADAM, 0.2, 0.25, 2, 0, 0.1, Precision.FLOAT32, 1)),
    /**
     * The settings of Lucid's {@code render_vis}.
     *
     * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/render.py">Lucid, render.py</a>
     */
    LUCID(512, lucid(TransformationRobustness.LUCID)),
    /**
     * The settings of the article's pictures.
     *
     * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
     */
    ARTICLE(2560, lucid(TransformationRobustness.ARTICLE));

    private final int steps;
    private final Settings settings;

    Preset(int steps, Settings settings) {
        this.steps = steps;
        this.settings = settings;
    }

    private static Settings lucid(TransformationRobustness robustness) {
        PictureSettings picture = new PictureSettings(
                Parameterization.Fourier.LUCID, true, false, 0.01, SharedResolutions.NONE, robustness);
        return new Settings(picture, Optimizer.ADAM, 0.05, 1, 1e-8, 0, 0, Precision.FLOAT32, 1);
    }

    /** Returns the number of steps. */
    public int steps() {
        return steps;
    }

    /** Returns all other settings. */
    public Settings settings() {
        return settings;
    }
}
