package org.featurescope.kind.spaceintro;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Spec of a step of the explanation of activation space.
 *
 * @param network the network
 * @param step the number of the step, from 1
 * @param units the three neurons of one layer that are the axes of the points
 * @param photographs the set of photographs
 * @param angles the number of optimized pictures for directions between the first and the second neuron
 * @param optimization the parameters of the optimization
 */
public record SpaceIntroSpec(
        NetworkReference network,
        int step,
        List<UnitExpression> units,
        NamedSet photographs,
        int angles,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs, Interactive {
    /** The number of neurons that are axes. */
    static final int AXES = 3;

    private static final double WHOLE_TURN = 360;

    private static final Parameter<Long> STEP = Parameter.optional(
            "step",
            "Step",
            "1 the vector of a position, 2 photographs as points, 3 directions, 4 turned axes, 5 the ReLU, 6 the question.",
            new ParameterTypes.WholeNumber(1, IntroStep.values().length),
            1L);

    private static final Parameter<List<UnitExpression>> UNITS = Parameter.required(
            "units",
            "Three neurons",
            "Three neurons of one layer, which are the axes of the points, separated by commas.",
            new UnitList(AXES));

    private static final Parameter<Long> ANGLES = Parameter.optional(
            "angles",
            "Directions",
            "In step 3, the number of optimized pictures at equal angles in the plane of the first two neurons.",
            new ParameterTypes.WholeNumber(4, 24),
            12L);

    static final ParameterTable<SpaceIntroSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(
                                            ParameterTable.of("space-intro", SpaceIntroSpec::of),
                                            SpaceIntroSpec::network)
                                    .with(STEP, spec -> (long) spec.step())
                                    .with(UNITS, SpaceIntroSpec::units),
                            SpaceIntroSpec::photographs)
                    .with(ANGLES, spec -> (long) spec.angles()),
            SpaceIntroSpec::optimization);

    public SpaceIntroSpec {
        units = List.copyOf(units);
    }

    private static SpaceIntroSpec of(ParameterTable.Values values) {
        return new SpaceIntroSpec(
                NetworkReference.of(values),
                values.getInt(STEP),
                values.get(UNITS),
                NamedSet.of(values),
                values.getInt(ANGLES),
                OptimizationParameters.of(values));
    }

    /** Returns what the number of the step stands for. */
    IntroStep introStep() {
        return IntroStep.of(step);
    }

    @Override
    public String layer() {
        return units.get(0).layer();
    }

    @Override
    public String title() {
        return "%s (%s in %s)".formatted(introStep().title(), layer(), model());
    }

    @Override
    public String caption() {
        String made = introStep().hasOptimizedPictures() ? " " + Captions.howMade(optimization) : "";
        return "Step %d of %d. Layer %s of %s, photographs of the set %s.%s"
                .formatted(step, IntroStep.values().length, layer(), model(), photographs.name(), made);
    }

    /** Returns the arrangement of the optimized pictures, or of the drawing alone. */
    @Override
    public Layout layout() {
        int optimized = introStep().hasDirections() ? angles : AXES;
        return Layout.grid(introStep().hasOptimizedPictures() ? optimized : 1);
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(Math.max(1, pictures));
    }

    @Override
    public boolean isShownAsDrawing() {
        return true;
    }

    /** Returns this spec with another set of photographs, and with parameters without effect reset to their defaults. */
    SpaceIntroSpec resolved(NamedSet set) {
        IntroStep meant = introStep();
        return new SpaceIntroSpec(
                network,
                step,
                units,
                set,
                meant.hasDirections() ? angles : 12,
                meant.hasOptimizedPictures()
                        ? optimization
                        : OptimizationParameters.of(Preset.QUICK, 128, Preset.QUICK.steps(), 0));
    }

    /** Returns the channels of the three neurons. */
    List<Integer> channels() {
        return units.stream().map(SpaceIntroSpec::neuron).map(Unit::channel).toList();
    }

    private static Unit neuron(UnitExpression unit) {
        if (unit instanceof Unit neuron) {
            return neuron;
        }
        throw new InvalidInputException(
                UNITS.name(), "units must be neurons such as mixed4c:12, but \"%s\" is a direction".formatted(unit));
    }

    /** Returns the angles of the directions that have pictures, degrees from the first neuron to the second. */
    List<Double> degrees() {
        return IntStream.range(0, angles).mapToObj(i -> i * WHOLE_TURN / angles).toList();
    }

    /** Returns the plan of the optimized pictures; the step must have some. */
    Plan plan(int channels) {
        if (!introStep().hasDirections()) {
            return Plan.each(units.stream().map(UnitAims::channel).toList(), UnitAims.texts(units), optimization);
        }
        List<Objective> objectives = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (double degrees : degrees()) {
            float[] direction = new float[channels];
            direction[neuron(units.get(0)).channel()] = (float) Math.cos(Math.toRadians(degrees));
            direction[neuron(units.get(1)).channel()] = (float) Math.sin(Math.toRadians(degrees));
            objectives.add(ActivationDirection.whole(layer(), direction));
            labels.add("%.0f° from %s to %s".formatted(degrees, units.get(0), units.get(1)));
        }
        OptimizationParameters aligned =
                optimization.with(optimization.settings().with(SharedResolutions.CIRCLE));
        return Plan.of(new Composition.Each(objectives), labels, labels, aligned);
    }

    /**
     * Checks the neurons against a network.
     *
     * @throws org.featurescope.validate.NotFoundException if the network lacks one of them
     * @throws InvalidInputException if they are not three different neurons of one layer, or the layer has no ReLU and
     *     the step is about it
     */
    void checkAgainst(Network of) {
        for (UnitExpression unit : units) {
            neuron(unit).checkedAgainst(of);
            Validate.isTrue(
                    UNITS.name(),
                    unit.layer().equals(layer()),
                    "units must be of one layer, but %s and %s are not".formatted(units.get(0), unit));
        }
        Validate.isTrue(
                UNITS.name(),
                units.stream().distinct().count() == AXES,
                "units must be %d different neurons of one layer, such as %s:0,%s:1,%s:2"
                        .formatted(AXES, layer(), layer(), layer()));
        Validate.isTrue(
                UNITS.name(),
                introStep() != IntroStep.RELU
                        || Stages.beforeRelu(of, of.layer(layer())).isPresent(),
                "step %d shows what a ReLU does, but layer %s of %s, or a branch of it, does not end with one; choose neurons of another layer"
                        .formatted(step, layer(), of.id()));
    }
}
