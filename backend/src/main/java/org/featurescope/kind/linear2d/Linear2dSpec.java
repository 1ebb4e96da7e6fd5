package org.featurescope.kind.linear2d;

import java.util.List;
import org.featurescope.figure.Interactive;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.Decimals;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.kind.linear.LayerParameters;
import org.featurescope.kind.linear.LayerShape;
import org.featurescope.linear.Activation;
import org.featurescope.linear.InputSquare;
import org.featurescope.linear.LinearLayer;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.SeededNormals;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure that shows the neurons of a layer with two inputs.
 *
 * @param parameters the layer
 * @param inputs the inputs that are shown
 * @param activation what is applied to the outputs
 * @param second the layer on top of it
 * @param quantile the quantile of each neuron's outputs that is its threshold; 0 for thresholds of zero
 * @param view what is shown
 * @param guides whether arrows, names and sign patterns are shown beside the regions
 * @param picks the points that the reader picked
 * @param camera where the planes are seen from
 */
public record Linear2dSpec(
        LayerParameters parameters,
        Inputs inputs,
        Activation activation,
        SecondLayer second,
        double quantile,
        View view,
        boolean guides,
        Picks picks,
        Camera camera)
        implements Interactive {
    private static final LayerShape SHAPE = new LayerShape(2, 5, 1000, 19412);

    /** The inputs that a figure shows. */
    enum Inputs {
        /** From -1 to 1. */
        BOTH(InputSquare.AROUND_ZERO, List.of(-0.6, -0.5), List.of(0.8, 0.5)),
        /** From 0 to 1. */
        POSITIVE(InputSquare.POSITIVE, List.of(0.25, 0.3), List.of(0.75, 0.7));

        private final InputSquare square;
        private final List<Double> first;
        private final List<Double> second;

        Inputs(InputSquare square, List<Double> first, List<Double> second) {
            this.square = square;
            this.first = first;
            this.second = second;
        }

        InputSquare square() {
            return square;
        }
    }

    /** The ways in which a figure shows neurons. */
    enum View {
        /** As planes over the square of inputs. */
        PLANES,
        /** As regions of the square of inputs. */
        FLAT
    }

    /**
     * The layer on top.
     *
     * @param neurons the number of its neurons; 0 if there is no such layer
     * @param seed the seed from which its weights and biases are drawn
     */
    record SecondLayer(int neurons, long seed) {
        LinearLayer layer(int inputs) {
            return LinearLayer.drawn(seed, neurons, inputs);
        }
    }

    /**
     * The points that the reader picked, {@code [x, y]}. An empty list stands for the default of the inputs that are shown.
     *
     * @param first the first point
     * @param second the second point
     */
    record Picks(List<Double> first, List<Double> second) {
        List<List<Double>> points(Inputs inputs) {
            return List.of(first.isEmpty() ? inputs.first : first, second.isEmpty() ? inputs.second : second);
        }
    }

    /**
     * Where planes are seen from.
     *
     * @param turn the angle around the square, degrees
     * @param lift the angle above the floor, degrees
     * @param zoom the magnification
     */
    record Camera(double turn, double lift, double zoom) {
        static final Camera DEFAULT = new Camera(28, 24, 1);
    }

    private static final Parameter<Inputs> INPUTS = Parameter.quiet(
            "inputs",
            "Inputs",
            "Which inputs are shown.",
            ParameterTypes.Choice.of(Inputs.class, "Both signs, -1 to 1", "Positive, 0 to 1"),
            Inputs.BOTH);

    private static final Parameter<Activation> ACTIVATION = Parameter.quiet(
            "activation",
            "Activation function",
            "The function that is applied to the outputs of each layer.",
            ParameterTypes.Choice.of(
                    Activation.class, "None", "ReLU: negative outputs become 0", "Sigmoid", "Hyperbolic tangent"),
            Activation.NONE);

    private static final Parameter<Long> SECOND_NEURONS = Parameter.quiet(
            "second-neurons",
            "Neurons of a second layer",
            "The number of neurons of a second layer on top of the first; 0 for no such layer.",
            new ParameterTypes.WholeNumber(0, 16),
            0L);

    private static final Parameter<Long> SECOND_SEED = Parameter.quiet(
            "second-seed",
            "Seed of the second layer",
            "The seed from which the second layer's weights and biases are drawn.",
            new ParameterTypes.WholeNumber(0, SeededNormals.MOST_SEED),
            SHAPE.seed());

    private static final Parameter<Double> QUANTILE = Parameter.quiet(
            "quantile",
            "Threshold quantile",
            "Each neuron's threshold, as a quantile of its outputs over the shown inputs; 0 sets all to zero. No effect with a second layer.",
            new ParameterTypes.Decimal(0, 0.99),
            0.0);

    private static final Parameter<View> VIEW = Parameter.quiet(
            "view",
            "View",
            "How the neurons are drawn.",
            ParameterTypes.Choice.of(View.class, "Planes over the inputs", "Flat: regions of the inputs"),
            View.FLAT);

    private static final Parameter<Boolean> GUIDES = Parameter.quiet(
            "guides",
            "Show the guides",
            "Whether arrows, names and sign patterns are shown beside the regions.",
            new ParameterTypes.Flag(),
            true);

    private static final Parameter<List<Double>> FIRST =
            point("first", "First point", "The two inputs of the first picked point.");
    private static final Parameter<List<Double>> SECOND =
            point("second", "Second point", "The two inputs of the second picked point.");

    private static final Parameter<Double> TURN = Parameter.quiet(
            "turn",
            "Turn of the view",
            "The angle around the square from which planes are seen, degrees.",
            new ParameterTypes.Decimal(0, 360),
            Camera.DEFAULT.turn());
    private static final Parameter<Double> LIFT = Parameter.quiet(
            "lift",
            "Height of the view",
            "The angle above the floor from which planes are seen, degrees.",
            new ParameterTypes.Decimal(0, 90),
            Camera.DEFAULT.lift());
    private static final Parameter<Double> ZOOM = Parameter.quiet(
            "zoom", "Zoom", "The magnification of planes.", new ParameterTypes.Decimal(0.5, 4), Camera.DEFAULT.zoom());

    static final ParameterTable<Linear2dSpec> TABLE = LayerParameters.addTo(
                    ParameterTable.of("linear-2d", Linear2dSpec::of), Linear2dSpec::parameters, SHAPE)
            .with(INPUTS, Linear2dSpec::inputs)
            .with(ACTIVATION, Linear2dSpec::activation)
            .with(SECOND_NEURONS, spec -> (long) spec.second().neurons())
            .with(SECOND_SEED, spec -> spec.second().seed())
            .with(QUANTILE, Linear2dSpec::quantile)
            .with(VIEW, Linear2dSpec::view)
            .with(GUIDES, Linear2dSpec::guides)
            .with(FIRST, spec -> spec.picks().first())
            .with(SECOND, spec -> spec.picks().second())
            .with(TURN, spec -> spec.camera().turn())
            .with(LIFT, spec -> spec.camera().lift())
            .with(ZOOM, spec -> spec.camera().zoom());

    private static Parameter<List<Double>> point(String name, String label, String description) {
        return Parameter.quiet(name, label, description, new Decimals(-1, 1, 2), List.of());
    }

    private static Linear2dSpec of(ParameterTable.Values values) {
        Inputs inputs = values.get(INPUTS);
        int neurons = values.getInt(SECOND_NEURONS);
        boolean hasSecond = neurons > 0;
        View view = values.get(VIEW);
        return new Linear2dSpec(
                LayerParameters.of(values, SHAPE),
                inputs,
                values.get(ACTIVATION),
                new SecondLayer(neurons, hasSecond ? values.get(SECOND_SEED) : SHAPE.seed()),
                hasSecond ? 0 : values.get(QUANTILE),
                view,
                view == View.PLANES || values.get(GUIDES),
                new Picks(
                        pointOf(values, FIRST, inputs.square(), inputs.first),
                        pointOf(values, SECOND, inputs.square(), inputs.second)),
                view == View.FLAT ? Camera.DEFAULT : new Camera(values.get(TURN), values.get(LIFT), values.get(ZOOM)));
    }

    /** Returns a picked point, or an empty list if it is the default. */
    private static List<Double> pointOf(
            ParameterTable.Values values, Parameter<List<Double>> parameter, InputSquare square, List<Double> usual) {
        List<Double> point = values.get(parameter);
        Validate.isTrue(
                parameter.name(),
                point.isEmpty() || point.size() == 2,
                "%s must be two numbers, the two inputs, but is one".formatted(parameter.name()));
        Validate.isTrue(
                parameter.name(),
                point.stream().allMatch(x -> x >= square.low() && x <= square.high()),
                "%s must be within the inputs that are shown, from %d to %d"
                        .formatted(parameter.name(), square.low(), square.high()));
        return point.equals(usual) ? List.of() : point;
    }

    @Override
    public String title() {
        String shown = view == View.PLANES ? "planes" : "half-planes";
        String top =
                second.neurons() == 0 ? "" : ", and %s on top".formatted(Captions.count(second.neurons(), "neuron"));
        return "%s with two inputs, as %s%s".formatted(Captions.count(parameters.neurons(), "neuron"), shown, top);
    }

    @Override
    public String caption() {
        String threshold = quantile == 0
                ? "zero"
                : "the %s quantile of its own outputs over the inputs shown"
                        .formatted(ParameterTypes.Decimal.shown(quantile));
        String layers = second.neurons() == 0
                ? ""
                : activation.isPiecewiseLinear()
                        ? " A neuron of the second layer is affine within each region of the first, so its line bends from one"
                                + " region to the next."
                        : " Where a neuron of the second layer changes its sign is a curve.";
        return ("Each neuron of a linear layer with two inputs is a plane over them, y = w₁ x₁ + w₂ x₂ + b. It crosses its"
                        + " threshold, %s, in a line, and is positive (+) on one side and negative (−) on the other. The lines"
                        + " cut the inputs into regions, and within a region no neuron changes its sign.%s")
                .formatted(threshold, layers);
    }

    @Override
    public boolean isThreeDimensional() {
        return true;
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    /** Returns the layers. */
    PlaneLayers layers() {
        LinearLayer first = parameters.layer();
        return PlaneLayers.of(first, second.layer(first.neurons()), activation, inputs.square(), quantile);
    }
}
