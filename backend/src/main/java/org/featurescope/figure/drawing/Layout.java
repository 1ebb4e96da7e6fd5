package org.featurescope.figure.drawing;

import java.util.List;
import java.util.stream.Stream;
import org.featurescope.image.Sprites;

/**
 * How the pictures of a figure stand to each other. They fill cells row by row, after {@code skipped} cells that stay empty.
 *
 * @param form what the rows and columns mean
 * @param rows of cells, at least 1
 * @param columns of cells, at least 1
 * @param skipped cells left empty before the first picture
 * @param rowLabels one for each row, or none
 * @param columnLabels one for each column, or none; of {@link Form#FRAMES} one for each picture
 */
public record Layout(Form form, int rows, int columns, int skipped, List<String> rowLabels, List<String> columnLabels) {
    /** What rows and columns mean. */
    public enum Form {
        /** Nothing: a page may break rows where it has the room. */
        GRID,
        /** What the labels say. */
        MATRIX,
        /** There are none: the pictures follow each other, as under a slider. */
        FRAMES
    }

    public Layout {
        rowLabels = List.copyOf(rowLabels);
        columnLabels = List.copyOf(columnLabels);
    }

    /** About a square of so many pictures. */
    public static Layout grid(int pictures) {
        int columns = Sprites.columns(pictures);
        return new Layout(Form.GRID, (pictures + columns - 1) / columns, columns, 0, List.of(), List.of());
    }

    /** A row for each of one thing, a column for each of another. */
    public static Layout matrix(List<String> rowLabels, List<String> columnLabels) {
        return new Layout(Form.MATRIX, rowLabels.size(), columnLabels.size(), 0, rowLabels, columnLabels);
    }

    /** Pairs of things: before the rows and columns of pairs stand the things themselves, and the corner is empty. */
    public static Layout pairs(List<String> rowLabels, List<String> columnLabels) {
        Layout whole = matrix(headed(rowLabels), headed(columnLabels));
        return new Layout(Form.MATRIX, whole.rows, whole.columns, 1, whole.rowLabels, whole.columnLabels);
    }

    private static List<String> headed(List<String> labels) {
        return Stream.concat(Stream.of(""), labels.stream()).toList();
    }

    /** One picture after another, each with a label. */
    public static Layout frames(List<String> labels) {
        Layout strip = grid(labels.size());
        return new Layout(Form.FRAMES, strip.rows, strip.columns, 0, List.of(), labels);
    }

    /** The column of a picture. */
    public int column(int picture) {
        return (picture + skipped) % columns;
    }

    /** The row of a picture. */
    public int row(int picture) {
        return (picture + skipped) / columns;
    }
}
