package org.featurescope.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.featurescope.bench.measure.Measurement;

/** Prints measurements as a table, each row at once. */
final class MeasurementTable {
    private final PrintWriter out;

    MeasurementTable(PrintWriter out) {
        this.out = out;
        out.printf("%-60s %10s %-4s %10s %6s%n", "name", "value", "unit", "baseline", "ratio");
        out.flush();
    }

    /** Returns a measurement as a row of a table in Markdown, with the columns of this table. */
    static String markdown(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %.1f | %.2f |%n",
                measurement.name(),
                measurement.value(),
                measurement.unit(),
                measurement.baseline(),
                measurement.ratio());
    }

    void add(Measurement measurement) {
        out.printf(
                Locale.ROOT,
                "%-60s %10.2f %-4s %10.2f %6.3f%n",
                measurement.name(),
                measurement.value(),
                measurement.unit(),
                measurement.baseline(),
                measurement.ratio());
        out.flush();
    }
}
