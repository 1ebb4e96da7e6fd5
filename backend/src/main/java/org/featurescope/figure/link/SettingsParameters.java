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

/** The parameters of figures for {@link Settings}: one for each of the settings, with a default from the preset. */
public final class SettingsParameters {
    private static final Setting<Parameterization.Kind> PARAMETERIZATION = new Setting<>(
            "parameterization",
            "Picture is made of",
            "What is optimized. It decides which pictures are easy to reach.",
            ParameterTypes.Choice.of(
                    Parameterization.Kind.class,
                    "Waves (Fourier basis)",
                    "Pixels",
                    "Pictures of several sizes, added (pyramid)",
                    "Waves of fixed strength, shifted (phases)"),
            settings -> settings.picture().parameterization().kind());
    private static final Setting<Double> BAND = new Setting<>(
            "band",
            "Share of frequencies",
            "The share of the frequencies of each axis that have Fourier coefficients; less than 1 leaves out fine detail.",
            new ParameterTypes.Decimal(0.01, 1),
            settings -> fourier(settings).band());
    private static final Setting<Double> LUMA_DECAY = new Setting<>(
            "lumaDecay",
            "Weaker fine brightness",
            "Fourier coefficients of brightness are divided by this power of their frequency.",
            new ParameterTypes.Decimal(0, 4),
            settings -> fourier(settings).lumaDecay());
    private static final Setting<Double> CHROMA_DECAY = new Setting<>(
            "chromaDecay",
            "Weaker fine colour",
            "Fourier coefficients of colour are divided by this power of their frequency.",
            new ParameterTypes.Decimal(0, 4),
            settings -> fourier(settings).chromaDecay());
    private static final Setting<Boolean> DECORRELATED = new Setting<>(
            "decorrelated",
            "Natural colours",
            "Whether colours are optimized in coordinates that are not correlated in natural pictures.",
            new ParameterTypes.Flag(),
            settings -> settings.picture().decorrelated());
    private static final Setting<Boolean> TRANSPARENT = new Setting<>(
            "transparent",
            "Transparent",
            "Whether each pixel's opacity is optimized, too, so that the picture is opaque only where that matters to the objective.",
            new ParameterTypes.Flag(),
            settings -> settings.picture().alpha());
    private static final Setting<Double> START_DEVIATION = new Setting<>(
            "startDeviation",
            "Strength of the noise",
            "Standard deviation of the random coefficients from which the optimization starts.",
            new ParameterTypes.Decimal(1e-6, 10),
            settings -> settings.picture().startDeviation());
    private static final Setting<Long> PAD = new Setting<>(
            "pad", "Grey border", "Width of the grey border around the picture, pixels.", pixels(), settings ->
                    (long) robustness(settings).pad());
    private static final Setting<Long> JITTER = new Setting<>(
            "jitter",
            "Random shift",
            "The greatest random shift of the picture on each axis in each step, pixels.",
            pixels(),
            settings -> (long) robustness(settings).jitter());
    private static final Setting<Double> SCALE_LEAST = new Setting<>(
            "scaleLeast",
            "Smallest random scaling",
            "The smallest factor by which the picture is scaled at random in each step.",
            new ParameterTypes.Decimal(0.1, 10),
            settings -> robustness(settings).scaleLeast());
    private static final Setting<Double> SCALE_MOST = new Setting<>(
            "scaleMost",
            "Largest random scaling",
            "The largest factor by which the picture is scaled at random in each step.",
            new ParameterTypes.Decimal(0.1, 10),
            settings -> robustness(settings).scaleMost());
    private static final Setting<Double> DEGREES = new Setting<>(
            "degrees",
            "Random rotation",
            "The greatest angle by which the picture is turned at random in each step, degrees.",
            new ParameterTypes.Decimal(0, 180),
            settings -> robustness(settings).degrees());
    private static final Setting<Long> JITTER_AFTER = new Setting<>(
            "jitterAfter",
            "Second random shift",
            "The greatest random shift after the rotation, pixels.",
            pixels(),
            settings -> (long) robustness(settings).jitterAfter());
    private static final Setting<Optimizer> OPTIMIZER = new Setting<>(
            "optimizer",
            "Optimizer",
            "How the picture follows the gradient of the objective.",
            ParameterTypes.Choice.of(
                    Optimizer.class, "Adam", "Steepest ascent, L2 norm", "Steepest ascent, L-infinity norm"),
            Settings::optimizer);
    private static final Setting<Double> RATE = new Setting<>(
            "rate",
            "Learning rate",
            "How far each step goes along the gradient.",
            new ParameterTypes.Decimal(1e-6, 100),
            Settings::rate);
    private static final Setting<Double> SUSTAIN = new Setting<>(
            "sustain",
            "Share of steps at full rate",
            "The share of the steps during which the rate is constant; then it falls.",
            new ParameterTypes.Decimal(0, 1),
            Settings::sustain);
    private static final Setting<Double> EPSILON = new Setting<>(
            "epsilon",
            "Epsilon of Adam",
            "A small number that keeps Adam from dividing by zero; larger values damp its steps.",
            new ParameterTypes.Decimal(1e-12, 1e6),
            Settings::epsilon);
    private static final Setting<Double> GRADIENT_BLUR = new Setting<>(
            "gradientBlur",
            "Blur of the gradient",
            "Standard deviation of the Gaussian blur of the gradient, pixels.",
            new ParameterTypes.Decimal(0, Settings.MOST_BLUR),
            Settings::gradientBlur);
    private static final Setting<Double> LEAK = new Setting<>(
            "leak",
            "Slope below zero",
            "The slope of the objective where the activation is below zero, so that a silent unit has a gradient, too.",
            new ParameterTypes.Decimal(0, 1),
            Settings::leak);
    private static final Setting<Precision> PRECISION = new Setting<>(
            "precision",
            "Arithmetic",
            "The precision of the network's arithmetic.",
            ParameterTypes.Choice.of(
                    Precision.class, "32 bits (float32)", "16 bits (bfloat16), faster where the processor has it"),
            Settings::precision);
    private static final Setting<Long> OCTAVES = new Setting<>(
            "octaves",
            "Octaves",
            "The number of sizes, each twice the one before, in which the picture is optimized. Large pictures need several.",
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

    /** A parameter and the function that returns its value in settings. */
    private record Setting<V>(Parameter<V> parameter, Function<Settings, V> value) {
        Setting(String name, String label, String description, ParameterType<V> type, Function<Settings, V> value) {
            this(Parameter.preset(name, label, description, type, preset -> value.apply(preset.settings())), value);
        }

        <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, Settings> settings) {
            return table.with(parameter, spec -> value.apply(settings.apply(spec)));
        }

        V in(ParameterTable.Values values) {
            return values.get(parameter);
        }

        /**
         * Throws {@link org.featurescope.validate.InvalidInputException} if the value is not the default although it
         * has no effect.
         *
         * @param counts whether the value has an effect with the other settings
         * @param why the reason why it has none
         */
        void requireDefault(ParameterTable.Values values, boolean counts, String why) {
            V given = in(values);
            V usual = value.apply(values.get(OptimizationParameters.PRESET).settings());
            Validate.isTrue(
                    parameter.name(),
                    counts || given.equals(usual) || given.equals(value.apply(Preset.QUICK.settings())),
                    "%s has no effect here, because %s; leave it out".formatted(parameter.name(), why));
        }
    }

