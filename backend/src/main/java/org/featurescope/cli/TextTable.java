package org.featurescope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as their longest cells. Columns of numbers are aligned at the right. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String title, boolean isNumber) {}

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Creates a table.
     *
     * @param titles the titles of the columns; titles of columns of numbers begin with {@code #}, which is not printed
     */
    static TextTable of(String... titles) {
        List<Column> columns = new ArrayList<>();
        for (String title : titles) {
            boolean isNumber = title.startsWith("#");
            columns.add(new Column(isNumber ? title.substring(1) : title, isNumber));
        }
        return new TextTable(columns);
    }

    /** Adds a row, with a cell for each column. */
    void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, columns.size()));
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    /** Prints the titles and the rows. */
    void print(PrintWriter out) {
        int[] widths = new int[columns.size()];
        List<String> titles = columns.stream().map(Column::title).toList();
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(
                    titles.get(c).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        out.println(line(titles, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : BETWEEN)
                    .append(columns.get(c).isNumber() ? space + cells.get(c) : cells.get(c) + space);
        }
        return line.toString().stripTrailing();
    }
}
