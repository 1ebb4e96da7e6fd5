package org.featurescope.figure.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.store.FigureFolder.DamagedException;
import org.featurescope.files.FileTree;
import org.featurescope.validate.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Corrects the index to match the figures' folders. The two differ after a crash, or if the index was lost. */
final class IndexRepair {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRepair.class);

    private final Path figures;
    private final Kinds kinds;
    private final FigureIndex index;

    IndexRepair(Path figures, Kinds kinds, FigureIndex index) {
        this.figures = figures;
        this.kinds = kinds;
        this.index = index;
    }

    /**
     * Opens the index in a file. A file that cannot be used is replaced by an empty one.
     *
     * @throws IOException if the index cannot be created, or the disk is full
     */
    static FigureIndex openIndex(Path file) throws IOException {
        try {
            return FigureIndex.open(file);
        } catch (SQLException e) {
            if (FigureIndex.isDiskFull(e)) {
                throw new IOException("the disk is full", e);
            }
            LOG.warn("{} cannot be used and is rebuilt from the figures: {}", file, e.getMessage());
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                FileTree.delete(file.resolveSibling(file.getFileName() + suffix));
            }
        }
        try {
            return FigureIndex.open(file);
        } catch (SQLException e) {
            throw new IOException("the index cannot be created: " + e.getMessage(), e);
        }
    }

    /** Corrects the index. No figure may be queued or running. */
    void run() {
        for (FigureStatus open : List.of(FigureStatus.QUEUED, FigureStatus.RUNNING)) {
            cancel(index.with(open), "The server stopped before the figure was made.");
        }
        for (String prefix : FinishedFigures.PREFIXES) {
            Set<FigureId> made = new HashSet<>(index.done(prefix));
            for (Path folder : foldersOf(prefix)) {
                id(folder).filter(id -> !made.remove(id)).ifPresent(id -> add(id, folder));
            }
            cancel(made, "The figure's files are gone.");
        }
    }

    private List<Path> foldersOf(String prefix) {
        Path parent = figures.resolve(prefix);
        return Files.isDirectory(parent) ? Disk.folders(parent) : List.of();
    }

    private void cancel(Iterable<FigureId> ids, String why) {
        ids.forEach(id -> index.status(id, FigureStatus.CANCELLED, Optional.of(why)));
    }

    private static Optional<FigureId> id(Path folder) {
        try {
            return Optional.of(new FigureId(folder.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is not the folder of a figure and is ignored", folder);
            return Optional.empty();
        }
    }

    private void add(FigureId id, Path folder) {
        try {
            FigureSpec spec = FigureFolder.readSpec(folder, id, kinds);
            Instant stored = Files.getLastModifiedTime(folder).toInstant();
            index.put(IndexRow.of(id, spec, kinds, stored, FigureStatus.DONE));
        } catch (DamagedException | InvalidInputException | IOException e) {
            LOG.warn("the figure in {} cannot be read: {}", folder, e.getMessage());
        }
    }
}
