package org.featurescope.figure.link;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;

/**
 * Says how the pictures of a figure are optimized. Every number of it is a parameter, whose default comes from the preset.
 *
 * @param preset the preset that gives the defaults
 * @param size height and width of each picture, pixels
 * @param steps of the optimizer
 * @param seed of the random numbers
 * @param start the name of the photograph to start from; nothing for noise
 * @param settings all other numbers
 */
public record OptimizationParameters(
        Preset preset, int size, int steps, long seed, Optional<String> start, Settings settings) {
    /** The preset that gives the defaults. */
    public static final Parameter<Preset> PRESET = Parameter.optional(
            "preset",
            "Where all that is not given of how a picture is made comes from: quick, what looks best in the least time;"
                    + " lucid, Lucid's own; article, that of Olah et al. 2017.",
            new ParameterTypes.Choice<>(Preset.class),
            Preset.QUICK);

    private static final Parameter<Long> SIZE = Parameter.optional(
            "size",
            "Height and width of each picture, pixels.",
            new ParameterTypes.WholeNumber(VisualizationSpec.LEAST_SIZE, VisualizationSpec.MOST_SIZE),
            128L);

    private static final Parameter<Long> STEPS = new Parameter<>(
            "steps",
            "Steps of the optimizer.",
            new ParameterTypes.WholeNumber(1, VisualizationSpec.MOST_STEPS),
            preset -> Optional.of((long) preset.steps()),
            Parameter.Presence.EVERYWHERE);

    private static final Parameter<Long> SEED = Parameter.optional(
            "seed",
            "Everything random draws from it.",
            new ParameterTypes.WholeNumber(0, UnitExpression.MOST_SEED),
            0L);

    private static final String NOISE = "noise";

    private static final Parameter<String> START = Parameter.preset(
            "start",
            "What a run starts from: noise, or the name of a sample photograph.",
            new ParameterTypes.Text(Pattern.compile("[a-z0-9_-]{1,64}"), "noise or a photograph's name"),
            preset -> NOISE);

    /** Returns the parameters of a preset. */
    public static OptimizationParameters of(Preset preset, int size, int steps, long seed) {
        return new OptimizationParameters(preset, size, steps, seed, Optional.empty(), preset.settings());
    }

    /** Returns {@code table} with the optimization parameters that {@code optimization} gives. */
    public static <S> ParameterTable<S> addTo(
            ParameterTable<S> table, Function<? super S, OptimizationParameters> optimization) {
        ParameterTable<S> more = table.with(
                        PRESET, spec -> optimization.apply(spec).preset())
                .with(SIZE, spec -> (long) optimization.apply(spec).size())
                .with(STEPS, spec -> (long) optimization.apply(spec).steps())
                .with(SEED, spec -> optimization.apply(spec).seed())
                .with(START, spec -> optimization.apply(spec).start().orElse(NOISE));
        return SettingsParameters.addTo(more, spec -> optimization.apply(spec).settings());
    }

    /** Returns whether a table's values start the optimization from noise. */
    static boolean isFromNoise(ParameterTable.Values values) {
        return values.get(START).equals(NOISE);
    }

    /** Returns the parameters that a table's values give. */
    public static OptimizationParameters of(ParameterTable.Values values) {
        String start = values.get(START);
        return new OptimizationParameters(
                values.get(PRESET),
                values.getInt(SIZE),
                values.getInt(STEPS),
                values.get(SEED),
                start.equals(NOISE) ? Optional.empty() : Optional.of(start),
                SettingsParameters.read(values));
    }

    /** Returns a run that makes {@code pictures} pictures of an objective. */
    public VisualizationSpec run(Objective objective, int pictures) {
        return new VisualizationSpec(objective, pictures, size, steps, seed, start, settings);
    }

    /** Returns these parameters with other settings. */
    public OptimizationParameters with(Settings other) {
        return new OptimizationParameters(preset, size, steps, seed, start, other);
    }
}
