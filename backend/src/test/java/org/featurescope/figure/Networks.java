package org.featurescope.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;

/** The networks that come with the product, loaded once for all tests. */
public final class Networks {
    /** With a small network as the default, for which specs without a network are fast. */
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty()).withDefault("mini-inception-robust");

    private static final PhotographShelf SHELF = new PhotographShelf(temporary());

    private Networks() {}

    private static Path temporary() {
        try {
            return Files.createTempDirectory("photographs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Photographs, their indexes in a folder that is there for the tests' process. */
    public static PhotographShelf shelf() {
        return SHELF;
    }

    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    /** Returns a network of the product as one that the owner of a server added: no portraits come with it. */
    public static Network added(String id) {
        Network network = CATALOGUE.network(id);
        return new Network(network.descriptor(), network.sha256(), network.graph(), network.layers(), network.labels());
    }

    /** The default one. */
    public static Network network() {
        return CATALOGUE.defaultNetwork();
    }
}
