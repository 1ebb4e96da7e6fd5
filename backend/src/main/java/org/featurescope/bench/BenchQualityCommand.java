package org.featurescope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.quality.ContactSheet;
import org.featurescope.bench.quality.NetworkQuality;
import org.featurescope.bench.quality.QualityBenchmark;
import org.featurescope.bench.quality.QualityUnits;
import org.featurescope.cli.Product;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description =
                "Makes pictures of fixed units and measures their quality beside that of photographs, on the networks"
                        + " named, or on all.")
final class BenchQualityCommand implements Runnable {
    private static final int LEAST_THUMBNAIL = 32;

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(
            names = "--photographs",
            paramLabel = "DIR|ZIP|TAR",
            description = "A folder or archive of photographs to compare with (default: the product's samples).")
    private @Nullable Path photographs;

    @Option(
            names = "--setting",
            paramLabel = "NAME",
            split = ",",
            description = "The settings to measure (default: all).")
    private @Nullable List<String> chosen;

    @Option(
            names = "--units",
            paramLabel = "N",
            description = "Number of units of each network, spread evenly over it; with --last-layers of each layer.")
    private int units = QualityBenchmark.UNITS;

    @Option(
            names = "--last-layers",
            paramLabel = "N",
            description = "Measure the last N convolutions and Inception modules alone, on channels drawn at random.")
    private @Nullable Integer lastLayers;

    @Option(names = "--seed", paramLabel = "N", description = "Of the channels that are drawn with --last-layers.")
    private long seed;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = 128;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of every setting (default: its own).")
    private @Nullable Integer steps;

    @Option(names = "--pictures", paramLabel = "DIR", description = "The folder to write contact sheets to.")
    private @Nullable Path pictures;

    @Option(
            names = "--thumbnail",
            paramLabel = "PIXELS",
            description = "Height and width of a picture on a contact sheet.")
    private int thumbnail = 112;

    @Option(
            names = "--resume",
            description = "Continue the file of --json: settings of a network that it holds are not measured again.")
    private boolean resume;

    @Option(names = "--markdown", paramLabel = "FILE", description = "The Markdown file to write the page to.")
    private @Nullable Path markdown;

    private Tuning tuning = Tuning.DEFAULT;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchQualityCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        List<BenchmarkSetting> settings = checkedSettings();
        tuning = networks.tuning(product);
        List<Network> measured = networks.of(product);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        List<NetworkQuality> found = new ArrayList<>(resume ? files.read(NetworkQuality.class) : List.of());
        try (ReferencePhotographs references = ReferencePhotographs.open(photographs)) {
            header();
            found.forEach(this::print);
            for (Network network : measured) {
                measure(network, references, missing(network, settings, found), found);
            }
            OutputFiles.write(
                    "markdown",
                    markdown,
                    QualityPage.markdown(
                            TypedCommandLine.of(spec),
                            Machine.here(product),
                            choice(),
                            references.title(),
                            found,
                            this::sheet,
                            files.link(markdown)));
        }
    }

    /** Returns the settings of a network that are not measured yet. */
    private static List<BenchmarkSetting> missing(
            Network network, List<BenchmarkSetting> settings, List<NetworkQuality> found) {
        return settings.stream()
                .filter(setting -> found.stream().noneMatch(quality -> quality.isOf(network.id(), setting.name())))
                .toList();
    }

    /** Measures settings of a network. Each result is written at once, so that an interrupted run can be resumed. */
    private void measure(
            Network network,
            ReferencePhotographs references,
            List<BenchmarkSetting> settings,
            List<NetworkQuality> found) {
        if (settings.isEmpty()) {
            return;
        }
        try (QualityBenchmark benchmark = new QualityBenchmark(network, references.all(), unitsOf(network))) {
            NetworkQuality ofPhotographs = benchmark.ofPhotographs();
            if (found.stream().noneMatch(quality -> quality.isOf(network.id(), ofPhotographs.setting()))) {
                add(ofPhotographs, found);
            }
            for (BenchmarkSetting setting : settings) {
                QualityBenchmark.Outcome outcome = make(benchmark, setting);
                if (pictures != null) {
                    OutputFiles.write(
                            "pictures", file(outcome.quality(), pictures), ContactSheet.jpeg(outcome, thumbnail));
                }
                add(outcome.quality(), found);
            }
        }
    }

    private List<Unit> unitsOf(Network network) {
        return lastLayers == null
                ? QualityUnits.spread(network, units)
                : QualityUnits.ofLastLayers(network, lastLayers, units, seed);
    }

    private String choice() {
        return lastLayers == null
                ? QualityPage.SPREAD.formatted(units)
                : QualityPage.OF_LAST_LAYERS.formatted(units, lastLayers, seed);
    }

    private void add(NetworkQuality quality, List<NetworkQuality> found) {
        found.add(quality);
        print(quality);
        files.write(found);
    }

    private List<BenchmarkSetting> checkedSettings() {
        files.check();
        OutputFiles.checkFolder("markdown", markdown);
        if (pictures != null) {
            makeFolder(pictures);
        }
        Validate.inRange("units", units, 1, 1024);
        if (lastLayers != null) {
            Validate.inRange("last-layers", lastLayers, 1, 1024);
        }
        Validate.inRange("thumbnail", thumbnail, LEAST_THUMBNAIL, VisualizationSpec.MOST_SIZE);
        if (steps != null) {
            Validate.inRange("steps", steps, 1, VisualizationSpec.MOST_STEPS);
        }
        return chosen == null
                ? BenchmarkSetting.all()
                : chosen.stream().map(BenchmarkSetting::named).toList();
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("pictures", "%s cannot be made: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private QualityBenchmark.Outcome make(QualityBenchmark benchmark, BenchmarkSetting setting) {
        try (GraphVisualizer visualizer = setting.open(tuning)) {
            return benchmark.measure(setting, visualizer, size, steps == null ? setting.steps() : steps);
        }
    }

    private static Path file(NetworkQuality quality, Path folder) {
        return folder.resolve("%s-%s.jpg".formatted(quality.model(), quality.setting()));
    }

    /** Returns the link from the page to the contact sheet, if there is one. */
    private Optional<String> sheet(NetworkQuality quality) {
        return Optional.ofNullable(pictures)
                .map(folder -> file(quality, folder))
                .filter(Files::exists)
                .map(sheet -> markdown == null ? sheet.toString() : OutputFiles.relative(sheet, markdown));
    }

    private void header() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-24s %-20s %8s %9s %6s %6s %7s %10s%n",
                "network", "setting", "multiple", "above all", "fine", "kept", "warned", "ms/picture");
        out.flush();
    }

    private void print(NetworkQuality quality) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-24s %-20s %8.2f %8.0f%% %5.1f%% %5.0f%% %7d %10.0f%n",
                quality.model(),
                quality.setting(),
                quality.medianMultiple(),
                100 * quality.shareAbovePhotographs(),
                100 * quality.medianFineShare(),
                100 * quality.medianRobustness(),
                quality.warned(),
                quality.milliseconds());
        out.flush();
    }
}
