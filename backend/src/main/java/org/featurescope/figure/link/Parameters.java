package org.featurescope.figure.link;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.featurescope.kind.grid.ChannelChoice;
import org.featurescope.kind.grid.ChannelList;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.VisualizationSpec;

/** The parameters that several kinds of figures share. */
public final class Parameters {
    public static final int MOST_CHANNELS = 64;

    /** Loose, so that a name which is none is answered with the names there are. */
    private static final Pattern NAME = Pattern.compile("\\S{1,100}");

    public static final Parameter<String> MODEL = Parameter.required(
            "model",
            "The network's id. Where it is not given, the default network.",
            new ParameterTypes.Text(NAME, "a model's id"));

    public static final Parameter<String> MODEL_HASH = Parameter.required(
            "modelHash",
            "SHA-256 of the network's graph file, or its first digits. Filled in where it is not given; a spec whose hash"
                    + " is not that of the network at hand is refused.",
            new ParameterTypes.Text(Pattern.compile("[0-9a-f]{12,64}"), "12 to 64 lower-case hexadecimal digits"));

    public static final Parameter<Unit> UNIT =
            Parameter.required("unit", "The unit, written layer:channel.", new ParameterTypes.OneUnit());

    public static final Parameter<String> LAYER =
            Parameter.required("layer", "The layer's name.", new ParameterTypes.Text(NAME, "the name of a layer"));

    public static final Parameter<ChannelChoice> CHANNELS = Parameter.required(
            "channels", "The layer's channels to show: all, or a list.", new ChannelList(MOST_CHANNELS));

    public static final Parameter<UnitAim> OBJECTIVE = Parameter.optional(
            "objective",
            "What is made large: the unit at the centre of its map (neuron), the mean of its map (channel), or that mean"
                    + " negated (negative-channel).",
            new ParameterTypes.Choice<>(UnitAim.class),
            UnitAim.CHANNEL);

    static final Parameter<Long> SIZE = Parameter.optional(
            "size",
            "Height and width of each picture, pixels.",
            new ParameterTypes.WholeNumber(VisualizationSpec.LEAST_SIZE, VisualizationSpec.MOST_SIZE),
            128L);

    public static final Parameter<Preset> PRESET = Parameter.optional(
            "preset",
            "Where all that is not given of how a picture is made comes from: quick, what looks best in the least time;"
                    + " lucid, Lucid's own; article, that of Olah et al. 2017.",
            new ParameterTypes.Choice<>(Preset.class),
            Preset.QUICK);

    static final Parameter<Long> STEPS = new Parameter<>(
            "steps",
            "Steps of the optimizer.",
            new ParameterTypes.WholeNumber(1, VisualizationSpec.MOST_STEPS),
            preset -> Optional.of((long) preset.steps()),
            false);

    static final Parameter<Long> SEED = Parameter.optional(
            "seed",
            "Everything random draws from it.",
            new ParameterTypes.WholeNumber(0, UnitExpression.MOST_SEED),
            0L);

    /** Parameters that every figure has and that the network at hand fills in. */
    static final List<Parameter<String>> OF_THE_MODEL = List.of(MODEL, MODEL_HASH);

    private Parameters() {}

    /** Whether {@code parameter} must be given. */
    static boolean mustBeGiven(Parameter<?> parameter) {
        return parameter.fallback(Preset.QUICK).equals(Optional.empty()) && !OF_THE_MODEL.contains(parameter);
    }
}
