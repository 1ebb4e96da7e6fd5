package org.featurescope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.MemoryBenchmark;
import org.featurescope.cli.Product;
import org.featurescope.model.Network;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description =
                "Makes many figures in a row and measures whether memory is lost, on one network: the one named, or the"
                        + " default one.")
final class BenchMemoryCommand implements Runnable {
    private static final int MOST_FIGURES = 100_000;
    private static final double MEBIBYTE = 1 << 20;
    private static final String PAGE = """
            # Memory

            Made by `%s`.

            %s
            Figures of varied layers, sizes and batches are made one after another in one engine, in rounds of %d. Resident memory
            is read after a garbage collection. Native objects (tensors, results, sessions) are counted before it, since it frees
            objects that were not closed. Nothing may grow from round to round.

            | figures made | resident memory, MiB | native objects | memory of native objects, MiB |
            |--:|--:|--:|--:|
            """;

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(
            names = "--figures",
            paramLabel = "N",
            description = "How many figures to make, rounded up to whole rounds of " + MemoryBenchmark.ROUND + ".")
    private int figures = 200;

    @Option(names = "--markdown", paramLabel = "FILE", description = "The Markdown file to write the page to.")
    private @Nullable Path markdown;

    @Option(names = "--chart", paramLabel = "FILE", description = "The SVG file to draw the chart to.")
    private @Nullable Path chart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchMemoryCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        OutputFiles.checkFolder("markdown", markdown);
        OutputFiles.checkFolder("chart", chart);
        Validate.inRange("figures", figures, 4 * MemoryBenchmark.ROUND, MOST_FIGURES);
        Tuning tuning = networks.tuning(product);
        Network network = networks.one(product);
        var out = spec.commandLine().getOut();
        out.printf("%8s %14s %14s %14s%n", "figures", "resident MiB", "native objects", "native MiB");
        List<MemoryBenchmark.Reading> readings;
        try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open(tuning)) {
            readings = MemoryBenchmark.measure(visualizer, network, figures, reading -> {
                out.printf(
                        Locale.ROOT,
                        "%8d %14.1f %14d %14.1f%n",
                        reading.figures(),
                        reading.residentBytes() / MEBIBYTE,
                        reading.nativeObjects(),
                        reading.nativeBytes() / MEBIBYTE);
                out.flush();
            });
        }
        List<Measurement> measurements = MemoryBenchmark.measurements(network.id(), readings);
        MeasurementTable table = new MeasurementTable(out);
        measurements.forEach(table::add);
        files.write(measurements);
        OutputFiles.write("chart", chart, MemoryChart.svg(readings));
        OutputFiles.write("markdown", markdown, page(readings) + chartOnPage());
    }

    /** Returns the Markdown for the chart, if there is one. */
    private String chartOnPage() {
        return chart == null || markdown == null
                ? ""
                : "%n![Memory from round to round](%s)%n".formatted(OutputFiles.relative(chart, markdown));
    }

    private String page(List<MemoryBenchmark.Reading> readings) {
        StringBuilder page = new StringBuilder(
                PAGE.formatted(TypedCommandLine.of(spec), Machine.here(product).markdown(), MemoryBenchmark.ROUND));
        readings.forEach(reading -> page.append(String.format(
                Locale.ROOT,
                "| %d | %.0f | %d | %.1f |%n",
                reading.figures(),
                reading.residentBytes() / MEBIBYTE,
                reading.nativeObjects(),
                reading.nativeBytes() / MEBIBYTE)));
        return page.toString();
    }
}
