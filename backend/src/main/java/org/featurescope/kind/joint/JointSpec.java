package org.featurescope.kind.joint;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.UnitList;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;

/**
 * Spec of a figure that combines units or directions in pairs. The first row and the first column show them alone;
 * where a row and a column meet, a picture excites both.
 *
 * @param network the network
 * @param rows the units or directions of the rows
 * @param columns the units or directions of the columns
 * @param optimization the parameters of the optimization
 */
public record JointSpec(
        NetworkReference network,
        List<UnitExpression> rows,
        List<UnitExpression> columns,
        OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final int MOST = 12;
    private static final Parameter<List<UnitExpression>> ROWS = Parameter.required(
            "rows",
            "Units of the rows",
            "The units or directions of the rows, separated by commas.",
            new UnitList(MOST));
    private static final Parameter<List<UnitExpression>> COLUMNS = Parameter.required(
            "columns",
            "Units of the columns",
            "The units or directions of the columns, separated by commas.",
            new UnitList(MOST));

    static final ParameterTable<JointSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("joint", JointSpec::of), JointSpec::network)
                    .with(ROWS, JointSpec::rows)
                    .with(COLUMNS, JointSpec::columns),
            JointSpec::optimization);

    public JointSpec {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    private static JointSpec of(ParameterTable.Values values) {
        return new JointSpec(
                NetworkReference.of(values), values.get(ROWS), values.get(COLUMNS), OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return rows.get(0).layer();
    }

    @Override
    public String title() {
        return "%s with %s in %s".formatted(Captions.list(rows), Captions.list(columns), model());
    }

    @Override
    public String caption() {
        return ("Above and on the left a picture for each of %s and %s alone; where two meet, one picture made to"
                        + " excite both, by the sum of their objectives, in %s. %s")
                .formatted(Captions.list(columns), Captions.list(rows), model(), Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.pairs(labels(rows), labels(columns));
    }

    @Override
    public Plan plan(Network network) {
        List<Objective> objectives = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        columns.forEach(column -> add(objectives, shown, column));
        for (UnitExpression row : rows) {
            add(objectives, shown, row);
            for (UnitExpression column : columns) {
                objectives.add(new Composition.Sum(List.of(UnitAims.channel(row), UnitAims.channel(column))));
                shown.add("%s + %s".formatted(row, column));
            }
        }
        return Plan.each(objectives, shown, optimization);
    }

    private static void add(List<Objective> objectives, List<String> shown, UnitExpression unit) {
        objectives.add(UnitAims.channel(unit));
        shown.add(unit.toString());
    }

    private static List<String> labels(List<UnitExpression> units) {
        return units.stream().map(UnitExpression::toString).toList();
    }
}
