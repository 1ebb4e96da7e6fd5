package org.featurescope.kind.spaceintro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a step of the explanation.
 *
 * @param set the indexed photographs
 * @param step the number of the step, from 1
 * @param channels the number of the layer's channels
 * @param axes the channels of the three neurons that are axes
 * @param rows the rows of the layer's map
 * @param columns the columns of the layer's map
 * @param beforeRelu whether the vectors are the values before the ReLU
 * @param points the photographs and positions whose vectors these are, one for each vector
 * @param vectors the vectors; of each only the coordinates of the axes if its length is not the number of channels
 * @param directions the directions that have optimized pictures
 */
record SpaceIntroResult(
        IndexedSet set,
        int step,
        int channels,
        List<Integer> axes,
        int rows,
        int columns,
        boolean beforeRelu,
        List<Point> points,
        PackedVectors vectors,
        List<PicturedDirection> directions) {
    SpaceIntroResult {
        axes = List.copyOf(axes);
        points = List.copyOf(points);
        directions = List.copyOf(directions);
    }

    /**
     * A position of a photograph.
     *
     * @param photograph the name of the photograph
     * @param row the row of the layer's map
     * @param column the column of the layer's map
     * @param picture the index of the photograph's picture; empty if it has none
     */
    record Point(String photograph, int row, int column, Optional<Integer> picture) {}

    /**
     * A direction with an optimized picture.
     *
     * @param weights the weight of each axis
     * @param picture the index of the picture
     */
    record PicturedDirection(List<Double> weights, int picture) {}

    /** Returns what the number of the step stands for. */
    IntroStep introStep() {
        return IntroStep.of(step);
    }

    /** Returns which coordinate of a vector is that of an axis. */
    int coordinate(int axis) {
        return vectors.length() == channels ? axes.get(axis) : axis;
    }

    /** Returns the coordinates of the axes as a table, with a row for each vector. */
    Table coordinates() {
        List<String> names = new ArrayList<>(List.of("photograph", "row", "column"));
        axes.forEach(axis -> names.add("channel " + axis));
        double[][] numbers = vectors.unpack();
        List<List<Object>> table = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            Point point = points.get(i);
            List<Object> cells = new ArrayList<>(List.of(point.photograph(), point.row(), point.column()));
            for (int axis = 0; axis < axes.size(); axis++) {
                cells.add(numbers[i][coordinate(axis)]);
            }
            table.add(cells);
        }
        return new Table(names, table);
    }
}
