package org.featurescope.figure.drawing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.featurescope.image.Sprites;

/**
 * The arrangement of a figure's pictures in a grid of cells. The pictures fill the cells row by row, after
 * {@code skipped} empty cells.
 *
 * @param form the meaning of rows and columns
 * @param rows the number of rows, at least 1
 * @param columns the number of columns, at least 1
 * @param skipped the number of empty cells before the first picture
 * @param rowLabels one for each row, or none
 * @param columnLabels one for each column, or none; for {@link Form#FRAMES} one for each picture
 */
public record Layout(Form form, int rows, int columns, int skipped, List<String> rowLabels, List<String> columnLabels) {
    /** The meaning of rows and columns. */
    public enum Form {
        /** Rows and columns have no meaning. A page may break the rows where its width requires it. */
        GRID,
        /** Each row and each column stands for the thing that its label names. */
        MATRIX,
        /** The pictures are a sequence, which a page shows one at a time under a slider. */
        FRAMES
    }

    public Layout {
        rowLabels = List.copyOf(rowLabels);
        columnLabels = List.copyOf(columnLabels);
    }

    /** Returns a grid for {@code pictures} pictures that is about square. */
    public static Layout grid(int pictures) {
        int columns = Sprites.columns(pictures);
        return new Layout(Form.GRID, (pictures + columns - 1) / columns, columns, 0, List.of(), List.of());
    }

    /** Returns a matrix with a row for each of one set of things and a column for each of another. */
    public static Layout matrix(List<String> rowLabels, List<String> columnLabels) {
        return new Layout(Form.MATRIX, rowLabels.size(), columnLabels.size(), 0, rowLabels, columnLabels);
    }

    /**
     * Returns a matrix of pairs. Its first row and its first column show the single things, and the cell in the upper
     * left corner is empty.
     */
    public static Layout pairs(List<String> rowLabels, List<String> columnLabels) {
        Layout whole = matrix(headed(rowLabels), headed(columnLabels));
        return new Layout(Form.MATRIX, whole.rows, whole.columns, 1, whole.rowLabels, whole.columnLabels);
    }

    private static List<String> headed(List<String> labels) {
        return Stream.concat(Stream.of(""), labels.stream()).toList();
    }

    /** Returns a sequence of pictures, each with a label. */
    public static Layout frames(List<String> labels) {
        Layout strip = grid(labels.size());
        return new Layout(Form.FRAMES, strip.rows, strip.columns, 0, List.of(), labels);
    }

    /** Returns this arrangement with other words for its labels. */
    public Layout withLabels(UnaryOperator<String> words) {
        return new Layout(
                form,
                rows,
                columns,
                skipped,
                rowLabels.stream().map(words).toList(),
                columnLabels.stream().map(words).toList());
    }

    /** Returns the column of a picture, from 0. */
    public int column(int picture) {
        return (picture + skipped) % columns;
    }

    /** Returns the row of a picture, from 0. */
    public int row(int picture) {
        return (picture + skipped) / columns;
    }
}
