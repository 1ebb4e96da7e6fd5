package org.featurescope.figure.table;

import java.util.List;
import java.util.Optional;

/**
 * A table of a figure's numbers. A cell is a number, a text, a boolean, or an {@link Optional} of one of these, which is
 * empty where a value is undefined.
 *
 * @param columns the names of the columns
 * @param rows the cells of each row, as many as there are columns
 */
public record Table(List<String> columns, List<List<Object>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of %d cells under %d columns".formatted(row.size(), columns.size()));
            }
        }
    }
}
