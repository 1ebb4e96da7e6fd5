package org.featurescope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.featurescope.figure.Plan.Panel;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;

/**
 * Ways to climb that differ in one thing each, for figures that compare them.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
final class Rungs {
    /** One way. */
    record Rung(String name, Settings settings, String penalty) {}

    private static final double PIXEL_RATE = 0.05;
    // with more, the lowest frequencies, which weigh most, drive the picture out of its range
    private static final double FOURIER_RATE = 0.04;
    private static final double START_DEVIATION = 0.01;
    private static final double LEAK = 0.1;
    private static final String NO_PENALTY = "";

    /** From nothing to preconditioning, each alone. */
    static final List<Rung> REGULARIZATION = List.of(
            new Rung("none", pixels(TransformationRobustness.NONE, 0), NO_PENALTY),
            new Rung("total variation", pixels(TransformationRobustness.NONE, 0), " - 0.001*variation"),
            new Rung("blur", pixels(TransformationRobustness.NONE, 0), " - 0.01*blur"),
            new Rung("gradient blur", pixels(TransformationRobustness.NONE, 1.5), NO_PENALTY),
            new Rung("jitter", pixels(TransformationRobustness.JITTER, 0), NO_PENALTY),
            new Rung("jitter, rotate, scale", pixels(TransformationRobustness.LUCID, 0), NO_PENALTY),
            new Rung("preconditioning", still(Preset.QUICK.settings()), NO_PENALTY),
            new Rung("all", Preset.QUICK.settings(), NO_PENALTY));

    /** Metrics and parameterizations. */
    static final List<Rung> PRECONDITIONING = List.of(
            new Rung("pixels, L∞", steepest(Optimizer.STEEPEST_LINF, 0.05), NO_PENALTY),
            new Rung("pixels, L2", steepest(Optimizer.STEEPEST_L2, 0.1), NO_PENALTY),
            new Rung("Fourier, correlated", fourier(false), NO_PENALTY),
            new Rung("Fourier, decorrelated", fourier(true), NO_PENALTY),
            new Rung("pixels, Adam", pixels(TransformationRobustness.NONE, 0), NO_PENALTY),
            new Rung("Fourier, Adam", still(Preset.QUICK.settings()), NO_PENALTY));

    private Rungs() {}

    private static Settings pixels(TransformationRobustness robustness, double gradientBlur) {
        return new Settings(
                picture(new Parameterization.Pixels(), false, robustness),
                Optimizer.ADAM,
                PIXEL_RATE,
                1,
                1e-8,
                gradientBlur,
                LEAK,
                Precision.FLOAT32);
    }

    /** Steepest ascent in the space of Fourier coefficients, where low frequencies are near and high ones far. */
    private static Settings fourier(boolean decorrelated) {
        PictureSettings picture =
                picture(Parameterization.Fourier.LUCID, decorrelated, TransformationRobustness.NONE);
        return new Settings(picture, Optimizer.STEEPEST_L2, FOURIER_RATE, 1, 1e-8, 0, LEAK, Precision.FLOAT32);
    }

    /** The same settings with the picture held still: no transformation. */
    private static Settings still(Settings settings) {
        PictureSettings moved = settings.picture();
        return settings.with(new PictureSettings(
                moved.parameterization(),
                moved.decorrelated(),
                moved.alpha(),
                moved.startDeviation(),
                moved.shared(),
                TransformationRobustness.NONE));
    }

    private static Settings steepest(Optimizer optimizer, double rate) {
        PictureSettings picture = picture(new Parameterization.Pixels(), false, TransformationRobustness.NONE);
        return new Settings(picture, optimizer, rate, 1, 1e-8, 0, LEAK, Precision.FLOAT32);
    }

    private static PictureSettings picture(
            Parameterization parameterization, boolean decorrelated, TransformationRobustness robustness) {
        return new PictureSettings(
                parameterization, decorrelated, false, START_DEVIATION, SharedResolutions.NONE, robustness);
    }

    /** What the rows are called. */
    static List<String> names(List<Rung> rungs) {
        return rungs.stream().map(Rung::name).toList();
    }

    /** What the columns are called. */
    static List<String> columnLabels(Making making, int columns) {
        return Checkpoints.quarters(making.steps(), columns).stream()
                .map(steps -> Captions.count(steps, "step"))
                .toList();
    }

    /** A run for each rung, and a picture of it for each number of steps. */
    static Plan plan(List<Rung> rungs, Unit unit, Making making, int columns) {
        List<VisualizationSpec> runs = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (Rung rung : rungs) {
            Objective objective = Objective.parse("channel(%s)%s".formatted(unit, rung.penalty()));
            for (int steps : Checkpoints.quarters(making.steps(), columns)) {
                OptionalInt keptAt = steps == making.steps() ? OptionalInt.empty() : OptionalInt.of(steps);
                panels.add(new Panel(
                        "%s, %s".formatted(rung.name(), Captions.count(steps, "step")), unit.toString(), runs.size(), 0, keptAt));
            }
            runs.add(making.with(rung.settings()).run(objective, 1));
        }
        return new Plan(runs, panels);
    }
}
