package org.featurescope.kind.optimized;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
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

/**
 * Spec of a figure that compares settings of the optimization for one channel. It has a row for each of the settings
 * and a column for each number of steps.
 */
public interface LadderSpec extends OptimizedSpec {
    /** The number of columns. */
    Parameter<Long> COLUMNS = Parameter.optional(
            "columns",
            "Columns",
            "The number of columns; each shows the pictures after four times as many steps as the one before.",
            new ParameterTypes.WholeNumber(1, 6),
            4L);

    /** The constructor of a kind's specs. */
    @FunctionalInterface
    interface Constructor<S> {
        /** Returns a spec with these values. */
        S of(NetworkReference network, Unit unit, int columns, OptimizationParameters optimization);
    }

    /** Returns the parameters of a kind. Settings that differ between rows are refused as parameters. */
    static <S extends LadderSpec> ParameterTable<S> table(String kind, Constructor<S> constructor) {
        Set<String> compared = SettingsParameters.compared();
        compared.add(OptimizationParameters.PRESET.name());
        ParameterTable<S> table = ParameterTable.of(
                kind,
                values -> constructor.of(
                        NetworkReference.of(values),
                        values.get(Parameters.UNIT),
                        values.getInt(COLUMNS),
                        OptimizationParameters.of(values)));
        return OptimizationParameters.addTo(
                        NetworkReference.addTo(table, LadderSpec::network)
                                .with(Parameters.UNIT, LadderSpec::unit)
                                .with(COLUMNS, spec -> (long) spec.columns()),
                        LadderSpec::optimization)
                .without(compared, "because each row has settings of its own");
    }

    /** Returns the channel. */
    Unit unit();

    /** Returns the number of columns. */
    int columns();

    /** Returns the settings that are compared, one for each row. */
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

    /** Returns a plan with one run for each row, in which a picture is kept for each column. */
    @Override
    default Plan plan(Network network) {
        List<VisualizationSpec> runs = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (Rung rung : rungs()) {
            for (int steps : columnSteps()) {
                OptionalInt keptAt = steps == optimization().steps() ? OptionalInt.empty() : OptionalInt.of(steps);
                String label = "%s, %s".formatted(rung.name(), Captions.count(steps, "step"));
                panels.add(new Panel(label, unit().toString(), runs.size(), 0, keptAt));
            }
            Objective objective = rung.penalized("channel(%s)".formatted(unit()));
            Settings settings =
                    SettingsParameters.compared(rung.settings(), optimization().settings());
            runs.add(optimization().with(settings).run(objective, 1));
        }
        return new Plan(runs, panels);
    }

    /** Returns a sentence that says what the optimizations of all pictures have in common. */
    default String howMade() {
        return "All %sfrom %s, the last column after %d steps, at %d px, seed %d."
                .formatted(
                        optimization().settings().picture().alpha() ? "transparent, " : "",
                        optimization()
                                .start()
                                .map(name -> "the photograph " + name)
                                .orElse("noise"),
                        optimization().steps(),
                        optimization().size(),
                        optimization().seed());
    }

    private List<Integer> columnSteps() {
        return KeptSteps.quarters(optimization().steps(), columns());
    }
}
