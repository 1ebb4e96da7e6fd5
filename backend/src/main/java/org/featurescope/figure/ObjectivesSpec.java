package org.featurescope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.featurescope.activation.PhotographShelf;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.InvalidInputException;

/**
 * The same network asked five ways: for a neuron, a channel, a layer, a class before the softmax and after it.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param className the class, by its label or as {@code #index}
 * @param making how
 */
public record ObjectivesSpec(
        String model, String modelHash, Unit unit, String className, Making making)
        implements OptimizedSpec {
    private static final List<String> LABELS = List.of("neuron", "channel", "layer", "class logit", "class probability");
    private static final Parameter<String> CLASS = Parameter.required(
            "class",
            "A class, by its label or as #index.",
            new ParameterTypes.Text(Pattern.compile("[^\\p{Cntrl}]{1,100}"), "a class' label, or #index"));

    static final ParameterTable<ObjectivesSpec> TABLE = Making.addTo(ParameterTable.of("objectives", ObjectivesSpec::of)
            .with(Parameters.UNIT, ObjectivesSpec::unit)
            .with(CLASS, ObjectivesSpec::className));

    private static ObjectivesSpec of(ParameterTable.Values values) {
        return new ObjectivesSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.get(CLASS),
                Making.of(values));
    }

    @Override
    public FigureSpec resolved(Network network, PhotographShelf shelf) {
        try {
            ClassObjective.Logit logit = (ClassObjective.Logit) logit().checkedAgainst(network, 1);
            return new ObjectivesSpec(model, modelHash, unit, logit.name().toString(), making);
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
        return "Five objectives in %s".formatted(model);
    }

    @Override
    public String caption() {
        return ("%s asked five ways: for the neuron at the centre of %s, for its whole channel, for all of layer %s (DeepDream),"
                        + " for the class %s before the softmax, and for its probability after it. %s")
                .formatted(model, unit, unit.layer(), className, Captions.howMade(making));
    }

    @Override
    public Layout layout() {
        return Layout.matrix(List.of(""), LABELS);
    }

    @Override
    public Plan plan(Network network) {
        List<Objective> objectives = new ArrayList<>();
        objectives.add(UnitAim.NEURON.of(unit));
        objectives.add(UnitAim.CHANNEL.of(unit));
        objectives.add(Objective.parse("layer(%s)".formatted(unit.layer())));
        objectives.add(logit());
        objectives.add(Objective.parse("probability(%s)".formatted(className)));
        return Plan.each(objectives, objectives.stream().map(Objective::toString).toList(), making);
    }
}
