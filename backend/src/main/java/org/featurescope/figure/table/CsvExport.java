package org.featurescope.figure.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Exports a table as a CSV file (RFC 4180) in UTF-8, with the names of the columns as its first line. Numbers have a
 * decimal point and all their digits. Values that are undefined or not finite are empty fields.
 *
 * <p>Spreadsheets take a text that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula and compute it. Texts
 * of users, such as names of files, may begin so. The export puts an apostrophe before them, which spreadsheets read as
 * the mark of a text.
 */
public final class CsvExport {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private CsvExport() {}

    /** Returns the bytes of the CSV file. */
    public static byte[] of(Table table) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.columns());
            for (List<Object> row : table.rows()) {
                for (Object cell : row) {
                    printer.print(field(cell));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing CSV to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object field(Object cell) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(CsvExport::field).orElse(null);
        }
        if (cell instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number : null;
        }
        String text = cell.toString();
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
