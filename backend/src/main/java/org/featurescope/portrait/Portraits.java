package org.featurescope.portrait;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;

/**
 * Finds the portraits of networks: in the product beside the network, else in the data folder. Portraits of another
 * network or by another recipe are not used. Thread-safe.
 */
public final class Portraits {
    private static final String FOLDER = "portraits";
    private static final int RGB = 3;

    private final Path data;

    /**
     * Opens the portraits.
     *
     * @param data the data folder
     */
    public Portraits(Path data) {
        this.data = data;
    }

    /** Returns the folder of a network's portraits within a data folder. */
    public static Path folder(Path data, Network network) {
        return data.resolve(FOLDER).resolve(network.identity());
    }

    /** Returns the folder of a network's portraits. */
    Path folder(Network network) {
        return folder(data, network);
    }

    /** Returns the file that names the networks whose portraits the server draws. */
    Path drawingList() {
        return data.resolve(FOLDER).resolve("drawing.json");
    }

    /** Returns the index of a network's portraits, if it has any. */
    public Optional<PortraitIndex> of(Network network) {
        return found(network).map(Found::index);
    }

    /**
     * Returns the file of a sheet.
     *
     * @param sheet a sheet of the index that {@link #of} returns
     * @return the bytes; empty if the file was changed or deleted meanwhile
     */
    public Optional<byte[]> jpeg(Network network, PortraitSheet sheet) {
        return found(network)
                .flatMap(found -> read(found.folder(), sheet.file()))
                .filter(bytes -> Sha256.of(bytes).equals(sheet.sha256()));
    }

    /**
     * Returns the portrait of a unit.
     *
     * @param sheet a sheet of the index that {@link #of} returns
     * @param channel the unit's channel, below the number of the sheet's units
     * @return empty if the file was changed or deleted meanwhile
     */
    public Optional<RgbImage> portrait(Network network, PortraitSheet sheet, int channel) {
        PortraitRecipe recipe = PortraitRecipe.of(network);
        return jpeg(network, sheet).map(ImageDecoder::decode).map(whole -> {
            int side = recipe.side();
            int top = channel / recipe.columns() * side;
            int left = channel % recipe.columns() * side;
            byte[] pixels = new byte[side * side * RGB];
            for (int y = 0; y < side; y++) {
                int from = ((top + y) * whole.width() + left) * RGB;
                System.arraycopy(whole.pixels(), from, pixels, y * side * RGB, side * RGB);
            }
            return new RgbImage(side, side, pixels);
        });
    }

    /** Returns the replay of a network, if one is stored. */
    public Optional<Replay> replay(Network network) {
        return folders(network)
                .flatMap(folder -> replay(network, folder).stream())
                .findFirst();
    }

    /**
     * Returns one of the two pictures of a replay.
     *
     * @param sha256 the picture's SHA-256, as the replay names it
     * @return the bytes; empty if the picture no longer exists
     */
    public Optional<byte[]> replayJpeg(Network network, String sha256) {
        return folders(network)
                .flatMap(folder ->
                        Stream.of(Replay.FINISHED, Replay.FRAMES).flatMap(file -> read(folder, file).stream()))
                .filter(bytes -> Sha256.of(bytes).equals(sha256))
                .findFirst();
    }

    private static Optional<Replay> replay(Network network, PortraitFolder folder) {
        try {
            return folder.replay(network, PortraitRecipe.of(network));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the layers of a network that can have portraits and have no whole sheet, in depth order. */
    List<Layer> lacking(Network network) {
        Optional<PortraitIndex> index = of(network);
        return able(network)
                .filter(layer -> index.flatMap(there -> there.sheet(layer))
                        .flatMap(sheet -> jpeg(network, sheet))
                        .isEmpty())
                .toList();
    }

    /** Returns the number of units of a network that can have portraits. */
    static int units(Network network) {
        return able(network).mapToInt(Layer::channels).sum();
    }

    private static Stream<Layer> able(Network network) {
        return network.layers().stream()
                .filter(layer -> PortraitRecipe.obstacle(network, layer).isEmpty());
    }

    private record Found(PortraitFolder folder, PortraitIndex index) {}

    private Optional<Found> found(Network network) {
        return folders(network)
                .flatMap(folder -> found(network, folder).stream())
                .findFirst();
    }

    /** Returns the folders in which the portraits of a network can be, the preferred one first. */
    private Stream<PortraitFolder> folders(Network network) {
        PortraitFolder onDisk = PortraitFolder.onDisk(folder(network));
        return network.isBuiltIn() ? Stream.of(PortraitFolder.inProduct(network), onDisk) : Stream.of(onDisk);
    }

    private static Optional<Found> found(Network network, PortraitFolder folder) {
        try {
            return folder.index(network, PortraitRecipe.of(network)).map(index -> new Found(folder, index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> read(PortraitFolder folder, String file) {
        try {
            return folder.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
