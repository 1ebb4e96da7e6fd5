package org.featurescope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.MemoryBenchmark;
import org.featurescope.cli.CommandLines;
import org.featurescope.cli.Parts;
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
        showDefaultValues = true,
        description =
                "Makes many figures in a row and tells whether memory stays behind, on one network: the default one if"
                        + " none is named.")
public final class BenchMemoryCommand implements Runnable {
    private static final int MOST_FIGURES = 100_000;
    private static final double MEBIBYTE = 1 << 20;
    private static final String PAGE = """
            # Memory

            Made by `%s`.

            %s
            Figures of varied layers, sizes and batches, one after another in one engine, in laps of %d. Resident memory is
            read after a garbage collection; native objects (tensors, results, sessions) are counted before it, so that none
            which nobody closed is hidden. Nothing may grow from lap to lap.

            | figures | resident, MiB | native objects | their bytes, MiB |
            |--:|--:|--:|--:|
            """;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(names = "--figures", paramLabel = "N", description = "How many figures to make, rounded up to whole laps.")
    private int figures = 200;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Where to write the readings as a page.")
    private @Nullable Path markdown;

    @Option(names = "--chart", paramLabel = "FILE", description = "Where to draw the readings, as SVG.")
    private @Nullable Path chart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public BenchMemoryCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        files.check();
        BenchFiles.checkFolder("markdown", markdown);
        BenchFiles.checkFolder("chart", chart);
        Validate.inRange("figures", figures, 4 * MemoryBenchmark.LAP, MOST_FIGURES);
        Tuning tuning = networks.tuning(parts);
        Network network = networks.one(parts);
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
        List<Measurement> found = MemoryBenchmark.figures(network.id(), readings);
        BenchTable table = new BenchTable(out);
        found.forEach(table::add);
        files.write(found);
        BenchFiles.write("chart", chart, MemoryChart.svg(readings));
        BenchFiles.write("markdown", markdown, page(readings) + drawn());
    }

    /** The chart as the page shows it, if there is one. */
    private String drawn() {
        return chart == null || markdown == null
                ? ""
                : "%n![Memory from lap to lap](%s)%n".formatted(BenchFiles.relative(chart, markdown));
    }

    private String page(List<MemoryBenchmark.Reading> readings) {
        StringBuilder page = new StringBuilder(
                PAGE.formatted(CommandLines.of(spec), Machine.here(parts).markdown(), MemoryBenchmark.LAP));
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
