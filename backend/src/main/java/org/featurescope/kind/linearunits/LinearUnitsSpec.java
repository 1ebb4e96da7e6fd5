package org.featurescope.kind.linearunits;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.Interactive;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.UnitList;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure of units as linear functions of two channels that they read, while the other channels are held at
 * their means.
 *
 * @param network the network
 * @param units the units, of one layer
 * @param inputs the two channels, separated by a comma; empty for those that change the units' outputs most
 * @param photographs the set of photographs
 * @param optimization the parameters of the optimization
 */
public record LinearUnitsSpec(
        NetworkReference network,
        List<UnitExpression> units,
        String inputs,
        NamedSet photographs,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs, Interactive {
    /** The most units of a figure. */
    static final int MOST_UNITS = 6;

    private static final Parameter<List<UnitExpression>> UNITS = Parameter.required(
            "units",
            "Units",
            "Units of one layer, of a convolution of 1 x 1 or of a fully connected layer, separated by commas.",
            new UnitList(MOST_UNITS));

    private static final Parameter<String> INPUTS = Parameter.quiet(
            "inputs",
            "Two inputs",
            "Two channels that the units read, for example 12,31. Without them, the two that change the units' outputs most.",
            new ParameterTypes.Text(
                    Pattern.compile("(?:\\d{1,6},\\d{1,6})?"), "two channels, for example 12,31, or nothing"),
            "");

    static final ParameterTable<LinearUnitsSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                    NetworkReference.addTo(
                                    ParameterTable.of("linear-units", LinearUnitsSpec::of), LinearUnitsSpec::network)
                            .with(UNITS, LinearUnitsSpec::units)
                            .with(INPUTS, LinearUnitsSpec::inputs),
                    LinearUnitsSpec::photographs),
            LinearUnitsSpec::optimization);

    private static LinearUnitsSpec of(ParameterTable.Values values) {
        return new LinearUnitsSpec(
                NetworkReference.of(values),
                values.get(UNITS),
                values.get(INPUTS),
                NamedSet.of(values),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return units.get(0).layer();
    }

    @Override
    public String title() {
        return "Units of %s in %s as linear functions".formatted(layer(), model());
    }

    @Override
    public String caption() {
        return ("The activations of %s in %s before the ReLU, as functions of two channels that these units read. The other"
                        + " channels are held at their means over the photographs of the set %s. Each line is where a unit’s"
                        + " activation is 0, and each point is a position of a photograph. %s")
                .formatted(Captions.list(units), model(), photographs.name(), Captions.howMade(optimization));
    }

    /** Returns the arrangement of the optimized pictures: those of the units, then those of the two channels. */
    @Override
    public Layout layout() {
        return Layout.grid(units.size() + 2);
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(pictures);
    }

    @Override
    public boolean isShownAsDrawing() {
        return true;
    }

    /** Returns this spec with another set of photographs. */
    LinearUnitsSpec with(NamedSet set) {
        return new LinearUnitsSpec(network, units, inputs, set, optimization);
    }

    /**
     * Returns the channels of the units.
     *
     * @throws InvalidInputException if they are not units of one layer, each once
     */
    List<Unit> channels() {
        List<Unit> channels = units.stream()
                .map(named -> {
                    if (named instanceof Unit unit) {
                        return unit;
                    }
                    throw new InvalidInputException(
                            UNITS.name(), "%s is no unit; write units as layer:channel".formatted(named));
                })
                .toList();
        Validate.isTrue(
                UNITS.name(),
                channels.stream().map(Unit::layer).distinct().count() == 1,
                "the units are of several layers; choose units of one");
        Validate.isTrue(
                UNITS.name(),
                channels.stream().distinct().count() == channels.size(),
                "a unit is named twice; name each once");
        return channels;
    }

    /** Returns the weights with which the units read another layer. */
    PointwiseWeights weights(Network of) {
        return PointwiseWeights.of(UNITS.name(), of, channels());
    }

    /**
     * Returns the two channels that the spec names; none if it names none.
     *
     * @throws InvalidInputException if the layer that the units read lacks a channel, or both are the same
     */
    List<Integer> namedInputs(PointwiseWeights weights) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        List<Integer> named =
                Stream.of(inputs.split(",", -1)).map(Integer::parseInt).toList();
        for (int channel : named) {
            Validate.isTrue(
                    INPUTS.name(),
                    channel < weights.input().channels(),
                    "%s, which the units read, has the channels 0 to %d and no channel %d"
                            .formatted(weights.input().name(), weights.input().channels() - 1, channel));
        }
        Validate.isTrue(
                INPUTS.name(), !named.get(0).equals(named.get(1)), "the two channels are the same; choose another one");
        return named;
    }

    /** Returns the plan of the optimized pictures: one run, with a picture of each unit and of each of two channels. */
    Plan plan(String inputLayer, List<Integer> channels) {
        List<UnitExpression> shown = Stream.concat(
                        units.stream(), channels.stream().map(channel -> new Unit(inputLayer, channel)))
                .map(UnitExpression.class::cast)
                .toList();
        List<Objective> objectives = shown.stream().map(UnitAims::channel).toList();
        return Plan.each(objectives, UnitAims.texts(shown), optimization);
    }
}
