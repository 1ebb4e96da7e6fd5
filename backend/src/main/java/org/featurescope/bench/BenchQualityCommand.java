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
import org.featurescope.bench.quality.NetworkQuality;
import org.featurescope.bench.quality.QualityBenchmark;
import org.featurescope.bench.quality.QualitySheet;
import org.featurescope.cli.CommandLines;
import org.featurescope.cli.Parts;
import org.featurescope.model.Network;
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
        showDefaultValues = true,
        description =
                "Makes pictures of fixed units and tells how good they are, beside photographs, on all networks at hand"
                        + " or those named.")
public final class BenchQualityCommand implements Runnable {
    private static final int LEAST_THUMBNAIL = 32;

    private final Parts parts;

    @Mixin
    private final BenchNetworks networks = new BenchNetworks();

    @Mixin
    private final BenchFiles files = new BenchFiles();

    @Option(
            names = "--photographs",
            paramLabel = "DIR|ZIP|TAR",
            description = "A folder or archive of photographs to compare with (the product's samples if not given).")
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

    @Option(
            names = "--resume",
            description =
                    "Go on with what the file of --json holds: a network's setting that is there is not measured again.")
    private boolean resume;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Where to write the figures as a page.")
    private @Nullable Path markdown;

    private Tuning tuning = Tuning.DEFAULT;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public BenchQualityCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        List<BenchmarkSetting> settings = checkedSettings();
        tuning = networks.tuning(parts);
        List<Network> measured = networks.of(parts);
        measured.forEach(network -> VisualizationSpec.checkSize(size, network));
        List<NetworkQuality> found = new ArrayList<>(resume ? files.read(NetworkQuality.class) : List.of());
        try (ReferencePhotographs compared = ReferencePhotographs.open(photographs)) {
            header();
            found.forEach(this::tell);
            for (Network network : measured) {
                measure(network, compared, missing(network, settings, found), found);
            }
            BenchFiles.write(
                    "markdown",
                    markdown,
                    QualityPage.markdown(
                            CommandLines.of(spec), Machine.here(parts), compared.title(), found, this::sheet));
        }
    }

    /** The settings that nothing is known of yet. */
    private static List<BenchmarkSetting> missing(
            Network network, List<BenchmarkSetting> settings, List<NetworkQuality> found) {
        return settings.stream()
                .filter(setting -> found.stream().noneMatch(quality -> quality.of(network.id(), setting.name())))
                .toList();
    }

    /** Each result is written as soon as it is there, so that a run that breaks off can be resumed. */
    private void measure(
            Network network,
            ReferencePhotographs compared,
            List<BenchmarkSetting> settings,
            List<NetworkQuality> found) {
        if (settings.isEmpty()) {
            return;
        }
        try (QualityBenchmark benchmark = new QualityBenchmark(network, compared.all(), units)) {
            NetworkQuality photographed = benchmark.ofPhotographs();
            if (found.stream().noneMatch(quality -> quality.of(network.id(), photographed.setting()))) {
                add(photographed, found);
            }
            for (BenchmarkSetting setting : settings) {
                QualityBenchmark.Made made = make(benchmark, setting);
                if (pictures != null) {
                    BenchFiles.write("pictures", file(made.quality(), pictures), QualitySheet.jpeg(made, thumbnail));
                }
                add(made.quality(), found);
            }
        }
    }

    private void add(NetworkQuality quality, List<NetworkQuality> found) {
        found.add(quality);
        tell(quality);
        files.write(found);
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
            throw new InvalidInputException("pictures", "%s cannot be made: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private QualityBenchmark.Made make(QualityBenchmark benchmark, BenchmarkSetting setting) {
        try (GraphVisualizer visualizer = setting.open(tuning)) {
            return benchmark.measure(setting, visualizer, size, steps == null ? setting.steps() : steps);
        }
    }

    private static Path file(NetworkQuality quality, Path folder) {
        return folder.resolve("%s-%s.jpg".formatted(quality.model(), quality.setting()));
    }

    /** Where the contact sheet lies, if there is one. */
    private Optional<String> sheet(NetworkQuality quality) {
        return Optional.ofNullable(pictures)
                .map(folder -> file(quality, folder))
                .filter(Files::exists)
                .map(sheet -> markdown == null ? sheet.toString() : BenchFiles.relative(sheet, markdown));
    }

    private void header() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-24s %-20s %8s %9s %6s %6s %7s %10s%n",
                "network", "setting", "multiple", "above all", "fine", "kept", "warned", "ms/picture");
        out.flush();
    }

    private void tell(NetworkQuality quality) {
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
