package org.featurescope.kind.linear1d;

import org.featurescope.figure.Interactive;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.kind.linear.LayerParameters;
import org.featurescope.kind.linear.LayerShape;
import org.featurescope.linear.IntervalRegions;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure that shows the neurons of a layer with one input as lines.
 *
 * @param parameters the layer
 * @param inputs the inputs that are shown
 * @param first the input at which outputs are read off first
 * @param second the input at which outputs are read off second
 * @param quantile the quantile of each neuron's outputs that is its threshold; 0 for thresholds of zero
 * @param guides whether the lines are shown beside the regions
 */
public record Linear1dSpec(
        LayerParameters parameters, Inputs inputs, double first, double second, double quantile, boolean guides)
        implements Interactive {
    /** The largest input. */
    static final double MOST = 1;

    private static final LayerShape SHAPE = new LayerShape(1, 8, 1000, 1924);

    /** The inputs that a figure shows. */
    enum Inputs {
        /** From 0 to 1. */
        POSITIVE,
        /** From -1 to 1. */
        BOTH;

        /** Returns the smallest input. */
        double least() {
            return this == POSITIVE ? 0 : -MOST;
        }
    }

    private static final Parameter<Inputs> INPUTS = Parameter.quiet(
            "inputs",
            "Inputs",
            "Which inputs are shown.",
            ParameterTypes.Choice.of(Inputs.class, "Positive, 0 to 1", "Both signs, -1 to 1"),
            Inputs.POSITIVE);

    private static final Parameter<Double> FIRST = Parameter.quiet(
            "first",
            "First reading",
            "The input at which outputs are read off first.",
            new ParameterTypes.Decimal(-MOST, MOST),
            0.3);

    private static final Parameter<Double> SECOND = Parameter.quiet(
            "second",
            "Second reading",
            "The input at which outputs are read off second.",
            new ParameterTypes.Decimal(-MOST, MOST),
            0.7);

    private static final Parameter<Double> QUANTILE = Parameter.quiet(
            "quantile",
            "Threshold quantile",
            "Each neuron's threshold, as a quantile of its outputs over the shown inputs, for example 0.95; 0 sets all thresholds to zero.",
            new ParameterTypes.Decimal(0, 0.99),
            0.0);

    private static final Parameter<Boolean> GUIDES = Parameter.quiet(
            "guides",
            "Show the lines",
            "Whether the lines are shown beside the regions.",
            new ParameterTypes.Flag(),
            true);

    static final ParameterTable<Linear1dSpec> TABLE = LayerParameters.addTo(
                    ParameterTable.of("linear-1d", Linear1dSpec::of), Linear1dSpec::parameters, SHAPE)
            .with(INPUTS, Linear1dSpec::inputs)
            .with(FIRST, Linear1dSpec::first)
            .with(SECOND, Linear1dSpec::second)
            .with(QUANTILE, Linear1dSpec::quantile)
            .with(GUIDES, Linear1dSpec::guides);

    private static Linear1dSpec of(ParameterTable.Values values) {
        Inputs inputs = values.get(INPUTS);
        return new Linear1dSpec(
                LayerParameters.of(values, SHAPE),
                inputs,
                within(inputs, FIRST, values),
                within(inputs, SECOND, values),
                values.get(QUANTILE),
                values.get(GUIDES));
    }

    private static double within(Inputs inputs, Parameter<Double> probe, ParameterTable.Values values) {
        double x = values.get(probe);
        Validate.isTrue(
                probe.name(),
                x >= inputs.least(),
                "%s must not be negative where only positive inputs are shown".formatted(probe.name()));
        return x;
    }

    @Override
    public String title() {
        return "%s with one input, as lines".formatted(Captions.count(parameters.neurons(), "neuron"));
    }

    @Override
    public String caption() {
        String threshold = quantile == 0
                ? "zero"
                : "the %s quantile of its own outputs over the inputs shown"
                        .formatted(ParameterTypes.Decimal.shown(quantile));
        return ("Each neuron of a linear layer with one input is a line, y = w x + b: solid where its output is above its"
                        + " threshold (+), dashed where it is below (−). The threshold is %s. Where lines cross their"
                        + " thresholds they cut the input into regions, and within a region no neuron changes sign.")
                .formatted(threshold);
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    /** Returns the regions into which the layer cuts the inputs. */
    IntervalRegions regions() {
        return IntervalRegions.of(parameters.layer(), inputs.least(), MOST, quantile);
    }
}
