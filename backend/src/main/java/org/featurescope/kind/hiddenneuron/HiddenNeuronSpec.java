package org.featurescope.kind.hiddenneuron;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.training.TrainingRun;
import org.featurescope.network.Architecture;
import org.featurescope.network.Digits;
import org.featurescope.network.PictureNetwork;
import org.featurescope.network.Problem;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure that visualizes one neuron of a small network that is trained on handwritten digits: a picture that
 * excites it, one that suppresses it, and the digits that excite it most.
 *
 * @param run how the network is trained
 * @param layer the neuron's layer, from 1; the one after the hidden layers is the output
 * @param neuron the neuron within its layer, from 1
 * @param pictureSteps the number of steps of the pictures' optimizer
 */
public record HiddenNeuronSpec(TrainingRun run, int layer, int neuron, int pictureSteps) implements FigureSpec {
    /** The number of digits that are shown. */
    static final int DIGITS = 8;

    /** Shifts of a pixel: digits are small, and larger transformations leave nothing but brightness. */
    private static final TransformationRobustness ROBUSTNESS = new TransformationRobustness(0, 1, 1, 1, 0, 0);

    private static final int OPTIMIZED = 2;
    private static final int COLUMNS = 5;
    private static final int MOST_PICTURE_STEPS = 2048;

    private static final Parameter<Long> LAYER = Parameter.optional(
            "layer",
            "Layer",
            "The neuron's layer, counted from the inputs; the one after the hidden layers is the output.",
            new ParameterTypes.WholeNumber(1, Architecture.MOST_LAYERS + 1L),
            1L);
    private static final Parameter<Long> NEURON = Parameter.optional(
            "neuron",
            "Neuron",
            "The neuron within its layer, from 1.",
            new ParameterTypes.WholeNumber(1, Architecture.MOST_WEIGHTS),
            1L);
    private static final Parameter<Long> PICTURE_STEPS = Parameter.optional(
            "picture-steps",
            "Steps of the picture",
            "How often the neuron's picture is improved.",
            new ParameterTypes.WholeNumber(1, MOST_PICTURE_STEPS),
            (long) Preset.QUICK.steps());

    static final ParameterTable<HiddenNeuronSpec> TABLE = TrainingRun.addTo(
                    ParameterTable.of("hidden-neuron", HiddenNeuronSpec::of), HiddenNeuronSpec::run)
            .with(LAYER, spec -> (long) spec.layer())
            .with(NEURON, spec -> (long) spec.neuron())
            .with(PICTURE_STEPS, spec -> (long) spec.pictureSteps());

    private static HiddenNeuronSpec of(ParameterTable.Values values) {
        return new HiddenNeuronSpec(
                TrainingRun.of(values), values.getInt(LAYER), values.getInt(NEURON), values.getInt(PICTURE_STEPS));
    }

    /**
     * Checks that the problem's inputs are pixels and that the network has the neuron.
     *
     * @throws InvalidInputException naming the field at fault
     */
    void check(Problem problem) {
        Validate.isTrue(
                "problem",
                problem.inputs().size() == Digits.PIXELS,
                "problem must be digits, because only there the inputs are the pixels of a picture");
        Validate.inRange(LAYER.name(), layer, 1, run.hidden().size() + 1);
        int neurons = isOutput()
                ? problem.outputs().size()
                : run.hidden().get(layer - 1).neurons();
        Validate.inRange(NEURON.name(), neuron, 1, neurons);
    }

    private boolean isOutput() {
        return layer > run.hidden().size();
    }

    private String name() {
        return isOutput() ? "output %d".formatted(neuron - 1) : "neuron %d of layer %d".formatted(neuron, layer);
    }

    /** Returns the plan of the optimization: a picture that excites the neuron, and one that suppresses it. */
    Plan plan() {
        String unit = "%s:%d".formatted(PictureNetwork.layerName(layer - 1), neuron - 1);
        Objective both =
                Objective.parse("each(direction(1*%s, at=centre); direction(-1*%s, at=centre))".formatted(unit, unit));
        List<String> labels = List.of("excites " + name(), "suppresses " + name());
        VisualizationSpec optimization = new VisualizationSpec(
                both,
                OPTIMIZED,
                VisualizationSpec.LEAST_SIZE,
                pictureSteps,
                run.seed(),
                Optional.empty(),
                Preset.QUICK.settings().with(ROBUSTNESS));
        return new Plan(
                List.of(optimization),
                List.of(
                        new Plan.Panel(labels.get(0), name(), 0, 0, OptionalInt.empty()),
                        new Plan.Panel(labels.get(1), name(), 0, 1, OptionalInt.empty())));
    }

    @Override
    public String title() {
        return "What %s responds to in a network that learns %s"
                .formatted(name(), run.problem().title());
    }

    @Override
    public String caption() {
        return ("A picture made to excite %s, one made to suppress it, each by %s from noise, and the %d digits of the"
                        + " training set for which its sum is largest. %s")
                .formatted(name(), Captions.count(pictureSteps, "step"), DIGITS, run.description());
    }

    @Override
    public Layout layout() {
        return new Layout(Layout.Form.GRID, (OPTIMIZED + DIGITS) / COLUMNS, COLUMNS, 0, List.of(), List.of());
    }

    @Override
    public double otherPixelSteps() {
        return run.pixelSteps() + (double) OPTIMIZED * pictureSteps * Digits.PIXELS;
    }
}
