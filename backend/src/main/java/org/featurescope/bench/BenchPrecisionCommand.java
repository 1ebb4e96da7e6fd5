package org.featurescope.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.quality.PrecisionBenchmark;
import org.featurescope.bench.quality.PrecisionMeasurement;
import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.cli.CommandLines;
import org.featurescope.cli.Parts;
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
        showDefaultValues = true,
        description =
                "Makes pictures in float32 and in bfloat16 and tells how far they agree, on all networks at hand or those"
                        + " named.")
public final class BenchPrecisionCommand implements Runnable {
    private static final int MOST_PICTURES = 64;
    private static final String PAGE = """
            # bfloat16 beside float32

            Made by `%s`.

            %s
            float32 is the default everywhere; `precision=bfloat16` is there to be asked for. How much faster it is on a processor
            with instructions for it stands in [performance.md](performance.md); this page tells whether the pictures are the same.

            %d channels of the layer in the middle, spread evenly over it, at %d px, %d steps of `%s`, seed 0, in float32; then
            the same again, the same in bfloat16, and, to know what these numbers are worth, with another seed. *Difference*:
            mean over the values of all pictures, of 255 levels. *Correlation*: of the values of a picture, mean over the pictures.
            *Objective*: what is reached, as a share of what float32 reaches.

            | network, layer | beside float32, seed 0 | difference | correlation | objective |
            |---|---|--:|--:|--:|
            """;
    private static final String END = """

            Where the same in float32 differs by nothing, a spec made twice on this machine gives the same picture. Where bfloat16
            reaches as much by pictures that are nearer to float32's than those of another seed, yet not the same, it has found
            other optima in the same neighbourhood. A link is a promise of one picture, on processors with these instructions and
            without; therefore no machine chooses bfloat16 by itself.
            """;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(names = "--pictures", paramLabel = "N", description = "How many channels.")
    private int pictures = 4;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = 128;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of the optimizer.")
    private int steps = 128;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Where to write the figures as a page.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public BenchPrecisionCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        files.check();
        BenchFiles.checkFolder("markdown", markdown);
        Validate.inRange("pictures", pictures, 1, MOST_PICTURES);
        Validate.inRange("steps", steps, 1, VisualizationSpec.MOST_STEPS);
        Tuning tuning = networks.tuning(parts);
        List<Network> measured = networks.of(parts);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        List<PrecisionMeasurement> figures = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-40s %-18s %10s %11s %9s%n", "network, layer", "", "difference", "correlation", "objective");
        for (Network network : measured) {
            try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open(tuning)) {
                List<PrecisionMeasurement> found = PrecisionBenchmark.measure(
                        visualizer,
                        network,
                        BatchBenchmark.middle(network),
                        new PrecisionBenchmark.Plan(pictures, size, steps));
                found.forEach(figure -> tell(out, figure));
                figures.addAll(found);
            }
        }
        files.write(figures);
        BenchFiles.write("markdown", markdown, page(figures));
    }

    private static void tell(PrintWriter out, PrecisionMeasurement figure) {
        out.printf(
                Locale.ROOT,
                "%-40s %-18s %10.2f %11.4f %9.3f%n",
                figure.model() + ", " + figure.layer(),
                "%s, seed %d".formatted(figure.precision(), figure.seed()),
                figure.difference(),
                figure.correlation(),
                figure.objective());
        out.flush();
    }

    private String page(List<PrecisionMeasurement> figures) {
        StringBuilder page = new StringBuilder(PAGE.formatted(
                CommandLines.of(spec),
                Machine.here(parts).markdown(),
                pictures,
                size,
                steps,
                BenchmarkSetting.DEFAULT.name()));
        for (PrecisionMeasurement figure : figures) {
            String way = "%s, seed %d".formatted(figure.precision(), figure.seed());
            page.append(String.format(
                    Locale.ROOT,
                    "| %s, %s | %s | %.2f | %.4f | %.3f |%n",
                    figure.model(),
                    figure.layer(),
                    figure.precision() == Precision.BFLOAT16 ? "**" + way + "**" : way,
                    figure.difference(),
                    figure.correlation(),
                    figure.objective()));
        }
        return page.append(END).toString();
    }
}
