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
 * The parameters by which the pictures of a figure are optimized. The preset gives the defaults of the others.
 *
 * @param preset the preset that gives the defaults
 * @param size the height and width of each picture, pixels
 * @param steps the number of steps of the optimizer
 * @param seed the seed of the random numbers
 * @param start the name of the photograph from which the optimization starts; empty for noise
 * @param settings all other settings
 */
public record OptimizationParameters(
        Preset preset, int size, int steps, long seed, Optional<String> start, Settings settings) {
    /** The preset that gives the defaults. */
    public static final Parameter<Preset> PRESET = Parameter.optional(
            "preset",
            "Recipe",
            "A named choice of all the settings below. Each of them can still be changed.",
            ParameterTypes.Choice.of(
                    Preset.class,
                    "Quick: good pictures in the least time",
                    "That of Lucid, the software of the article's authors",
                    "That of the article: Olah et al. 2017"),
            Preset.QUICK);

    private static final Parameter<Long> SIZE = Parameter.optional(
            "size",
            "Size of a picture",
            "Height and width of each picture, pixels. Larger pictures take longer.",
            new ParameterTypes.WholeNumber(VisualizationSpec.LEAST_SIZE, VisualizationSpec.MOST_SIZE),
            128L);

    private static final Parameter<Long> STEPS = new Parameter<>(
            "steps",
            "Steps",
            "How often each picture is improved. More steps take longer and make it clearer.",
            new ParameterTypes.WholeNumber(1, VisualizationSpec.MOST_STEPS),
            preset -> Optional.of((long) preset.steps()),
            Parameter.Presence.EVERYWHERE);

    private static final Parameter<Long> SEED = Parameter.optional(
            "seed",
            "Random seed",
            "The number from which all chance is drawn. Another seed gives another picture of the same unit.",
            new ParameterTypes.WholeNumber(0, UnitExpression.MOST_SEED),
            0L);

    private static final String NOISE = "noise";

    private static final Parameter<String> START = Parameter.preset(
            "start",
            "Start from",
            "The picture from which the optimization starts: noise, or a sample photograph.",
            new ParameterTypes.Text(
                    Pattern.compile("[a-z0-9_-]{1,64}"), "noise or a photograph's name", "noise-or-photograph"),
            preset -> NOISE);

    /** Returns parameters that start from noise and have the settings of a preset. */
    public static OptimizationParameters of(Preset preset, int size, int steps, long seed) {
        return new OptimizationParameters(preset, size, steps, seed, Optional.empty(), preset.settings());
    }

    /**
     * Returns {@code table} with the parameters of an optimization.
     *
     * @param optimization returns the optimization parameters of a spec
     */
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

    /** Returns whether the optimization starts from noise with the values of a table. */
    static boolean isFromNoise(ParameterTable.Values values) {
        return values.get(START).equals(NOISE);
    }

    /**
     * Returns the optimization parameters that the values of a table give.
     *
     * @throws org.featurescope.validate.NotFoundException if there is no photograph from which to start
     */
    public static OptimizationParameters of(ParameterTable.Values values) {
        String start = values.get(START);
        if (!start.equals(NOISE)) {
            PhotographParameters.requireSample(START.name(), start);
        }
        return new OptimizationParameters(
                values.get(PRESET),
                values.getInt(SIZE),
                values.getInt(STEPS),
                values.get(SEED),
                start.equals(NOISE) ? Optional.empty() : Optional.of(start),
                SettingsParameters.read(values));
    }

    /** Returns the spec of a run that optimizes {@code pictures} pictures of an objective. */
    public VisualizationSpec run(Objective objective, int pictures) {
        return new VisualizationSpec(objective, pictures, size, steps, seed, start, settings);
    }

    /** Returns these parameters with other settings. */
    public OptimizationParameters with(Settings other) {
        return new OptimizationParameters(preset, size, steps, seed, start, other);
    }
}
