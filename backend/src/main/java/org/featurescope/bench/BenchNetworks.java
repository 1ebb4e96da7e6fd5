package org.featurescope.bench;

import java.nio.file.Path;
import java.util.List;
import org.featurescope.cli.Folders;
import org.featurescope.cli.Parts;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is measured: which networks, and in whose tuning. */
final class BenchNetworks {
    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Option(
            names = "--model",
            paramLabel = "ID",
            split = ",",
            description = "The networks to measure, divided by commas.")
    private @Nullable List<String> chosen;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of data, whose tuning is measured if it has one.")
    private Path data = Folders.DATA;

    /** The tuning of the folder of data, which TensorFlow works with from now on; to be asked before anything is measured. */
    Tuning tuning(Parts parts) {
        return parts.tuning(data);
    }

    /** All networks, or those that were named, in that order. */
    List<Network> of(Parts parts) {
        Catalogue catalogue = parts.catalogue(models);
        return chosen == null
                ? catalogue.networks()
                : chosen.stream().map(catalogue::network).toList();
    }

    /** The one network that was named, or the default one. */
    Network one(Parts parts) {
        return chosen == null
                ? parts.catalogue(models).defaultNetwork()
                : of(parts).get(0);
    }
}
