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

/** Keeps a second process out of a data folder. The operating system lets go of it however the process ends. */
final class DataLock implements AutoCloseable {
    private final FileLock lock;

    private DataLock(FileLock lock) {
        this.lock = lock;
    }

    static DataLock take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new InvalidInputException(
                        "data",
                        "the folder %s is in use by another Featurescope; give --data another one".formatted(data));
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
            // this very process has it
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
