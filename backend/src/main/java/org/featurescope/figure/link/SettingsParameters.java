package org.featurescope.figure.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.validate.Validate;

/** Makes every number of {@link Settings} a parameter of figures, whose default comes from the preset. */
public final class SettingsParameters {
    private static final Setting<Parameterization.Kind> PARAMETERIZATION = new Setting<>(
            "parameterization",
            "What is optimized: coefficients of the Fourier basis (fourier), pixels, a sum of pictures each half as large as"
                    + " the one before (pyramid), or the phases of waves whose magnitudes are held (phases).",
            new ParameterTypes.Choice<>(Parameterization.Kind.class),
            settings -> settings.picture().parameterization().kind());
    private static final Setting<Double> BAND = new Setting<>(
            "band",
            "The share of the frequencies of each axis that there are Fourier coefficients for.",
            new ParameterTypes.Decimal(0.01, 1),
            settings -> fourier(settings).band());
    private static final Setting<Double> LUMA_DECAY = new Setting<>(
            "lumaDecay",
            "The power of the frequency that Fourier coefficients of brightness are divided by.",
            new ParameterTypes.Decimal(0, 4),
            settings -> fourier(settings).lumaDecay());
    private static final Setting<Double> CHROMA_DECAY = new Setting<>(
            "chromaDecay",
            "The power of the frequency that Fourier coefficients of colour are divided by.",
            new ParameterTypes.Decimal(0, 4),
            settings -> fourier(settings).chromaDecay());
    private static final Setting<Boolean> DECORRELATED = new Setting<>(
            "decorrelated",
            "Whether colours are optimized in coordinates that are not correlated in natural pictures.",
            new ParameterTypes.Flag(),
            settings -> settings.picture().decorrelated());
    private static final Setting<Boolean> TRANSPARENT = new Setting<>(
            "transparent",
            "Whether the picture has opacity, which is optimized with its colours before ever new backgrounds, and is opaque only"
                    + " where that matters to what is shown.",
            new ParameterTypes.Flag(),
            settings -> settings.picture().alpha());
    private static final Setting<Double> START_DEVIATION = new Setting<>(
            "startDeviation",
            "Standard deviation of the coefficients that a run starts from.",
            new ParameterTypes.Decimal(1e-6, 10),
            settings -> settings.picture().startDeviation());
    private static final Setting<Long> PAD =
            new Setting<>("pad", "Grey around the picture, pixels on each side.", pixels(), settings ->
                    (long) robustness(settings).pad());
    private static final Setting<Long> JITTER = new Setting<>(
            "jitter",
            "The most pixels that the picture is shifted by on each axis, at random in each step.",
            pixels(),
            settings -> (long) robustness(settings).jitter());
    private static final Setting<Double> SCALE_LEAST = new Setting<>(
            "scaleLeast", "The least random enlargement.", new ParameterTypes.Decimal(0.1, 10), settings -> robustness(
                            settings)
                    .scaleLeast());
    private static final Setting<Double> SCALE_MOST = new Setting<>(
            "scaleMost", "The most random enlargement.", new ParameterTypes.Decimal(0.1, 10), settings -> robustness(
                            settings)
                    .scaleMost());
    private static final Setting<Double> DEGREES = new Setting<>(
            "degrees",
            "The most that the picture is turned by, degrees.",
            new ParameterTypes.Decimal(0, 180),
            settings -> robustness(settings).degrees());
    private static final Setting<Long> JITTER_AFTER =
            new Setting<>("jitterAfter", "The most pixels of a second shift, after the rotation.", pixels(), settings ->
                    (long) robustness(settings).jitterAfter());
    private static final Setting<Optimizer> OPTIMIZER = new Setting<>(
            "optimizer",
            "How the coefficients follow the gradient: adam, or steepest ascent by the L2 or the L-infinity norm.",
            new ParameterTypes.Choice<>(Optimizer.class),
            Settings::optimizer);
    private static final Setting<Double> RATE =
            new Setting<>("rate", "The optimizer's rate.", new ParameterTypes.Decimal(1e-6, 100), Settings::rate);
    private static final Setting<Double> SUSTAIN = new Setting<>(
            "sustain",
            "The share of the steps that the rate is held for before it falls.",
            new ParameterTypes.Decimal(0, 1),
            Settings::sustain);
    private static final Setting<Double> EPSILON =
            new Setting<>("epsilon", "Adam's epsilon.", new ParameterTypes.Decimal(1e-12, 1e6), Settings::epsilon);
    private static final Setting<Double> GRADIENT_BLUR = new Setting<>(
            "gradientBlur",
            "Standard deviation of the Gaussian that the gradient of pixels is blurred with, pixels.",
            new ParameterTypes.Decimal(0, Settings.MOST_BLUR),
            Settings::gradientBlur);
    private static final Setting<Double> LEAK = new Setting<>(
            "leak", "The slope of the objective below zero.", new ParameterTypes.Decimal(0, 1), Settings::leak);
    private static final Setting<Precision> PRECISION = new Setting<>(
            "precision",
            "The network's arithmetic: float32, or bfloat16, faster where the processor has it.",
            new ParameterTypes.Choice<>(Precision.class),
            Settings::precision);
    private static final Setting<Long> OCTAVES = new Setting<>(
            "octaves",
            "How many sizes a run goes through, each twice the one before, with an equal share of the steps; 1 for its own"
                    + " alone. A picture above 512 pixels takes its form from the small ones.",
            new ParameterTypes.WholeNumber(1, Settings.MOST_OCTAVES),
            settings -> (long) settings.octaves());

