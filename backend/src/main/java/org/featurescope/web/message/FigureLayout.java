package org.featurescope.web.message;

import java.util.List;

/**
 * The arrangement of a figure's pictures in a grid of cells. The pictures fill the cells row by row, after
 * {@code skipped} empty cells.
 *
 * @param form the meaning of rows and columns
 * @param rows the number of rows
 * @param columns the number of columns
 * @param skipped the number of empty cells before the first picture
 * @param rowLabels one for each row of a matrix
 * @param columnLabels one for each column of a matrix, or for each picture of a sequence
 */
public record FigureLayout(
        LayoutForm form, int rows, int columns, int skipped, List<String> rowLabels, List<String> columnLabels) {}
