package org.featurescope.model.adding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.featurescope.model.Catalogue;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.ModelException;
import org.featurescope.model.Network;
import org.featurescope.model.NetworkLoader;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.validate.InvalidInputException;

/**
 * Adds networks from files of other formats to the folder of the owner's networks.
 *
 * <p>The file is read to a frozen graph, which is inspected; the network's folder is written, loaded as the server does, which
 * runs it once forward and backward in a process of its own. Only then it gets its name. Whatever fails leaves the folder of networks as it was.
 */
public final class NetworkAdder {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final Path models;
    private final Catalogue.Trial trial;
    private final Inquiry inquiry;

    /**
     * Creates an adder.
     *
     * @param models the folder of the owner's networks, which is created if it does not exist
     * @param trial runs networks before they are loaded
     * @param inquiry who is asked what the file does not say
     */
    public NetworkAdder(Path models, Catalogue.Trial trial, Inquiry inquiry) {
        this.models = models;
        this.trial = trial;
        this.inquiry = inquiry;
    }

    /**
     * Adds a network.
     *
     * @param path a file or folder with its graph and weights
     * @throws InvalidInputException if it cannot be read or used; the message says why in one sentence
     */
    public AddedNetwork add(Path path, AddOptions options) throws IOException {
        String id = id(path, options);
        NetworkFolderWriter writer = new NetworkFolderWriter(models, id);
        if (Files.exists(writer.folder()) && !options.replace()) {
            throw new InvalidInputException(
                    "id",
                    "%s has a network \"%s\" already; choose another --id, or replace it with --replace"
                            .formatted(models, id));
        }
        OpenQuestions questions = new OpenQuestions(inquiry);
        FoundNetwork found = questions.allAnswered(() -> {
            ReadNetwork read = NetworkFile.read(path, () -> Sizes.given(options, questions));
            return Inspection.of(read, options, questions);
        });
        ModelDescriptor descriptor = descriptor(id, path, options, found);
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        String card = ModelCard.of(descriptor, found, name, FileDigest.of(path));
        try {
            loaded(writer.write(descriptor, found, card));
            writer.finish();
        } catch (IOException | RuntimeException e) {
            writer.abandon();
            throw e;
        }
        Network network = loaded(writer.folder());
        List<String> notes = new ArrayList<>(found.notes());
        notes.addAll(notes(network.reach()));
        notes.addAll(found.advice());
        return new AddedNetwork(network, writer.folder(), found.format(), notes);
    }

    /** Loads a network as the server does. */
    private Network loaded(Path folder) {
        try {
            return NetworkLoader.load(folder, trial);
        } catch (ModelException e) {
            throw new InvalidInputException("path", "the network cannot be used: " + e.reason(), e);
        }
    }

    /** Returns what of a network cannot be used, a sentence for each layer. */
    private static List<String> notes(Reach reach) {
        List<String> notes = new ArrayList<>();
        reach.notComputed().forEach((layer, why) -> notes.add("%s is left out: %s.".formatted(layer, why)));
        reach.notOptimized().forEach((layer, why) -> notes.add("%s shows photographs only: %s.".formatted(layer, why)));
        reach.withoutClasses().ifPresent(why -> notes.add("Its classes are left out: %s.".formatted(why)));
        return notes;
    }

    private static String id(Path path, AddOptions options) {
        if (options.id().isPresent()) {
            String id = options.id().get();
            if (!ID.matcher(id).matches()) {
                throw new InvalidInputException(
                        "id", "--id must be of lower-case letters, digits and dashes, but is \"%s\"".formatted(id));
            }
            return id;
        }
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        String id = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (id.isEmpty()) {
            throw new InvalidInputException("id", "the file's name gives no id; name one with --id");
        }
        return id;
    }

    private static ModelDescriptor descriptor(String id, Path path, AddOptions options, FoundNetwork found) {
        String title = options.title().orElse(id);
        String description = "A network of one's own with %d layers%s.%s"
                .formatted(
                        found.layers().size(),
                        found.labels().isEmpty()
                                ? " and no classes"
                                : " and %d classes".formatted(found.labels().size()),
                        found.notes().isEmpty() ? "" : " " + String.join(" ", found.notes()));
        return new ModelDescriptor(
                id,
                title,
                description,
                options.licence().orElse("not stated"),
                options.source()
                        .orElse("the file " + path.toAbsolutePath().normalize().getFileName()),
                "graph.pb",
                found.input(),
                found.layers(),
                found.classes());
    }
}
