package org.featurescope.portrait;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with the sheets of a network and their index: in the product itself or on disk. */
interface PortraitFolder {
    /** Reads a file, if it exists. */
    Optional<byte[]> read(String file) throws IOException;

    /** Returns the folder in the product with the portraits of a network that comes with it. */
    static PortraitFolder inProduct(Network network) {
        return file -> {
            String name = "%s/%s".formatted(network.id(), file);
            try (@Nullable InputStream in = PortraitFolder.class.getResourceAsStream(name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        };
    }

    /** Returns a folder on disk, which need not exist. */
    static PortraitFolder onDisk(Path folder) {
        return file -> {
            try {
                return Optional.of(Files.readAllBytes(folder.resolve(file)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        };
    }

    /** Returns the index if it is of this network and recipe. A damaged file counts as missing. */
    default Optional<PortraitIndex> index(Network network, PortraitRecipe recipe) throws IOException {
        return parsed(network, PortraitIndex.FILE, PortraitIndex::parse).filter(index -> index.fits(network, recipe));
    }

    /** Returns the replay if it is of this network and recipe. A damaged file counts as missing. */
    default Optional<Replay> replay(Network network, PortraitRecipe recipe) throws IOException {
        return parsed(network, Replay.FILE, Replay::parse).filter(replay -> replay.fits(network, recipe));
    }

    private <T> Optional<T> parsed(Network network, String file, Parser<T> parser) throws IOException {
        Optional<byte[]> bytes = read(file);
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(parser.parse(bytes.get()));
        } catch (IOException e) {
            Logger log = LoggerFactory.getLogger(PortraitFolder.class);
            log.warn("the {} of {} cannot be used: {}", file, network.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Reads the contents of a file. */
    interface Parser<T> {
        T parse(byte[] bytes) throws IOException;
    }
}