    /**
     * Returns {@code table} with a parameter for each of the settings.
     *
     * @param settings returns the settings of a spec
     */
    static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, Settings> settings) {
        ParameterTable<S> more = table;
        for (Setting<?> setting : ALL) {
            more = setting.addTo(more, settings);
        }
        return more;
    }

    /**
     * Returns the names of the settings that a comparison of settings varies itself and therefore refuses as
     * parameters.
     */
    public static Set<String> compared() {
        Set<String> names = new LinkedHashSet<>();
        ALL.forEach(setting -> names.add(setting.parameter().name()));
        List.of(TRANSPARENT, PRECISION, OCTAVES)
                .forEach(setting -> names.remove(setting.parameter().name()));
        return names;
    }

    /**
     * Returns the settings of one row of a comparison of settings.
     *
     * @param rung the settings that the row shows
     * @param figure the settings that all rows of the figure share: opacity, precision, octaves
     */
    public static Settings compared(Settings rung, Settings figure) {
        return rung.transparent(figure.picture().alpha())
                .with(figure.precision())
                .withOctaves(figure.octaves());
    }

    /**
     * Returns the settings that the values of a table give.
     *
     * @throws org.featurescope.validate.InvalidInputException if a parameter without effect has another value than its
     *     default; the exception names it
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
                "parameterization phases and starts from a photograph do not use it");
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

    /**
     * Returns the Fourier parameterization of the settings, or the default one if they use another parameterization.
     */
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
