package org.featurescope.bench;

import java.nio.file.Path;
import java.util.List;
import org.featurescope.cli.DefaultFolders;
import org.featurescope.cli.Product;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the networks to measure and for the tuning. */
final class NetworkOptions {
    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--model",
            paramLabel = "ID",
            split = ",",
            description = "The networks to measure, separated by commas.")
    private @Nullable List<String> chosen;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder, whose tuning is used if it has one.")
    private Path data = DefaultFolders.DATA;

    /**
     * Returns the tuning of the data folder. To be called before anything is measured, since TensorFlow uses it from
     * then on.
     */
    Tuning tuning(Product product) {
        return product.tuning(data);
    }

    /** Returns all networks, or those that were named, in their order. */
    List<Network> of(Product product) {
        Catalogue catalogue = product.catalogue(models);
        return chosen == null
                ? catalogue.networks()
                : chosen.stream().map(catalogue::network).toList();
    }

    /** Returns the first network that was named, or the default one. */
    Network one(Product product) {
        return chosen == null
                ? product.catalogue(models).defaultNetwork()
                : of(product).get(0);
    }
}
