package org.featurescope.kind.objectives;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.validate.InvalidInputException;

/**
 * Spec of a figure that compares five objectives: a neuron, a channel, a layer, and a class before and after the
 * softmax.
 *
 * @param network the network
 * @param unit the channel, to which the neuron and the layer belong
 * @param className the class, by its label or as {@code #index}
 * @param optimization the parameters of the optimization
 */
public record ObjectivesSpec(NetworkReference network, Unit unit, String className, OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final String LAYER = "layer";
    private static final List<String> LABELS = List.of("neuron", "channel", LAYER, "class logit", "class probability");
    /**
     * The smallest standard deviation of the noise from which the layer's picture starts. The objective, a mean of
     * squares, has its largest gradient for units that are already excited. In faint noise these are units that respond
     * to a plain surface, and the picture would become one.
     */
    private static final double LAYER_START_DEVIATION = 1;

    private static final Parameter<String> CLASS = Parameter.required(
            "class",
            "Class",
            "A class of the network by its label, for example dog, or by its index, for example #12.",
            new ParameterTypes.Text(Pattern.compile("[^\\p{Cntrl}]{1,100}"), "a class' label, or #index"));

    static final ParameterTable<ObjectivesSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("objectives", ObjectivesSpec::of), ObjectivesSpec::network)
                    .with(Parameters.UNIT, ObjectivesSpec::unit)
                    .with(CLASS, ObjectivesSpec::className),
            ObjectivesSpec::optimization);

    private static ObjectivesSpec of(ParameterTable.Values values) {
        return new ObjectivesSpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.get(CLASS),
                OptimizationParameters.of(values));
    }

    /**
     * Returns this spec with the label of the class in full.
     *
     * @throws InvalidInputException if the network has no such class; the exception names the field {@code class}
     */
    ObjectivesSpec withWholeClassName(Network of) {
        try {
            ClassObjective.Logit logit = (ClassObjective.Logit) logit().checkedAgainst(of, 1);
            return new ObjectivesSpec(network, unit, logit.name().toString(), optimization);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(CLASS.name(), String.valueOf(e.getMessage()), e);
        }
    }

    private Objective logit() {
        return Objective.parse("logit(%s)".formatted(className));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "Five objectives in %s".formatted(model());
    }

    @Override
    public String caption() {
        return ("%s asked five ways: for the neuron at the centre of %s, for its whole channel, for all of layer %s"
                        + " (DeepDream), for the class %s before the softmax, and for its probability after it. %s")
                .formatted(model(), unit, unit.layer(), className, Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.matrix(List.of(""), LABELS);
    }

    @Override
    public Plan plan(Network network) {
        List<Objective> together = List.of(
                UnitAim.NEURON.of(unit),
                UnitAim.CHANNEL.of(unit),
                logit(),
                Objective.parse("probability(%s)".formatted(className)));
        Objective layer = Objective.parse("layer(%s)".formatted(unit.layer()));
        List<Plan.Panel> panels = new ArrayList<>();
        for (int picture = 0; picture < together.size(); picture++) {
            panels.add(panel(together.get(picture), 0, picture));
        }
        panels.add(LABELS.indexOf(LAYER), panel(layer, 1, 0));
        PictureSettings pictures = optimization.settings().picture();
        Settings strongerNoise = optimization
                .settings()
                .with(pictures.startingFrom(Math.max(pictures.startDeviation(), LAYER_START_DEVIATION)));
        return new Plan(
                List.of(
                        optimization.run(new Composition.Each(together), together.size()),
                        optimization.with(strongerNoise).run(layer, 1)),
                panels);
    }

    private static Plan.Panel panel(Objective objective, int run, int picture) {
        return new Plan.Panel(objective.toString(), objective.toString(), run, picture, OptionalInt.empty());
    }
}
