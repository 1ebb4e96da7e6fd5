package org.featurescope.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces files atomically: a reader sees the old content or the new, never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content to a stream, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of the one that may exist. It has the permissions of any new file.
     *
     * @throws IOException if it cannot be written; the old file is then unchanged
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, out -> out.write(bytes));
    }

    /**
     * Writes a file piece by piece, in place of the one that may exist. It has the permissions of any new file.
     *
     * @throws IOException if it cannot be written; the old file is then unchanged
     */
    public static void write(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling(".featurescope-%s.new".formatted(UUID.randomUUID()));
        try {
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
