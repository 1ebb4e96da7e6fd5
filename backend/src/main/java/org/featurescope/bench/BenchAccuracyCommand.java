package org.featurescope.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.bench.quality.ClassAccuracy;
import org.featurescope.classifier.Classes;
import org.featurescope.cli.Product;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many photographs the networks named, or all that have classes, name rightly. Photographs whose"
                        + " class a network does not know are left out.")
final class BenchAccuracyCommand implements Runnable {
    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(
            names = "--photographs",
            paramLabel = "NAME=DIR|ZIP",
            required = true,
            description = "A set of photographs with a folder for each class. Can be repeated.")
    private Map<String, Path> photographs = new LinkedHashMap<>();

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "A line for each class: the name of its folder, a tab and its label. Without it a folder's name is the"
                            + " label.")
    private @Nullable Path classes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchAccuracyCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        UnaryOperator<String> labels = Classes.labels(Optional.ofNullable(classes));
        List<Network> measured = networks.of(product).stream()
                .filter(network -> network.classes().isPresent())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-28s %-20s %11s %7s %7s%n", "network", "photographs", "number", "top-1", "top-5");
        List<ClassAccuracy> found = new ArrayList<>();
        photographs.forEach((name, path) -> {
            try (PhotographSet set = PhotographSet.of(path)) {
                for (Network network : measured) {
                    ClassAccuracy accuracy = ClassAccuracy.of(network, name, set, labels);
                    found.add(accuracy);
                    print(out, accuracy);
                }
            }
        });
        files.write(found);
    }

    private static void print(PrintWriter out, ClassAccuracy accuracy) {
        out.printf(
                Locale.ROOT,
                "%-28s %-20s %11d %5.1f %% %5.1f %%%n",
                accuracy.model(),
                accuracy.photographs(),
                accuracy.count(),
                100 * accuracy.top1(),
                100 * accuracy.top5());
        out.flush();
    }
}
