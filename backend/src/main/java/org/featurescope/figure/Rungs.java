package org.featurescope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.featurescope.figure.Plan.Panel;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder.Rung;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;

/** Figures that compare ways to climb: a row for each, a column for each number of steps. */
final class Rungs {
    private Rungs() {}

    /** What the rows are called. */
    static List<String> names(List<Rung> rungs) {
        return rungs.stream().map(Rung::name).toList();
    }

    /** What the columns are called. */
    static List<String> columnLabels(Making making, int columns) {
        return Checkpoints.quarters(making.steps(), columns).stream()
                .map(steps -> Captions.count(steps, "step"))
                .toList();
    }

    /** A run for each rung, and a picture of it for each number of steps. */
    static Plan plan(List<Rung> rungs, Unit unit, Making making, int columns) {
        List<VisualizationSpec> runs = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (Rung rung : rungs) {
            Objective objective = rung.penalized("channel(%s)".formatted(unit));
            for (int steps : Checkpoints.quarters(making.steps(), columns)) {
                OptionalInt keptAt = steps == making.steps() ? OptionalInt.empty() : OptionalInt.of(steps);
                panels.add(new Panel(
                        "%s, %s".formatted(rung.name(), Captions.count(steps, "step")), unit.toString(), runs.size(), 0, keptAt));
            }
            runs.add(making.with(rung.settings()).run(objective, 1));
        }
        return new Plan(runs, panels);
    }
}
