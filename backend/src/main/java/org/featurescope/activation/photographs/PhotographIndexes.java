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
 * The indexes of photograph sets in a folder, each made once for a set, a network and some layers, and found again by
 * what these are: the hash of the set, that of the network's graph, and the layers' names.
 *
 * <pre>{@code
 * PhotographIndexes indexes = new PhotographIndexes(data.resolve("photographs"));
 * try (PhotographSet set = PhotographSet.of(Path.of("holidays.zip"))) {
 *     PhotographIndex index = indexes.of(set, network, network.layers(), IndexListener.NONE);
 *     index.top("mixed4c", 12, 9);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Of several that want the same index at a time one makes it and the others wait; two processes both make
 * it, and the first to end is kept. What is made lies in a folder of another name until it is whole, and takes its name in
 * one move.
 */
public final class PhotographIndexes {
    private static final String CONTENTS = "index.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Map<Path, IndexLock> turns = new ConcurrentHashMap<>();

    /** Indexes in a folder, which is made when the first is. */
    public PhotographIndexes(Path folder) {
        this.folder = folder;
    }

    /**
     * The index of a set, made if it is not there. OptimizationParameters it takes about as long as the network's passes and the
     * decoding of the photographs; finding it as long as reading the set.
     *
     * @param layers at least one, each once
     * @throws org.featurescope.validate.InvalidInputException for the field {@code photographs} if not one of them can
     *     be read
     * @throws CancelledIndexException if the listener cancels
     * @throws ActivationException if the network cannot be run
     */
    public PhotographIndex of(PhotographSet set, Network network, List<Layer> layers, IndexListener listener) {
        Validate.isTrue("layers", !layers.isEmpty(), "an index needs at least one layer");
        String setSha256 = set.sha256();
        Path place = folder.resolve(folderName(setSha256, network, layers));
        Optional<PhotographIndex> found = find(place);
        if (found.isPresent()) {
            return found.get();
        }
        IndexLock turn = turns.computeIfAbsent(place, any -> new IndexLock());
        turn.begin(listener, set.names().size());
        try {
            return find(place).orElseGet(() -> make(place, setSha256, set, network, layers, turn.heardByAll(listener)));
        } finally {
            turn.end();
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

    private static Optional<PhotographIndex> find(Path place) {
        Path file = place.resolve(CONTENTS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            PhotographIndex.Contents contents = JSON.readValue(file.toFile(), PhotographIndex.Contents.class);
            for (int i = 0; i < contents.layers().size(); i++) {
                long expected = 4L
                        * contents.layers().get(i).channels()
                        * contents.names().size();
                if (Files.size(place.resolve(PhotographIndex.fileName(i))) != expected) {
                    return Optional.empty();
                }
            }
            return Optional.of(new PhotographIndex(place, contents));
        } catch (IOException e) {
            // a damaged index is made again
            return Optional.empty();
        }
    }

    private PhotographIndex make(
            Path place,
            String setSha256,
            PhotographSet set,
            Network network,
            List<Layer> layers,
            IndexListener listener) {
        try {
            Files.createDirectories(folder);
            Path making = Files.createTempDirectory(folder, "making-");
            try {
                PhotographIndex.Contents contents;
                try (IndexMaking work = new IndexMaking(making, set, network, layers)) {
                    contents = work.run(setSha256, listener);
                }
                JSON.writeValue(making.resolve(CONTENTS).toFile(), contents);
                putInPlace(making, place);
            } finally {
                delete(making);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index cannot be written in %s".formatted(folder), e);
        }
        return find(place).orElseThrow(() -> new IllegalStateException("the index %s was lost".formatted(place)));
    }

    /** Whoever comes first is kept; a damaged index gives way. */
    private static void putInPlace(Path making, Path place) throws IOException {
        if (find(place).isPresent()) {
            return;
        }
        delete(place);
        try {
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (find(place).isEmpty()) {
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
