package org.featurescope.kind.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.KeptSteps;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.Plan.Panel;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.VisualizationSpec;

/**
 * Spec of a figure that shows one optimization by pictures taken after several of its steps.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param objective the number of the unit that is maximized
 * @param frames the greatest number of pictures
 * @param optimization the parameters of the optimization
 */
public record StepsSpec(
        NetworkReference network, Unit unit, UnitAim objective, int frames, OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final Parameter<Long> FRAMES = Parameter.optional(
            "frames",
            "Pictures",
            "How many pictures of the optimization are shown; the last is taken after the last step.",
            new ParameterTypes.WholeNumber(2, 48),
            16L);

    static final ParameterTable<StepsSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("steps", StepsSpec::of), StepsSpec::network)
                    .with(Parameters.UNIT, StepsSpec::unit)
                    .with(UnitAim.PARAMETER, StepsSpec::objective)
                    .with(FRAMES, spec -> (long) spec.frames()),
            StepsSpec::optimization);

    private static StepsSpec of(ParameterTable.Values values) {
        return new StepsSpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.get(UnitAim.PARAMETER),
                values.getInt(FRAMES),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "%s in %s, step by step".formatted(unit, model());
    }

    @Override
    public String caption() {
        return "One picture on its way to %s, channel %d of layer %s in %s. %s"
                .formatted(
                        objective.aim("this unit"),
                        unit.channel(),
                        unit.layer(),
                        model(),
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.frames(labels());
    }

    @Override
    public Plan plan(Network network) {
        List<Panel> panels = new ArrayList<>();
        for (int step : keptSteps()) {
            OptionalInt keptAt = step == optimization.steps() ? OptionalInt.empty() : OptionalInt.of(step);
            panels.add(new Panel("step " + step, unit.toString(), 0, 0, keptAt));
        }
        List<VisualizationSpec> runs = List.of(optimization.run(objective.of(unit), 1));
        return new Plan(runs, panels);
    }

    /** Returns the steps after which a picture is taken. Most are at the beginning, where the picture changes most. */
    private List<Integer> keptSteps() {
        return KeptSteps.geometric(optimization.steps(), frames);
    }

    private List<String> labels() {
        return keptSteps().stream().map(step -> "step " + step).toList();
    }
}
