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
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks that can be used: those that come with the product, and those in the models folder. Immutable.
 *
 * <p>The resource {@code models.json} lists the ids of the networks that come with the product; the first is the
 * default. A network that this build does not contain is left out. A network that cannot be loaded is named in {@link
 * #problems()}, and the others are loaded nevertheless.
 */
public final class Catalogue implements Networks {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private static final String CARD = "README.md";
    private static final int MOST_CARD = 256 << 10;

    private final List<Network> networks;
    private final List<String> problems;
    private final Map<String, String> cards;

    private Catalogue(Loading loaded) {
        this.networks = List.copyOf(loaded.networks.values());
        this.problems = List.copyOf(loaded.problems);
        this.cards = Map.copyOf(loaded.cards);
    }

    /**
     * Loads the networks that come with the product, and those in a directory.
     *
     * @param directory if it exists, its subfolders are networks, each with {@code model.json} and the graph and labels
     *     that it names
     */
    public static Catalogue load(Optional<Path> directory) {
        return load(builtInIds(), directory);
    }

    /** Loads networks as {@link #load(Optional)} does, with only some of those that come with the product. */
    static Catalogue load(List<String> builtIn, Optional<Path> directory) {
        Loading loading = new Loading();
        for (String id : builtIn) {
            ModelFolder.BuiltIn folder = new ModelFolder.BuiltIn(id);
            if (folder.isThere()) {
                loading.add(folder);
            } else {
                LOG.info("{} is not in this build", id);
            }
        }
        directory.ifPresent(loading::addAllIn);
        return new Catalogue(loading);
    }

    /** Returns the networks, the default one first. */
    public List<Network> networks() {
        return networks;
    }

    /** Returns one line for each network that could not be loaded, which names the file and the field at fault. */
    public List<String> problems() {
        return problems;
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
        private final Map<String, Network> networks = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final Map<String, String> cards = new LinkedHashMap<>();

        void addAllIn(Path directory) {
            if (!Files.exists(directory)) {
                return;
            }
            try (Stream<Path> entries = Files.list(directory)) {
                entries.filter(Files::isDirectory)
                        .filter(folder -> !folder.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(folder -> add(new ModelFolder.OnDisk(folder)));
            } catch (IOException e) {
                problems.add("%s: is not a folder that can be read".formatted(directory));
            }
        }

        void add(ModelFolder folder) {
            try {
                Network network = NetworkLoader.load(folder);
                if (networks.putIfAbsent(network.id(), network) == null) {
                    card(folder).ifPresent(card -> cards.put(network.id(), card));
                } else {
                    problems.add("%s: id \"%s\" is taken by another model"
                            .formatted(folder.nameOf(DescriptorReader.FILE), network.id()));
                }
            } catch (ModelException e) {
                problems.add(e.getMessage());
            }
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
