package org.featurescope.portrait;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;

/**
 * Finds the portraits of networks: in the product beside the network, else in the folder of data. What was made of another
 * network or by another recipe is not used. Thread-safe.
 */
public final class Portraits {
    private final Path data;

    /**
     * Opens the portraits.
     *
     * @param data the folder of data
     */
    public Portraits(Path data) {
        this.data = data;
    }

    /** Returns the folder of a network's portraits within a folder of data. */
    public static Path folder(Path data, Network network) {
        return data.resolve("portraits").resolve(network.identity());
    }

    /** Returns which portraits a network has, if it has any. */
    public Optional<PortraitIndex> of(Network network) {
        return found(network).map(Found::index);
    }

    /**
     * Returns the file of a sheet.
     *
     * @param sheet one of those that {@link #of} names
     * @return the bytes; empty if the file was changed or deleted meanwhile
     */
    public Optional<byte[]> jpeg(Network network, PortraitSheet sheet) {
        return found(network)
                .flatMap(found -> read(found.place(), sheet.file()))
                .filter(bytes -> Sha256.of(bytes).equals(sheet.sha256()));
    }

    private record Found(PortraitPlace place, PortraitIndex index) {}

    private Optional<Found> found(Network network) {
        return network.isBuiltIn()
                ? found(network, PortraitPlace.inProduct(network)).or(() -> onDisk(network))
                : onDisk(network);
    }

    private Optional<Found> onDisk(Network network) {
        return found(network, PortraitPlace.onDisk(folder(data, network)));
    }

    private static Optional<Found> found(Network network, PortraitPlace place) {
        try {
            return place.index(network, PortraitRecipe.of(network)).map(index -> new Found(place, index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> read(PortraitPlace place, String file) {
        try {
            return place.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
