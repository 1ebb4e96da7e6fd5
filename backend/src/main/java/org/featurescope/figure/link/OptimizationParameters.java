package org.featurescope.figure.link;

import java.util.Optional;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureSpec;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;

/**
 * How the pictures of a figure are optimized: what all kinds of optimized figures have in common. Every number of it is a
 * parameter; a preset says what those are that are not given.
 *
 * @param preset that the settings depart from
 * @param size height and width of each picture, pixels
 * @param steps of the optimizer
 * @param seed everything random draws from it
 * @param start the name of the photograph to start from; nothing for noise
 * @param settings all else
 */
public record OptimizationParameters(
        Preset preset, int size, int steps, long seed, Optional<String> start, Settings settings) {
    private static final String NOISE = "noise";

    private static final Parameter<String> START = Parameter.preset(
            "start",
            "What a run starts from: noise, or the name of a sample photograph.",
            new ParameterTypes.Text(Pattern.compile("[a-z0-9_-]{1,64}"), "noise or a photograph's name"),
            preset -> NOISE);

    /** A preset's way. */
    public static OptimizationParameters of(Preset preset, int size, int steps, long seed) {
        return new OptimizationParameters(preset, size, steps, seed, Optional.empty(), preset.settings());
    }

    /** {@code table} and the parameters of how its figures are made. */
    public static <S extends FigureSpec> ParameterTable<S> addTo(ParameterTable<S> table) {
        ParameterTable<S> more = table.with(
                        Parameters.PRESET, spec -> spec.making().preset())
                .with(Parameters.SIZE, spec -> (long) spec.making().size())
                .with(Parameters.STEPS, spec -> (long) spec.making().steps())
                .with(Parameters.SEED, spec -> spec.making().seed())
                .with(START, spec -> spec.making().start().orElse(NOISE));
        return SettingsParameters.addTo(more);
    }

    /** Whether a run begins with noise, as a table's values say. */
    static boolean isFromNoise(ParameterTable.Values values) {
        return values.get(START).equals(NOISE);
    }

    /** What a table's values say. */
    public static OptimizationParameters of(ParameterTable.Values values) {
        String start = values.get(START);
        return new OptimizationParameters(
                values.get(Parameters.PRESET),
                values.getInt(Parameters.SIZE),
                values.getInt(Parameters.STEPS),
                values.get(Parameters.SEED),
                start.equals(NOISE) ? Optional.empty() : Optional.of(start),
                SettingsParameters.read(values));
    }

    /** A run of so many pictures. */
    public VisualizationSpec run(Objective objective, int pictures) {
        return new VisualizationSpec(objective, pictures, size, steps, seed, start, settings);
    }

    /** The same with other settings. */
    public OptimizationParameters with(Settings other) {
        return new OptimizationParameters(preset, size, steps, seed, start, other);
    }
}
