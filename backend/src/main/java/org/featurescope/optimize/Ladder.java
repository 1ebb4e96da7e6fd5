package org.featurescope.optimize;

import java.util.List;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;

/**
 * Series of settings that differ in one respect each, for comparison: the article's regularizations and its
 * parameterizations and metrics.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class Ladder {
    private static final double RATE = 0.05;
    private static final double STEEPEST_RATE = 0.1;
    // a higher rate drives the picture out of its range by its lowest frequencies, which have the largest factors
    private static final double FOURIER_RATE = 0.04;
    private static final double LEAK = 0.1;
    private static final double START_DEVIATION = 0.01;
    private static final double BLUR = 1.5;

    private Ladder() {}

    /**
     * One of the compared settings.
     *
     * @param name shown to readers
     * @param settings of the run
     * @param penalty text that is appended to that of the objective; empty for none. In it {@code %s} stands for the objective,
     *     because the values of objectives differ a thousandfold between networks
     */
    public record Rung(String name, Settings settings, String penalty) {
        Rung(String name, Settings settings) {
            this(name, settings, "");
        }

        /** Returns the objective with the penalty of these settings. */
        public Objective penalized(String objective) {
            return Ladder.penalized(objective, penalty);
        }
    }

    /**
     * Returns an objective with a penalty.
     *
     * @param penalty text that is appended, in which {@code %s} stands for the objective
     */
    public static Objective penalized(String objective, String penalty) {
        return Objective.parse(objective + penalty.formatted(objective));
    }

    /** No regularization, each regularization alone, preconditioning alone, and finally the product's default. */
    public static final List<Rung> REGULARIZATION = List.of(
            new Rung("none", pixels(TransformationRobustness.NONE, 0)),
            new Rung("total variation", pixels(TransformationRobustness.NONE, 0), " - 0.00004 * %s * variation"),
            new Rung("blur", pixels(TransformationRobustness.NONE, 0), " - 0.001 * %s * blur"),
            new Rung("gradient blur", pixels(TransformationRobustness.NONE, BLUR)),
            new Rung("jitter", pixels(TransformationRobustness.JITTER, 0)),
            new Rung("jitter, rotate, scale", pixels(TransformationRobustness.LUCID, 0)),
            new Rung("preconditioning", untransformed()),
            new Rung("all", Preset.QUICK.settings()));

    /** Metrics and parameterizations, without any other regularization. */
    public static final List<Rung> PRECONDITIONING = List.of(
            new Rung("pixels, L∞", steepest(Optimizer.STEEPEST_LINF, RATE)),
            new Rung("pixels, L2", steepest(Optimizer.STEEPEST_L2, STEEPEST_RATE)),
            new Rung("Fourier, correlated", fourier(false)),
            new Rung("Fourier, decorrelated", fourier(true)),
            new Rung("pixels, Adam", pixels(TransformationRobustness.NONE, 0)),
            new Rung("Fourier, Adam", untransformed()));

    private static Settings pixels(TransformationRobustness robustness, double gradientBlur) {
        PictureSettings picture = picture(new Parameterization.Pixels(), false, robustness);
        return new Settings(picture, Optimizer.ADAM, RATE, 1, 1e-8, gradientBlur, LEAK, Precision.FLOAT32, 1);
    }

    private static Settings steepest(Optimizer optimizer, double rate) {
        PictureSettings picture = picture(new Parameterization.Pixels(), false, TransformationRobustness.NONE);
        return new Settings(picture, optimizer, rate, 1, 1e-8, 0, LEAK, Precision.FLOAT32, 1);
    }

    /** Returns the product's default without random transformations. */
    private static Settings untransformed() {
        return Preset.QUICK.settings().with(TransformationRobustness.NONE);
    }

    /** Returns steepest ascent in the space of scaled Fourier coefficients, where low frequencies move most. */
    private static Settings fourier(boolean decorrelated) {
        PictureSettings picture = picture(Parameterization.Fourier.LUCID, decorrelated, TransformationRobustness.NONE);
        return new Settings(picture, Optimizer.STEEPEST_L2, FOURIER_RATE, 1, 1e-8, 0, LEAK, Precision.FLOAT32, 1);
    }

    private static PictureSettings picture(
            Parameterization parameterization, boolean decorrelated, TransformationRobustness robustness) {
        return new PictureSettings(
                parameterization, decorrelated, false, START_DEVIATION, SharedResolutions.NONE, robustness);
    }
}