    private static final List<Setting<?>> ALL = List.of(
            PARAMETERIZATION,
            BAND,
            LUMA_DECAY,
            CHROMA_DECAY,
            DECORRELATED,
            TRANSPARENT,
            START_DEVIATION,
            PAD,
            JITTER,
            SCALE_LEAST,
            SCALE_MOST,
            DEGREES,
            JITTER_AFTER,
            OPTIMIZER,
            RATE,
            SUSTAIN,
            EPSILON,
            GRADIENT_BLUR,
            LEAK,
            PRECISION,
            OCTAVES);

    private SettingsParameters() {}

    /** Joins a parameter and its value in settings. */
    private record Setting<V>(Parameter<V> parameter, Function<Settings, V> value) {
        Setting(String name, String description, ParameterType<V> type, Function<Settings, V> value) {
            this(Parameter.preset(name, description, type, preset -> value.apply(preset.settings())), value);
        }

        <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, Settings> settings) {
            return table.with(parameter, spec -> value.apply(settings.apply(spec)));
        }

        V in(ParameterTable.Values values) {
            return values.get(parameter);
        }

        /** Refuses a value that differs from its default although the other settings make it ineffective. */
        void requireDefault(ParameterTable.Values values, boolean counts, String why) {
            V given = in(values);
            V usual = value.apply(values.get(OptimizationParameters.PRESET).settings());
            Validate.isTrue(
                    parameter.name(),
                    counts || given.equals(usual) || given.equals(value.apply(Preset.QUICK.settings())),
                    "%s has no effect here, because %s; leave it out".formatted(parameter.name(), why));
        }
    }

    /** Returns {@code table} with a parameter for each of the settings that {@code settings} gives. */
    static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, Settings> settings) {
        ParameterTable<S> more = table;
        for (Setting<?> setting : ALL) {
            more = setting.addTo(more, settings);
        }
        return more;
    }

    /** Returns the names of the settings that a comparison varies itself and therefore refuses as parameters. */
    public static Set<String> compared() {
        Set<String> names = new LinkedHashSet<>();
        ALL.forEach(setting -> names.add(setting.parameter().name()));
        List.of(TRANSPARENT, PRECISION, OCTAVES)
                .forEach(setting -> names.remove(setting.parameter().name()));
        return names;
    }

    /**
     * Returns the settings of one row of a comparison.
     *
     * @param rung the settings that the row compares
     * @param figure the settings that all rows of the figure share: opacity, precision, octaves
     */
    public static Settings compared(Settings rung, Settings figure) {
        return rung.transparent(figure.picture().alpha())
                .with(figure.precision())
                .withOctaves(figure.octaves());
    }

    /**
     * Returns the settings that a table's values give.
     *
     * @throws org.featurescope.validate.InvalidInputException naming a parameter that is given but has no effect
     */
    static Settings read(ParameterTable.Values values) {
        Parameterization.Kind kind = PARAMETERIZATION.in(values);
        for (Setting<Double> setting : List.of(BAND, LUMA_DECAY, CHROMA_DECAY)) {
            setting.requireDefault(
                    values, kind == Parameterization.Kind.FOURIER, "only parameterization fourier has it");
        }
        GRADIENT_BLUR.requireDefault(
                values,
                kind == Parameterization.Kind.PIXELS || kind == Parameterization.Kind.PYRAMID,
                "only parameterizations pixels and pyramid have it");
        START_DEVIATION.requireDefault(
                values,
                kind != Parameterization.Kind.PHASES && OptimizationParameters.isFromNoise(values),
                "phases and photographs begin without it");
        EPSILON.requireDefault(values, OPTIMIZER.in(values) == Optimizer.ADAM, "only optimizer adam has it");
        TransformationRobustness robustness = new TransformationRobustness(
                Math.toIntExact(PAD.in(values)),
                Math.toIntExact(JITTER.in(values)),
                SCALE_LEAST.in(values),
                SCALE_MOST.in(values),
                DEGREES.in(values),
                Math.toIntExact(JITTER_AFTER.in(values)));
        PictureSettings picture = new PictureSettings(
                parameterization(values),
                DECORRELATED.in(values),
                TRANSPARENT.in(values),
                START_DEVIATION.in(values),
                SharedResolutions.NONE,
                robustness);
        return new Settings(
                picture,
                OPTIMIZER.in(values),
                RATE.in(values),
                SUSTAIN.in(values),
                EPSILON.in(values),
                GRADIENT_BLUR.in(values),
                LEAK.in(values),
                PRECISION.in(values),
                Math.toIntExact(OCTAVES.in(values)));
    }

    private static Parameterization parameterization(ParameterTable.Values values) {
        return switch (PARAMETERIZATION.in(values)) {
            case FOURIER ->
                new Parameterization.Fourier(BAND.in(values), LUMA_DECAY.in(values), CHROMA_DECAY.in(values));
            case PIXELS -> new Parameterization.Pixels();
            case PYRAMID -> Parameterization.LaplacianPyramid.LUCID;
            case PHASES -> new Parameterization.PhaseOnly();
        };
    }

    /** Returns the Fourier parameterization, or the default one where another is used and its numbers have no effect. */
    private static Parameterization.Fourier fourier(Settings settings) {
        return settings.picture().parameterization().fourier().orElse(Parameterization.Fourier.DEFAULT);
    }

    private static TransformationRobustness robustness(Settings settings) {
        return settings.picture().robustness();
    }

    private static ParameterTypes.WholeNumber pixels() {
        return new ParameterTypes.WholeNumber(0, TransformationRobustness.MOST_PIXELS);
    }
}
