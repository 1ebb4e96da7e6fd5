package org.featurescope.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces files atomically: a reader sees the old content or the new, never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file, in place of the one that may exist. It has the permissions of any new file.
     *
     * @throws IOException if it cannot be written; the old file is then unchanged
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path temporary = target.resolveSibling(".featurescope-%s.new".formatted(UUID.randomUUID()));
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
