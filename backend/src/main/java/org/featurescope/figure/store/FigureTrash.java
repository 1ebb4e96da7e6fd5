package org.featurescope.figure.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.files.DiskFullException;
import org.featurescope.files.FileTree;

/**
 * The figures that were deleted lately, each in a folder named by its id. The time at which a folder was last changed is
 * that of the deletion. Figures are deleted for good after {@link #LONGEST}, when there are more than {@value #MOST}, and
 * at once when the disk is nearly full.
 *
 * <p>Not safe for use by several threads.
 */
final class FigureTrash {
    static final int MOST = 100;
    static final Duration LONGEST = Duration.ofDays(7);

    /** The bytes of free space below which nothing deleted is kept. */
    private static final long LEAST_FREE = 1L << 30;

    private final Path trash;
    private final Clock clock;

    FigureTrash(Path trash, Clock clock) {
        this.trash = trash;
        this.clock = clock;
    }

    private record Deleted(Path folder, Instant time) {}

    /** Creates the folder of the deleted figures, and deletes for good what is not kept any longer. */
    void open() throws IOException {
        Files.createDirectories(trash);
        prune();
    }

    /**
     * Moves the folder of a figure to the deleted ones. If the full disk has no space for that, the figure is deleted for
     * good.
     *
     * @throws NoSuchFileException if there is no folder
     */
    void add(FigureId id, Path folder) throws IOException {
        FileTree.delete(place(id));
        try {
            Files.createDirectories(trash);
            Files.move(folder, place(id), StandardCopyOption.ATOMIC_MOVE);
            Files.setLastModifiedTime(place(id), FileTime.from(clock.instant()));
        } catch (IOException e) {
            if (!DiskFullException.isCauseOf(e)) {
                throw e;
            }
            FileTree.delete(folder);
        }
        prune();
    }

    /** Moves a deleted figure back to its folder. Returns false if it is not kept. */
    boolean restore(FigureId id, Path folder) throws IOException {
        prune();
        if (!Files.isDirectory(place(id))) {
            return false;
        }
        Files.createDirectories(folder.getParent());
        Files.move(place(id), folder, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Deletes for good what is not kept any longer. */
    void prune() throws IOException {
        int most = Files.getFileStore(trash).getUsableSpace() < LEAST_FREE ? 0 : MOST;
        Instant oldest = clock.instant().minus(LONGEST);
        int kept = 0;
        for (Deleted each : newestFirst()) {
            if (kept < most && each.time().isAfter(oldest)) {
                kept++;
            } else {
                FileTree.delete(each.folder());
            }
        }
    }

    private List<Deleted> newestFirst() throws IOException {
        List<Deleted> deleted = new ArrayList<>();
        try (Stream<Path> folders = Files.list(trash)) {
            for (Path folder : folders.toList()) {
                deleted.add(
                        new Deleted(folder, Files.getLastModifiedTime(folder).toInstant()));
            }
        }
        deleted.sort(Comparator.comparing(Deleted::time).reversed());
        return deleted;
    }

    private Path place(FigureId id) {
        return trash.resolve(id.hex());
    }
}
