package org.featurescope.classifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Sha256;
import org.featurescope.model.adding.DescriptorWriter;

/** Writes a trained classifier as a network's folder: graph, labels, descriptor and model card. */
final class TrainedNetwork {
    private static final String GRAPH = "graph.pb";
    private static final String LABELS = "labels.txt";
    private static final int MOST_CONFUSIONS = 10;
    private static final int SCALE = 255;
    /** The smallest side of a picture, pixels: the stride of the map of {@code mixed5b}. */
    private static final int LEAST_SIDE = 32;

    private final String id;
    private final String title;
    private final Architecture architecture;
    private final Optional<BaseLayers> base;
    private final TrainingSettings settings;
    private final Classes classes;

    TrainedNetwork(
            String id,
            String title,
            Architecture architecture,
            Optional<BaseLayers> base,
            TrainingSettings settings,
            Classes classes) {
        this.base = base;
        this.id = id;
        this.title = title;
        this.architecture = architecture;
        this.settings = settings;
        this.classes = classes;
    }

    /**
     * Writes the folder's files.
     *
     * @param step the number of steps that were made
     * @param pictures the number of pictures that the classifier was trained on
     * @param state the values of the training's variables by name
     * @param accuracies the accuracy on other pictures, by the name of their set
     */
    void write(Path folder, int step, int pictures, Map<String, float[]> state, Map<String, Accuracy> accuracies)
            throws IOException {
        Files.createDirectories(folder);
        ClassifierNetwork network =
                new ClassifierNetwork(architecture, base, classes.count(), state, settings.lowPassed());
        byte[] graph = network.file();
        AtomicFile.write(folder.resolve(GRAPH), graph);
        AtomicFile.write(folder.resolve(LABELS), lines(classes.labels()));
        AtomicFile.write(
                folder.resolve("README.md"), card(step, pictures, accuracies).getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(
                folder.resolve("model.json"), DescriptorWriter.json(descriptor(network.layers()), Sha256.of(graph)));
    }

    private ModelDescriptor descriptor(List<String> layers) {
        return new ModelDescriptor(
                id,
                title,
                "An Inception-style classifier of %d classes.".formatted(classes.count()),
                "unknown",
                "Trained with featurescope train; see its model card.",
                GRAPH,
                new InputSpec(
                        ClassifierNetwork.INPUT,
                        settings.inputSize(),
                        settings.inputSize(),
                        base.map(BaseLayers::leastSide).orElse(LEAST_SIDE),
                        SCALE,
                        Augmentation.OFFSET),
                layers.stream()
                        .map(layer -> new ModelDescriptor.LayerEntry(layer, layer))
                        .toList(),
                Optional.of(new ModelDescriptor.Classes(
                        ClassifierNetwork.LOGITS, ClassifierNetwork.PROBABILITIES, LABELS)));
    }

    private String card(int step, int pictures, Map<String, Accuracy> accuracies) {
        StringBuilder card = new StringBuilder();
        line(card, "# %s", title);
        line(card, "");
        line(
                card,
                "- **What it is.** An Inception-style classifier of %d x %d pictures in %d classes.",
                settings.inputSize(),
                settings.inputSize(),
                classes.count());
        line(card, "- **Input.** RGB; a colour value x in [0, 1] becomes `%d * x - %d`.", SCALE, (int)
                -Augmentation.OFFSET);
        line(
                card,
                "- **Training.** With `featurescope train`: %,d pictures, %,d steps of %d (%.1f epochs), learning rate %s,"
                        + " sides of %d pixels and at the end %d%s.",
                pictures,
                step,
                settings.batch(),
                (double) step * settings.batch() / pictures,
                settings.rate(),
                settings.firstSize(),
                settings.size(),
                settings.adversarial() == 0
                        ? ""
                        : "; each picture was changed against the network by a length of " + settings.adversarial());
        accuracies.forEach((name, accuracy) -> line(card, "- **Accuracy on %s.** %s pictures.", name, accuracy));
        accuracies.entrySet().stream()
                .max(Comparator.comparingInt(each -> each.getValue().pictures()))
                .ifPresent(first -> {
                    line(card, "- **Most often confused on %s.**", first.getKey());
                    for (Confusions.Pair pair : first.getValue().confusions().largest(MOST_CONFUSIONS)) {
                        line(
                                card,
                                "  - %s taken for %s: %.0f %%",
                                classes.labels().get(pair.label()),
                                classes.labels().get(pair.named()),
                                100 * pair.share());
                    }
                });
        line(card, "- **Licence.** Say here under which terms the weights may be used.");
        return card.toString();
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static byte[] lines(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
