package org.featurescope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.check.NetworkCheck;
import org.featurescope.model.check.NetworkReport;
import org.featurescope.model.check.NetworkReport.BranchReport;
import org.featurescope.model.check.NetworkReport.LayerReport;
import org.featurescope.model.check.RangeMeasurement;
import org.featurescope.model.check.RangeMeasurement.ClassStatistics;
import org.featurescope.model.check.RangeTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Runs a network and shows its layers with their parameters and times, which ranges of its input fit,"
                        + " and the classes of the sample photographs.")
final class CheckCommand implements Callable<Integer> {
    private final Product product;

    @Mixin
    private final DataFolder folder = new DataFolder();

    @Parameters(paramLabel = "NAME", description = "The id of the network, as `models list` shows it.")
    private String name = "";

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean isJson;

    CheckCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() {
        Network network = product.catalogue(models).network(name);
        RangeTest range = product.rangeTests(folder.path()).test(network);
        NetworkReport report = new NetworkCheck(network).report(range);
        if (isJson) {
            folder.print(JsonOutput.of(report));
        } else {
            print(report, folder.out());
        }
        return 0;
    }

    private static void print(NetworkReport report, PrintWriter out) {
        out.printf(
                "%s (%s): %d x %d px, %s parameters%n%s%n%n",
                report.title(),
                report.id(),
                report.input().width(),
                report.input().height(),
                count(report.parameters()),
                InputSpec.cropInWords(report.input().crop()));
        layers(report).print(out);
        out.printf("%nThe times are medians of five runs for one picture, from the input to the layer.%n%n");
        ranges(report.rangeTest()).print(out);
        out.printf(
                "%nMeasured on %d sample photographs. Information: how many bits the classes tell about which photograph"
                        + " it is.%nDead channels have one value at all positions of all photographs.%n",
                report.rangeTest().photographs());
        if (!report.photographs().isEmpty()) {
            out.println();
            photographs(report).print(out);
        }
        out.println();
        if (report.warnings().isEmpty()) {
            out.println("Nothing wrong was found.");
        }
        report.warnings().forEach(warning -> out.println("Warning: " + warning));
        out.flush();
    }

    private static TextTable layers(NetworkReport report) {
        TextTable table = TextTable.of(
                "layer", "kind", "#map", "#channels", "#receptive field", "#parameters", "#forward ms", "#gradient ms");
        for (LayerReport layer : report.layers()) {
            for (BranchReport branch : layer.branches()) {
                table.add(
                        "  " + branch.name(),
                        "",
                        "",
                        branch.channels(),
                        field(branch.receptiveField()),
                        count(branch.parameters()),
                        "",
                        "");
            }
            table.add(
                    layer.name(),
                    layer.kind(),
                    "%d x %d".formatted(layer.width(), layer.height()),
                    layer.channels(),
                    field(layer.receptiveField()),
                    count(layer.parameters()),
                    milliseconds(layer.forwardMilliseconds()),
                    layer.gradientMilliseconds().map(CheckCommand::milliseconds).orElse("none"));
        }
        return table;
    }

    private static TextTable ranges(RangeTest test) {
        TextTable table = TextTable.of(
                "range of the input", "fits", "#information", "#entropy", "#different classes", "#dead channels");
        for (RangeMeasurement range : test.ranges()) {
            Optional<ClassStatistics> classes = range.classes();
            table.add(
                    range.range().name() + (range.range().equals(test.own()) ? " (its own)" : ""),
                    test.fits(range) ? "yes" : "no",
                    classes.map(of -> bits(of.information())).orElse("-"),
                    classes.map(of -> bits(of.entropy())).orElse("-"),
                    classes.map(of -> String.valueOf(of.different())).orElse("-"),
                    String.format(Locale.ROOT, "%.1f %%", 100 * range.dead()));
        }
        return table;
    }

    private static TextTable photographs(NetworkReport report) {
        TextTable table = TextTable.of("photograph", "most probable classes");
        report.photographs()
                .forEach(photograph -> table.add(
                        photograph.sample(),
                        photograph.top().stream()
                                .map(each -> String.format(
                                        Locale.ROOT, "%s %.0f %%", each.label(), 100 * each.probability()))
                                .collect(Collectors.joining(", "))));
        return table;
    }

    private static String field(int pixels) {
        return pixels == 0 ? "all" : pixels + " px";
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%.2f bits", bits);
    }

    private static String milliseconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
