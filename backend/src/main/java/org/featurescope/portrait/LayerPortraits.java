package org.featurescope.portrait;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.files.AtomicFile;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portraits of a layer made so far. A scratch file keeps them until the sheet is finished. Not thread-safe. */
final class LayerPortraits {
    private static final Logger LOG = LoggerFactory.getLogger(LayerPortraits.class);

    private final Path file;
    private final String key;
    private final List<RgbImage> portraits = new ArrayList<>();
    private int silent;

    private LayerPortraits(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /**
     * Reads the portraits in a scratch file. There are none if the file is missing, damaged or has another key.
     *
     * @param key identifies the layer, the network, the recipe and the engine's batches
     * @param most the number of the layer's units
     * @param side height and width of a portrait, pixels
     */
    static LayerPortraits resumed(Path file, String key, int most, int side) throws IOException {
        LayerPortraits resumed = new LayerPortraits(file, key);
        try (CheckpointReader reader =
                new CheckpointReader(new BufferedInputStream(Files.newInputStream(file)), Files.size(file))) {
            reader.require(key);
            int count = reader.number(0, most);
            int silent = reader.number(0, count);
            List<RgbImage> portraits = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                portraits.add(reader.picture(side));
            }
            resumed.add(portraits, silent);
        } catch (NoSuchFileException e) {
            LOG.debug("{} does not exist", file);
        } catch (IOException e) {
            LOG.info("{} is not used: {}", file, e.getMessage());
        }
        return resumed;
    }

    /** Adds the portraits of the next units, of which {@code more} are silent, see {@link PortraitSheet}. */
    void add(List<RgbImage> next, int more) {
        portraits.addAll(next);
        silent += more;
    }

    /** Writes the scratch file. */
    void keep() throws IOException {
        AtomicFile.write(file, stream -> {
            BufferedOutputStream buffered = new BufferedOutputStream(stream);
            CheckpointWriter writer = new CheckpointWriter(buffered);
            writer.text(key);
            writer.number(portraits.size());
            writer.number(silent);
            for (RgbImage portrait : portraits) {
                writer.picture(portrait);
            }
            buffered.flush();
        });
    }

    /** Deletes the scratch file. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    List<RgbImage> all() {
        return portraits;
    }

    int count() {
        return portraits.size();
    }

    int silent() {
        return silent;
    }
}
