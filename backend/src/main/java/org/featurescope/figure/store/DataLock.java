package org.featurescope.figure.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A lock that keeps a second process from using the same data folder. The operating system releases it when the process
 * ends, even after a crash.
 */
public final class DataLock implements AutoCloseable {
    private final FileLock lock;

    private DataLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock of a folder, which is created if it does not exist.
     *
     * @throws InvalidInputException if another process uses the folder, or it cannot be written
     */
    public static DataLock take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new InvalidInputException(
                        "data", "the folder %s is in use by another Featurescope; name another one".formatted(data));
            }
            return new DataLock(lock);
        } catch (IOException e) {
            throw new InvalidInputException("data", "the folder %s cannot be written: %s".formatted(data, e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another part of this process holds it
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
