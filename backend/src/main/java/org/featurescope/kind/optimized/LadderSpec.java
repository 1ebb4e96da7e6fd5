package org.featurescope.kind.optimized;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.figure.Captions;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.SettingsParameters;
import org.featurescope.kind.optimized.Plan.Panel;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder.Rung;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;

/** Compares ways to climb to one channel: a row for each, a column for each number of steps. */
public interface LadderSpec extends OptimizedSpec {
    Parameter<Long> COLUMNS = Parameter.optional(
            "columns", "How many numbers of steps are compared.", new ParameterTypes.WholeNumber(1, 6), 4L);

    /** The parameters of a kind; what its rows differ in cannot be given. */
    static <S extends LadderSpec> ParameterTable<S> table(String kind, Function<ParameterTable.Values, S> constructor) {
        Set<String> compared = SettingsParameters.compared();
        compared.add(Parameters.PRESET.name());
        return OptimizationParameters.addTo(ParameterTable.of(kind, constructor)
                        .with(Parameters.UNIT, LadderSpec::unit)
                        .with(COLUMNS, spec -> (long) spec.columns()))
                .without(compared, "whose rows have each settings of their own");
    }

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
                columnSteps().stream()
                        .map(steps -> Captions.count(steps, "step"))
                        .toList());
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
            Settings settings = SettingsParameters.compared(rung.settings(), making().settings());
            runs.add(making().with(settings).run(objective, 1));
        }
        return new Plan(runs, panels);
    }

    /** How its pictures were made but for what they differ in, as a sentence. */
    default String howMade() {
        return "All %sfrom %s, the last column after %d steps, at %d px, seed %d."
                .formatted(
                        making().settings().picture().alpha() ? "transparent, " : "",
                        making().start().map(name -> "the photograph " + name).orElse("noise"),
                        making().steps(),
                        making().size(),
                        making().seed());
    }

    private List<Integer> columnSteps() {
        return Checkpoints.quarters(making().steps(), columns());
    }
}
