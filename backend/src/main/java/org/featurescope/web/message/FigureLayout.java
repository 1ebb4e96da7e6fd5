package org.featurescope.web.message;

import java.util.List;

/**
 * How the pictures of a figure are arranged. They fill cells row by row, after {@code skipped} cells that stay empty.
 *
 * @param form what rows and columns mean
 * @param rows of cells
 * @param columns of cells
 * @param skipped cells left empty before the first picture
 * @param rowLabels one for each row of a matrix
 * @param columnLabels one for each column of a matrix, or for each of the frames
 */
public record FigureLayout(
        LayoutForm form, int rows, int columns, int skipped, List<String> rowLabels, List<String> columnLabels) {}
