package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.index.FolderLock;
import org.featurescope.activation.index.IndexFiles;
import org.featurescope.files.FileTree;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.Stage;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.Validate;

/**
 * The indexes of activations in a folder, one for each set of photographs and network. A stage is added to an index when
 * it is asked for. The name of an index's folder is a digest of the set, of what decides the network's activations, and
 * of how photographs are prepared, by which it is found again; {@link IndexFiles} describes its files.
 *
 * <pre>{@code
 * ActivationIndexes indexes = new ActivationIndexes(data.resolve("activations"));
 * try (PhotographSet set = PhotographSet.of(Path.of("holidays.zip"))) {
 *     ActivationIndex index = indexes.of(set, network, Stages.layers(network), IndexListener.NONE);
 *     index.top("mixed4c", 12, 9);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Of several threads or processes that need the same index one writes it and the others wait. An index
 * whose construction is cancelled or fails, or whose process ends, is continued by the next one that needs it.
 */
public final class ActivationIndexes {
    /** Changes whenever other activations are kept, or in another form. */
    private static final String LAYOUT = "activations 1, resized and cropped, %d positions";

    private final Path folder;
    private final SetDigests digests;
    private final IndexWriter.Environment environment;
    private final Map<Path, IndexLock> locks = new ConcurrentHashMap<>();

    /** Creates the collection of the indexes in a folder. The folder is created when the first index is written. */
    public ActivationIndexes(Path folder) {
        this(folder, new SetDigests());
    }

    /** Creates a collection that uses digests of sets which others have read. */
    ActivationIndexes(Path folder, SetDigests digests) {
        this(folder, digests, IndexWriter.Environment.REAL);
    }

    ActivationIndexes(Path folder, SetDigests digests, IndexWriter.Environment environment) {
        this.folder = folder;
        this.digests = digests;
        this.environment = environment;
    }

    /**
     * Returns the index of a set. What is missing of it is indexed, which takes about as long as running the network on
     * the photographs. Finding it takes milliseconds if the set was read before.
     *
     * @param stages at least one
     * @param listener receives the progress
     * @throws org.featurescope.validate.InvalidInputException for the field {@code photographs} if not one of them can
     *     be read
     * @throws CancelledIndexException if the listener cancels; what is indexed remains
     * @throws ActivationException if the network cannot be run, the disk is full, or the set is changed meanwhile; what
     *     is indexed remains
     */
    public ActivationIndex of(PhotographSet set, Network network, List<Stage> stages, IndexListener listener) {
        Validate.isTrue("stages", !stages.isEmpty(), "an index needs at least one stage");
        SetDigest digest = digests.of(set);
        Path index = folder.resolve(folderName(digest, network));
        Optional<ActivationIndex> found = ActivationIndex.find(index, stages);
        if (found.isEmpty()) {
            IndexLock lock = locks.computeIfAbsent(index, any -> new IndexLock());
            lock.lock(listener, set.names().size());
            try {
                found = ActivationIndex.find(index, stages);
                if (found.isEmpty()) {
                    found = Optional.of(write(index, digest, set, network, stages, lock.shared(listener)));
                }
            } finally {
                lock.unlock();
            }
        }
        ActivationIndex complete = found.get();
        StagePass.requireOne(
                complete.names().size(),
                set.names().size(),
                complete.skipped().stream()
                        .findFirst()
                        .map(ActivationIndex.Skipped::reason)
                        .orElse(""));
        return complete;
    }

    /** Returns the index of a set if the stages are finished in it. Finding it takes as long as in {@link #of}. */
    Optional<ActivationIndex> find(PhotographSet set, Network network, List<Stage> stages) {
        return ActivationIndex.find(folder.resolve(folderName(digests.of(set), network)), stages);
    }

    /** Deletes the indexes of a set for all networks, except one that is being written. */
    void delete(String setSha256) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> folders = Files.list(folder)) {
            all = folders.filter(IndexFiles::hasContents).toList();
        }
        for (Path index : all) {
            if (IndexFiles.readContents(index).set().equals(setSha256)) {
                deleteUnlessWritten(index);
            }
        }
    }

    private static void deleteUnlessWritten(Path index) throws IOException {
        Optional<FolderLock> lock = FolderLock.tryLock(index);
        if (lock.isPresent()) {
            try (FolderLock held = lock.get()) {
                FileTree.delete(index);
            }
        }
    }

    /**
     * Returns the name of an index's folder. The descriptor of a network that comes with the product belongs to its
     * graph, so its graph's digest is enough.
     */
    private static String folderName(SetDigest set, Network network) {
        InputSpec input = network.descriptor().input();
        String preparation =
                LAYOUT.formatted(ActivationIndex.POSITIONS) + ", %d x %d".formatted(input.height(), input.width());
        return Sha256.of(
                (set.sha256() + "\n" + identity(network) + "\n" + preparation).getBytes(StandardCharsets.UTF_8));
    }

    private static String identity(Network network) {
        return network.isBuiltIn() ? network.sha256() : network.identity();
    }

    private ActivationIndex write(
            Path index,
            SetDigest digest,
            PhotographSet set,
            Network network,
            List<Stage> stages,
            IndexListener listener) {
        boolean complete = false;
        try {
            Files.createDirectories(index);
            try (FolderLock ignored = lockFolder(index, listener, set.names().size())) {
                if (!IndexFiles.hasContents(index)) {
                    IndexFiles.writeContents(
                            index,
                            new IndexFiles.Contents(digest.sha256(), network.id(), identity(network), set.names()),
                            environment.opener());
                }
                try (IndexWriter writer = new IndexWriter(index, set, digest, network, stages, environment)) {
                    writer.run(listener);
                }
            }
            complete = true;
        } catch (IOException e) {
            throw new ActivationException(
                    "The activations cannot be written. %s What is written remains, and the next attempt continues it."
                            .formatted(FailureReason.of(e)),
                    e);
        } finally {
            if (!complete) {
                digests.forget(set);
            }
        }
        return ActivationIndex.find(index, stages)
                .orElseThrow(() -> new ActivationException(
                        "the folder of activations was changed or deleted while it was written"));
    }

    /** Waits until no other process writes the index. */
    private static FolderLock lockFolder(Path index, IndexListener listener, int photographs) throws IOException {
        while (true) {
            Optional<FolderLock> lock = FolderLock.tryLock(index);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (listener.cancelled()) {
                throw new CancelledIndexException(0, photographs);
            }
            IndexLock.pause();
        }
    }
}
