package org.featurescope.kind.linearunits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.table.Table;

/** The tables of the numbers of a figure of units. */
final class LinearUnitsTables {
    private LinearUnitsTables() {}

    /** Returns the units, with their weights and biases. */
    static Table units(LinearUnitsResult data) {
        return new Table(
                List.of("unit", "first input", "weight", "second input", "weight", "bias", "own bias", "explained"),
                data.units().stream()
                        .map(unit -> List.<Object>of(
                                data.layer() + ":" + unit.channel(),
                                input(data, 0),
                                unit.first(),
                                input(data, 1),
                                unit.second(),
                                unit.bias(),
                                unit.ownBias(),
                                unit.explained()))
                        .toList());
    }

    /** Returns the points, with the activation of each unit before its ReLU. */
    static Table points(LinearUnitsResult data) {
        List<String> columns = Stream.concat(
                        Stream.of(input(data, 0), input(data, 1)),
                        data.units().stream().map(unit -> data.layer() + ":" + unit.channel()))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < data.points().size(); i++) {
            List<Object> row = new ArrayList<>(
                    List.of(data.points().get(i).x(), data.points().get(i).y()));
            for (LinearUnitsResult.LinearUnit unit : data.units()) {
                row.add(unit.outputs().get(i));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static String input(LinearUnitsResult data, int axis) {
        return data.inputLayer() + ":" + data.inputs().get(axis).channel();
    }
}
