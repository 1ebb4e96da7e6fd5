package org.featurescope.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The networks at hand: those that come with the product, and those in the models folder. */
public final class Catalogue {
    private final List<Network> networks;
    private final List<String> problems;

    private Catalogue(List<Network> networks, List<String> problems) {
        this.networks = List.copyOf(networks);
        this.problems = List.copyOf(problems);
    }

    /** Loads the networks that come with the product and those in {@code directory}, if it is there. */
    public static Catalogue load(Optional<Path> directory) {
        throw new UnsupportedOperationException("being written");
    }

    /** The networks, the default one first. */
    public List<Network> networks() {
        return networks;
    }

    /** One line for each network that could not be loaded, naming the file and the field. */
    public List<String> problems() {
        return problems;
    }
}
