package org.featurescope.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.MemoryBenchmark.Reading;

/** Draws memory over the number of figures made as SVG: resident memory above, native objects below, both from zero. */
final class MemoryChart {
    private static final double MEBIBYTE = 1 << 20;
    private static final int WIDTH = 640;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int PANEL = 110;
    private static final int GAP = 44;
    private static final int LABEL = 12;

    private final List<Reading> readings;
    private final StringBuilder svg = new StringBuilder();

    private MemoryChart(List<Reading> readings) {
        this.readings = readings;
    }

    /** Returns the chart of at least one reading. */
    static String svg(List<Reading> readings) {
        return new MemoryChart(readings).draw();
    }

    private String draw() {
        int height = 2 * (PANEL + GAP) + LABEL;
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                        + " font-family=\"sans-serif\" font-size=\"%3$d\" fill=\"#444\" role=\"img\">%n")
                .formatted(WIDTH, height, LABEL));
        svg.append("<title>Memory over %d figures</title>%n".formatted(last().figures()));
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(WIDTH, height));
        panel("resident memory, MiB", GAP / 2, reading -> reading.residentBytes() / MEBIBYTE);
        panel("native objects", GAP / 2 + PANEL + GAP, Reading::nativeObjects);
        text(WIDTH - RIGHT, height - LABEL / 2, "end", "figures made: %d".formatted(last().figures()));
        return svg.append("</svg>\n").toString();
    }

    private Reading last() {
        return readings.get(readings.size() - 1);
    }

    private void panel(String title, int top, ToDoubleFunction<Reading> value) {
        double most = Math.max(1, readings.stream().mapToDouble(value).max().orElse(1));
        int bottom = top + PANEL;
        svg.append("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#bbb\"/>%n"
                .formatted(LEFT, top, bottom, WIDTH - RIGHT));
        text(LEFT, top - LABEL / 2, "start", title);
        text(LEFT - LABEL / 2, top + LABEL, "end", "%.0f".formatted(most));
        text(LEFT - LABEL / 2, bottom, "end", "0");
        String points = IntStream.range(0, readings.size())
                .mapToObj(at -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        LEFT
                                + (WIDTH - LEFT - RIGHT)
                                        * (double) readings.get(at).figures()
                                        / last().figures(),
                        bottom - PANEL * value.applyAsDouble(readings.get(at)) / most))
                .collect(Collectors.joining(" "));
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6f8b\" stroke-width=\"2\"/>%n".formatted(points));
    }

    private void text(int x, int y, String anchor, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, words));
    }
}
