package org.featurescope.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.MeasuredLayers;
import org.featurescope.bench.quality.PrecisionBenchmark;
import org.featurescope.bench.quality.PrecisionMeasurement;
import org.featurescope.cli.Product;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "precision",
        mixinStandardHelpOptions = true,
        description =
                "Measures how far pictures made in bfloat16 agree with those made in float32, on the networks named, or"
                        + " on all.")
final class BenchPrecisionCommand implements Runnable {
    private static final int MOST_PICTURES = 64;
    private static final String PAGE = """
            # bfloat16 beside float32

            Made by `%s`.

            %s
            Pictures are made in float32 by default, and in bfloat16 with `precision=bfloat16`. [performance.md](performance.md)
            shows how much faster bfloat16 is on a processor with instructions for it; this page shows how far its pictures agree
            with those of float32.

            The reference are pictures of %d channels, spread evenly over the middle layer, at %d px, in %d steps of the preset
            `%s`, with seed 0, in float32. They are compared with pictures made again in the same way, in bfloat16, and with
            another seed, which shows how much pictures of the same channels can differ. *Difference*: the mean absolute difference
            of all values, in levels of 255. *Correlation*: of the values of a picture, the mean over the pictures. *Objective*: the
            objective at the end, as a share of the reference's.

            | network, layer | compared with float32, seed 0 | difference | correlation | objective |
            |---|---|--:|--:|--:|
            """;
    private static final String END = """

            Where float32, seed 0, differs by 0, a spec that is made twice on this machine gives the same picture. Where bfloat16
            reaches about the same objective with pictures that differ less than those of another seed, it finds other optima near
            those of float32. A link must give the same picture on every processor, so no machine chooses bfloat16 by itself.
            """;

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(names = "--pictures", paramLabel = "N", description = "Number of channels.")
    private int pictures = 4;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = 128;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of the optimizer.")
    private int steps = 128;

    @Option(names = "--markdown", paramLabel = "FILE", description = "The Markdown file to write the page to.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchPrecisionCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        OutputFiles.checkFolder("markdown", markdown);
        Validate.inRange("pictures", pictures, 1, MOST_PICTURES);
        Validate.inRange("steps", steps, 1, VisualizationSpec.MOST_STEPS);
        Tuning tuning = networks.tuning(product);
        List<Network> measured = networks.of(product);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        List<PrecisionMeasurement> measurements = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-40s %-18s %10s %11s %9s%n", "network, layer", "", "difference", "correlation", "objective");
        for (Network network : measured) {
            try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open(tuning)) {
                List<PrecisionMeasurement> found = PrecisionBenchmark.measure(
                        visualizer,
                        network,
                        MeasuredLayers.middle(network),
                        new PrecisionBenchmark.Plan(pictures, size, steps));
                found.forEach(measurement -> print(out, measurement));
                measurements.addAll(found);
            }
        }
        files.write(measurements);
        OutputFiles.write("markdown", markdown, page(measurements));
    }

    private static void print(PrintWriter out, PrecisionMeasurement measurement) {
        out.printf(
                Locale.ROOT,
                "%-40s %-18s %10.2f %11.4f %9.3f%n",
                measurement.model() + ", " + measurement.layer(),
                "%s, seed %d".formatted(measurement.precision(), measurement.seed()),
                measurement.difference(),
                measurement.correlation(),
                measurement.objective());
        out.flush();
    }

    private String page(List<PrecisionMeasurement> measurements) {
        StringBuilder page = new StringBuilder(PAGE.formatted(
                TypedCommandLine.of(spec),
                Machine.here(product).markdown(),
                pictures,
                size,
                steps,
                BenchmarkSetting.DEFAULT.name()));
        for (PrecisionMeasurement measurement : measurements) {
            String variant = "%s, seed %d".formatted(measurement.precision(), measurement.seed());
            page.append(String.format(
                    Locale.ROOT,
                    "| %s, %s | %s | %.2f | %.4f | %.3f |%n",
                    measurement.model(),
                    measurement.layer(),
                    measurement.precision() == Precision.BFLOAT16 ? "**" + variant + "**" : variant,
                    measurement.difference(),
                    measurement.correlation(),
                    measurement.objective()));
        }
        return page.append(END).toString();
    }
}
