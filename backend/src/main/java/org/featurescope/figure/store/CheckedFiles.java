package org.featurescope.figure.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.store.FigureFolder.DamagedException;

/**
 * Reads pictures, and remembers which of the {@value #MOST} most recently used ones had the right hash, so that a picture
 * that many ask for is not hashed for each of them. It is hashed again when its size or its time of modification is
 * another. Safe for use by several threads.
 */
final class CheckedFiles {
    private static final int MOST = 4096;
    /** The age of a file from which a change of it changes its time of modification on every file system. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final Clock clock;

    /** The files by their paths, the least recently used first. */
    @GuardedBy("this")
    private final Map<Path, Checked> files = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Checked> eldest) {
            return size() > MOST;
        }
    };

    /** A file as it was before it was read, and the hash that it must have. */
    private record Checked(long size, FileTime modified, String sha256) {}

    CheckedFiles(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the PNG file of a picture.
     *
     * @throws DamagedException if it is missing, or is not as it was written
     */
    byte[] read(Path folder, ImageFile file) throws DamagedException, IOException {
        Path path = folder.resolve(file.name());
        Optional<Checked> before = state(path, file);
        if (before.isPresent() && before.equals(find(path))) {
            byte[] png = FigureFolder.bytes(folder, file.name());
            if (png.length == before.get().size()) {
                return png;
            }
        }
        byte[] png = FigureFolder.readImage(folder, file);
        before.filter(checked -> checked.modified().toInstant().plus(SETTLED).isBefore(clock.instant()))
                .ifPresent(checked -> remember(path, checked));
        return png;
    }

    /** Returns what tells whether a file has changed; empty if there is no such file. */
    private static Optional<Checked> state(Path path, ImageFile file) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(new Checked(now.size(), now.lastModifiedTime(), file.sha256()));
    }

    private synchronized Optional<Checked> find(Path path) {
        return Optional.ofNullable(files.get(path));
    }

    private synchronized void remember(Path path, Checked checked) {
        files.put(path, checked);
    }
}
