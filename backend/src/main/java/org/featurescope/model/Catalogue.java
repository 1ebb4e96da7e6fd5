package org.featurescope.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.model.admission.LooseFile;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks that can be used: those that come with the product, and those in the models folder. Immutable.
 *
 * <p>The resource {@code models.json} lists the ids of the networks that come with the product; the first is the
 * default unless another is chosen. A network that this build does not contain is left out. A network that cannot be loaded is named in {@link
 * #problems()}, and the others are loaded nevertheless.
 */
public final class Catalogue implements Networks {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private static final String CARD = "README.md";
    /** Lets every network pass. */
    static final Trial TRUSTING = (folder, untried) -> Verdict.usable(Reach.EVERYTHING);

    private static final int MOST_CARD = 256 << 10;

    private final List<Network> networks;
    private final List<Refused> refused;
    private final Map<String, String> cards;

    /** Decides which networks of a models folder are loaded. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Returns whether a network may be loaded and what of it can be used.
         *
         * @param folder that holds the network's files
         * @param untried the network as its files describe it, without layers and labels; its graph was admitted
         */
        Verdict of(Path folder, Network untried);
    }

    /**
     * A network that could not be loaded.
     *
     * @param name of its folder
     * @param reason in one line, without the path of the folder
     * @param problem the same in one line with the path of the file at fault
     */
    public record Refused(String name, String reason, String problem) {}

    private Catalogue(List<Network> networks, List<Refused> refused, Map<String, String> cards) {
        this.networks = List.copyOf(networks);
        this.refused = List.copyOf(refused);
        this.cards = Map.copyOf(cards);
    }

    /**
     * Loads the networks that come with the product, and those in a directory, which is trusted.
     *
     * @param directory if it exists, its subfolders are networks, each with {@code model.json} and the graph and labels
     *     that it names
     */
    public static Catalogue load(Optional<Path> directory) {
        return load(builtInIds(), directory, TRUSTING);
    }

    /**
     * Loads the networks that come with the product, and those in a directory that a trial lets pass.
     *
     * @param directory as for {@link #load(Optional)}
     * @param trial asked for each network in the directory
     */
    public static Catalogue load(Optional<Path> directory, Trial trial) {
        return load(builtInIds(), directory, trial);
    }

    /** Loads the networks of a directory as {@link #load(Optional)} does, and none that comes with the product. */
    public static Catalogue of(Path directory) {
        return load(List.of(), Optional.of(directory));
    }

    /** Loads networks as {@link #load(Optional)} does, with only some of those that come with the product. */
    static Catalogue load(List<String> builtIn, Optional<Path> directory) {
        return load(builtIn, directory, TRUSTING);
    }

    private static Catalogue load(List<String> builtIn, Optional<Path> directory, Trial trial) {
        Loading loading = new Loading(trial);
        for (String id : builtIn) {
            ModelFolder.BuiltIn folder = new ModelFolder.BuiltIn(id);
            if (folder.isThere()) {
                loading.add(folder);
            } else {
                LOG.info("{} is not in this build", id);
            }
        }
        directory.ifPresent(loading::addAllIn);
        return new Catalogue(List.copyOf(loading.networks.values()), loading.refused, loading.cards);
    }

    /**
     * Returns the same networks with another default.
     *
     * @throws NotFoundException if there is no network with this id
     */
    public Catalogue withDefault(String id) {
        Network first = network(id);
        Stream<Network> others = networks.stream().filter(network -> !network.equals(first));
        return new Catalogue(Stream.concat(Stream.of(first), others).toList(), refused, cards);
    }

    /** Returns the networks, the default one first. */
    public List<Network> networks() {
        return networks;
    }

    /** Returns the networks that could not be loaded. */
    public List<Refused> refused() {
        return refused;
    }

    /** Returns one line for each network that could not be loaded, which names the file and the field at fault. */
    public List<String> problems() {
        return problems(true);
    }

    /**
     * Returns one line for each network that could not be loaded.
     *
     * @param withPaths whether the line names the path of the file at fault, and not the name of its folder alone
     */
    public List<String> problems(boolean withPaths) {
        return refused.stream()
                .map(each -> withPaths ? each.problem() : "%s: %s".formatted(each.name(), each.reason()))
                .toList();
    }

    @Override
    public Network network(String id) {
        return networks.stream()
                .filter(network -> network.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "model",
                        "there is no model \"%s\"; there are %s"
                                .formatted(
                                        id,
                                        String.join(
                                                ", ",
                                                networks.stream()
                                                        .map(Network::id)
                                                        .toList()))));
    }

    /** Returns the model card of a network in Markdown, if its folder has a {@code README.md}. */
    public Optional<String> card(Network network) {
        return Optional.ofNullable(cards.get(network.id()));
    }

    /** Returns the network that is used where none is named. */
    public Network defaultNetwork() {
        return networks.get(0);
    }

    private static List<String> builtInIds() {
        try (InputStream list =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("models.json"), "models.json")) {
            return new JsonMapper().readValue(list, new TypeReference<List<String>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("the product's models.json cannot be read", e);
        }
    }

    private static final class Loading {
        private final Trial trial;
        private final Map<String, Network> networks = new LinkedHashMap<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<String, String> cards = new LinkedHashMap<>();

        Loading(Trial trial) {
            this.trial = trial;
        }

        void addAllIn(Path directory) {
            if (!Files.exists(directory)) {
                return;
            }
            try (Stream<Path> entries = Files.list(directory)) {
                entries.filter(entry -> !nameOf(entry).startsWith(".")).sorted().forEach(this::addEntry);
            } catch (IOException e) {
                String reason = "is not a folder that can be read";
                refused.add(new Refused(nameOf(directory), reason, "%s: %s".formatted(directory, reason)));
            }
        }

        private void addEntry(Path entry) {
            if (Files.isDirectory(entry)) {
                add(new ModelFolder.OnDisk(entry));
            } else {
                LooseFile.explanation(entry)
                        .ifPresent(problem ->
                                refused.add(new Refused(nameOf(entry), problem, "%s: %s".formatted(entry, problem))));
            }
        }

        void add(ModelFolder folder) {
            try {
                Network network = NetworkLoader.load(folder, trial);
                if (networks.putIfAbsent(network.id(), network) == null) {
                    card(folder).ifPresent(card -> cards.put(network.id(), card));
                } else {
                    String reason = "id \"%s\" is taken by another model".formatted(network.id());
                    refuse(folder, "%s: %s".formatted(folder.nameOf(DescriptorReader.FILE), reason));
                }
            } catch (ModelException e) {
                refuse(folder, String.valueOf(e.getMessage()));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                LOG.warn("{} cannot be loaded", folder.nameOf(DescriptorReader.FILE), e);
                refuse(
                        folder,
                        "%s: cannot be loaded (%s)"
                                .formatted(folder.nameOf("."), e.getClass().getSimpleName()));
            }
        }

        private void refuse(ModelFolder folder, String problem) {
            String path = folder.nameOf("");
            refused.add(new Refused(folder.name(), problem.replace(path, ""), problem));
        }

        private static String nameOf(Path path) {
            return Objects.toString(path.getFileName(), path.toString());
        }

        private static Optional<String> card(ModelFolder folder) {
            try {
                byte[] card = folder.read(CARD);
                return card.length > MOST_CARD
                        ? Optional.empty()
                        : Optional.of(new String(card, StandardCharsets.UTF_8));
            } catch (ModelException e) {
                LOG.debug("a network without a card: {}", e.getMessage());
                return Optional.empty();
            }
        }
    }
}
