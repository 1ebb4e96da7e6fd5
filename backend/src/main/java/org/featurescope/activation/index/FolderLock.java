package org.featurescope.activation.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock of the operating system on the file {@code lock} of an index, so that of several processes only one writes it.
 * The operating system releases it however the process ends.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** Locks a folder, if nobody else has locked it. The lock must be closed. */
    public static Optional<FolderLock> tryLock(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(IndexFiles.lock(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return Optional.of(new FolderLock(file));
            }
        } catch (OverlappingFileLockException e) {
            // another collection of indexes in this process has locked it
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
