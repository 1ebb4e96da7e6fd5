package org.featurescope.figure.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.files.DiskFullException;

/** Operations on files. Those that write return only after the operating system has written the data to the disk. */
final class Disk {
    private Disk() {}

    /** Writes a new file and forces its bytes to the disk. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Forces the entries of a folder to the disk. On Windows it does nothing, because Windows neither needs nor allows
     * it.
     */
    static void sync(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Checks that a disk has space.
     *
     * @param folder a folder on the disk
     * @param bytes the bytes that must be free
     * @throws DiskFullException if fewer are free
     */
    static void requireSpace(Path folder, long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < bytes) {
                throw DiskFullException.below(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folders in a folder, sorted by name. */
    static List<Path> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
