package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ProgressBar;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.classifier.Classes;
import org.featurescope.model.Network;
import org.featurescope.unit.DatasetExamples;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.PathWeights;
import org.featurescope.unit.UnitResponses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "responses",
        mixinStandardHelpOptions = true,
        description =
                "Measures to which labelled pictures the units of a network respond, and the weights of their paths to its logits."
                        + " These measurements give units their words, and let units be found by words"
                        + " and by other units. Also finds the photographs that excite each unit most, which its page"
                        + " shows.")
final class ResponsesCommand implements Callable<Integer> {
    private final Product product;

    @Option(names = "--network", paramLabel = "NETWORK", required = true, description = "The network's id.")
    private String id = "";

    @Option(
            names = "--photographs",
            paramLabel = "DIR|ZIP",
            description =
                    "Pictures in folders, one folder a class (default: the 240 photographs that come with the product, in ten"
                            + " folders).")
    private Optional<Path> photographs = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "A line for each class: the name of its folder, a tab and its label. Without it a folder's name is the"
                            + " label.")
    private Optional<Path> classes = Optional.empty();

    @Option(
            names = "--title",
            paramLabel = "WORDS",
            description = "What the pictures are, for the pages that use them.")
    private Optional<String> title = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "A file to write; by default the one in the data folder where the server finds it.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder.")
    private Path data = DefaultFolders.DATA;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ResponsesCommand(Product product) {
        this.product = product;
    }

    private ProgressBar bar(Network network, int all, String unit) {
        return ConsoleProgress.bar(network.id(), spec.commandLine().getErr())
                .setInitialMax(all)
                .setUnit(unit, 1)
                .build();
    }

    /** Measures the weights of the paths to the logits, for which the photographs that come with the product are enough. */
    private void measureWeights(Network network) throws IOException {
        Optional<PathWeights> weights;
        try (PhotographSet set = PhotographSet.commons();
                ProgressBar bar = bar(network, network.labels().size(), " logits")) {
            weights = PathWeights.measure(network, set, (done, all) -> bar.stepTo(done));
        }
        if (weights.isEmpty()) {
            spec.commandLine().getOut().printf("%s has no logits with gradients, so no path weights%n", network.id());
        } else {
            Path file = new KnownResponses(data).keep(weights.get());
            spec.commandLine().getOut().printf("the path weights of %s are in %s%n", network.id(), file);
        }
    }

    /** Finds the dataset examples of all units among the photographs that come with the product. */
    private void findExamples(Network network) throws IOException {
        try (PhotographSet set = PhotographSet.commons();
                ProgressBar bar = bar(network, set.names().size(), " photographs")) {
            DatasetExamples examples = DatasetExamples.measure(network, set, (done, all) -> bar.stepTo(done));
            Path file = new KnownResponses(data).keep(examples);
            spec.commandLine().getOut().printf("the dataset examples of %s are in %s%n", network.id(), file);
        }
    }

    private String title() {
        return title.orElseGet(
                () -> photographs.map(path -> path.getFileName().toString()).orElse(UnitResponses.PICTURES_OF_PRODUCT));
    }

    @Override
    public Integer call() throws IOException {
        Network network = product.catalogue(models).network(id);
        UnaryOperator<String> labels = Classes.labels(classes);
        UnitResponses responses;
        try (PhotographSet set =
                photographs.isPresent() ? PhotographSet.of(photographs.get()) : PhotographSet.commons()) {
            UnitResponses.requireClasses(set);
            try (ProgressBar bar = bar(network, set.names().size(), " pictures")) {
                responses = UnitResponses.measure(network, set, title(), labels, (done, all) -> bar.stepTo(done));
            }
        }
        Path file = out.isPresent() ? responses.write(out.get()) : new KnownResponses(data).keep(responses);
        spec.commandLine().getOut().printf("the responses of %s are in %s%n", network.id(), file);
        measureWeights(network);
        findExamples(network);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
