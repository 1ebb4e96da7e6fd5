package org.featurescope.activation.photographs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.validate.Validate;

/**
 * The indexes of photograph sets in a folder. Each is constructed once for a set, a network and some layers. The name
 * of its folder is a digest of the set, the network's identity and the layers' names, by which it is found again.
 *
 * <pre>{@code
 * PhotographIndexes indexes = new PhotographIndexes(data.resolve("photographs"));
 * try (PhotographSet set = PhotographSet.of(Path.of("holidays.zip"))) {
 *     PhotographIndex index = indexes.of(set, network, network.layers(), IndexListener.NONE);
 *     index.top("mixed4c", 12, 9);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Of several threads that need the same index one constructs it and the others wait. Two processes both
 * construct it, and the first result is kept. An index is constructed in a folder of another name, which gets its own
 * name when the index is complete.
 */
public final class PhotographIndexes {
    private static final String CONTENTS = "index.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Map<Path, IndexLock> locks = new ConcurrentHashMap<>();

    /** Creates the collection of the indexes in a folder. The folder is created when the first index is written. */
    public PhotographIndexes(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the index of a set. It is constructed if it does not exist, which takes about as long as decoding the
     * photographs and running the network. Finding it takes as long as reading the set.
     *
     * @param layers at least one, each once
     * @param listener receives the progress of the construction
     * @throws org.featurescope.validate.InvalidInputException for the field {@code photographs} if not one of them can
     *     be read
     * @throws CancelledIndexException if the listener cancels
     * @throws ActivationException if the network cannot be run
     */
    public PhotographIndex of(PhotographSet set, Network network, List<Layer> layers, IndexListener listener) {
        Validate.isTrue("layers", !layers.isEmpty(), "an index needs at least one layer");
        String setSha256 = set.sha256();
        Path index = folder.resolve(folderName(setSha256, network, layers));
        Optional<PhotographIndex> found = find(index);
        if (found.isPresent()) {
            return found.get();
        }
        IndexLock lock = locks.computeIfAbsent(index, any -> new IndexLock());
        lock.lock(listener, set.names().size());
        try {
            return find(index)
                    .orElseGet(() -> construct(index, setSha256, set, network, layers, lock.shared(listener)));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the name of an index's folder. The descriptor of a network that comes with the product belongs to its
     * graph, so its graph's digest is enough.
     */
    private static String folderName(String setSha256, Network network, List<Layer> layers) {
        String identity = network.isBuiltIn() ? network.sha256() : network.identity();
        String names = String.join("\n", layers.stream().map(Layer::name).toList());
        return Sha256.of((setSha256 + "\n" + identity + "\n" + names).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<PhotographIndex> find(Path index) {
        Path file = index.resolve(CONTENTS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            PhotographIndex.Contents contents = JSON.readValue(file.toFile(), PhotographIndex.Contents.class);
            for (int i = 0; i < contents.layers().size(); i++) {
                long expected = 4L
                        * contents.layers().get(i).channels()
                        * contents.names().size();
                if (Files.size(index.resolve(PhotographIndex.fileName(i))) != expected) {
                    return Optional.empty();
                }
            }
            return Optional.of(new PhotographIndex(index, contents));
        } catch (IOException e) {
            // a damaged index is constructed again
            return Optional.empty();
        }
    }

    private PhotographIndex construct(
            Path index,
            String setSha256,
            PhotographSet set,
            Network network,
            List<Layer> layers,
            IndexListener listener) {
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempDirectory(folder, "making-");
            try {
                PhotographIndex.Contents contents;
                try (IndexBuilder builder = new IndexBuilder(temporary, set, network, layers)) {
                    contents = builder.run(setSha256, listener);
                }
                JSON.writeValue(temporary.resolve(CONTENTS).toFile(), contents);
                moveIntoPlace(temporary, index);
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index cannot be written in %s".formatted(folder), e);
        }
        return find(index).orElseThrow(() -> new IllegalStateException("the index %s was lost".formatted(index)));
    }

    /** Keeps a complete index that exists already, and replaces a damaged one. */
    private static void moveIntoPlace(Path temporary, Path index) throws IOException {
        if (find(index).isPresent()) {
            return;
        }
        delete(index);
        try {
            Files.move(temporary, index, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (find(index).isEmpty()) {
                throw e;
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
