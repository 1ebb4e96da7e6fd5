package org.featurescope.cli;

import java.nio.file.Path;
import java.util.List;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which networks are measured. */
final class BenchNetworks {
    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Option(
            names = "--model",
            paramLabel = "ID",
            split = ",",
            description = "The networks to measure, divided by commas.")
    private @Nullable List<String> chosen;

    /** All networks, or those that were named, in that order. */
    List<Network> of(Parts parts) {
        Catalogue catalogue = parts.catalogue(models);
        return chosen == null
                ? catalogue.networks()
                : chosen.stream().map(catalogue::network).toList();
    }

    /** The one network that was named, or the default one. */
    Network one(Parts parts) {
        return chosen == null ? parts.catalogue(models).defaultNetwork() : of(parts).get(0);
    }
}
