package org.featurescope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.model.Network;
import org.featurescope.optimize.GraphVisualizer;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.NetworkQuality;
import org.featurescope.optimize.QualityBenchmark;
import org.featurescope.optimize.BenchmarkSetting;
import org.featurescope.optimize.QualitySheet;
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
        showDefaultValues = true,
        description = "Makes pictures of fixed units and tells how good they are, beside photographs, on all networks at hand"
                + " or those named.")
final class BenchQualityCommand implements Runnable {
    private static final int LEAST_THUMBNAIL = 32;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(
            names = "--photographs",
            paramLabel = "DIR|TAR",
            description = "A folder or tar archive of photographs to compare with (the product's samples if not given).")
    private @Nullable Path photographs;

    @Option(
            names = "--setting",
            paramLabel = "NAME",
            split = ",",
            description = "The settings to measure (all if not given).")
    private @Nullable List<String> chosen;

    @Option(names = "--units", paramLabel = "N", description = "How many units of each network.")
    private int units = QualityBenchmark.UNITS;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Height and width of each picture.")
    private int size = 128;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of every setting (its own if not given).")
    private @Nullable Integer steps;

    @Option(names = "--pictures", paramLabel = "DIR", description = "A folder for the contact sheets.")
    private @Nullable Path pictures;

    @Option(names = "--thumbnail", paramLabel = "PIXELS", description = "Side of a picture on a contact sheet.")
    private int thumbnail = 112;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Where to write the figures as a page.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchQualityCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        List<BenchmarkSetting> settings = checkedSettings();
        Photographs compared = Photographs.in(photographs);
        List<Network> measured = networks.of(parts);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        List<NetworkQuality> found = new ArrayList<>();
        List<QualityPage.Sheet> sheets = new ArrayList<>();
        header();
        for (Network network : measured) {
            try (QualityBenchmark benchmark = new QualityBenchmark(network, compared.all(), units)) {
                found.add(told(benchmark.ofPhotographs()));
                for (BenchmarkSetting setting : settings) {
                    QualityBenchmark.Made made = make(benchmark, setting);
                    found.add(told(made.quality()));
                    sheet(made, sheets);
                }
            }
        }
        files.write(found);
        BenchFiles.write(
                "markdown",
                markdown,
                QualityPage.markdown(
                        CommandLines.of(spec), Machine.here(parts), compared.title(), found, sheets));
    }

    private List<BenchmarkSetting> checkedSettings() {
        files.check();
        BenchFiles.checkFolder("markdown", markdown);
        if (pictures != null) {
            makeFolder(pictures);
        }
        Validate.inRange("units", units, 1, 1024);
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
            throw new InvalidInputException(
                    "pictures", "%s cannot be made: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private QualityBenchmark.Made make(QualityBenchmark benchmark, BenchmarkSetting setting) {
        try (GraphVisualizer visualizer = setting.open()) {
            return benchmark.measure(setting, visualizer, size, steps == null ? setting.steps() : steps);
        }
    }

    private void sheet(QualityBenchmark.Made made, List<QualityPage.Sheet> sheets) {
        if (pictures != null) {
            NetworkQuality quality = made.quality();
            Path file = pictures.resolve("%s-%s.jpg".formatted(quality.model(), quality.setting()));
            BenchFiles.write("pictures", file, QualitySheet.jpeg(made, thumbnail));
            sheets.add(new QualityPage.Sheet(quality.model(), quality.setting(), relative(file)));
        }
    }

    /** As the page refers to it. */
    private String relative(Path file) {
        Path folder = markdown == null ? Path.of("") : markdown.resolveSibling("");
        return folder.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private void header() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-24s %-20s %8s %9s %6s %6s %7s %10s%n",
                "network", "setting", "multiple", "above all", "fine", "kept", "warned", "ms/picture");
        out.flush();
    }

    private NetworkQuality told(NetworkQuality quality) {
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
        return quality;
    }
}
