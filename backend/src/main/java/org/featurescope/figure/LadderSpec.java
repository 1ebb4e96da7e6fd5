package org.featurescope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.featurescope.figure.Plan.Panel;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder.Rung;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;

/** Compares ways to climb to one channel: a row for each, a column for each number of steps. */
sealed interface LadderSpec extends OptimizedSpec permits RegularizationSpec, PreconditioningSpec {
    Parameter<Long> COLUMNS = Parameter.optional(
            "columns", "How many numbers of steps are compared.", new ParameterTypes.WholeNumber(1, 6), 4L);

    /** The channel. */
    Unit unit();

    /** How many numbers of steps. */
    int columns();

    /** The ways. */
    List<Rung> rungs();

    @Override
    default String layer() {
        return unit().layer();
    }

    @Override
    default Layout layout() {
        return Layout.matrix(
                rungs().stream().map(Rung::name).toList(),
                columnSteps().stream().map(steps -> Captions.count(steps, "step")).toList());
    }

    /** A run for each way, and a picture of it for each number of steps. */
    @Override
    default Plan plan(Network network) {
        List<VisualizationSpec> runs = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (Rung rung : rungs()) {
            for (int steps : columnSteps()) {
                OptionalInt keptAt = steps == making().steps() ? OptionalInt.empty() : OptionalInt.of(steps);
                String label = "%s, %s".formatted(rung.name(), Captions.count(steps, "step"));
                panels.add(new Panel(label, unit().toString(), runs.size(), 0, keptAt));
            }
            Objective objective = rung.penalized("channel(%s)".formatted(unit()));
            runs.add(making().with(rung.settings()).run(objective, 1));
        }
        return new Plan(runs, panels);
    }

    private List<Integer> columnSteps() {
        return Checkpoints.quarters(making().steps(), columns());
    }
}
