package org.featurescope.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.featurescope.bench.measure.Measurement;

/** Figures as lines on the console, each as soon as it is found. */
final class BenchTable {
    private final PrintWriter out;

    BenchTable(PrintWriter out) {
        this.out = out;
        out.printf("%-60s %10s %-4s %10s %6s%n", "name", "value", "unit", "baseline", "ratio");
        out.flush();
    }

    void add(Measurement figure) {
        out.printf(
                Locale.ROOT,
                "%-60s %10.2f %-4s %10.2f %6.3f%n",
                figure.name(),
                figure.value(),
                figure.unit(),
                figure.baseline(),
                figure.ratio());
        out.flush();
    }
}
