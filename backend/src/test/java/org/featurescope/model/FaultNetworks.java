package org.featurescope.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The small networks of the test resources that once exposed a fault. */
public final class FaultNetworks {
    private FaultNetworks() {}

    /** Returns the models folder that holds them, as {@code --models} takes it. */
    public static Path folder() {
        URL readme = Objects.requireNonNull(FaultNetworks.class.getResource("faults/README.md"));
        try {
            return Objects.requireNonNull(Path.of(readme.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads the network of that id. */
    public static Network load(String id) {
        return Catalogue.load(List.of(), Optional.of(folder())).network(id);
    }

    /** Copies the folder of a network into a models folder. */
    public static void copy(String id, Path models) throws IOException {
        Path to = Files.createDirectories(models.resolve(id));
        try (Stream<Path> files = Files.list(folder().resolve(id))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
