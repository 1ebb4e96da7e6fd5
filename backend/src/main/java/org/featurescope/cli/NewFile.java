package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is there whole or as it was before. */
public final class NewFile {
    private NewFile() {}

    /** Writes it in the place of what was there; whoever may read other new files may read it. */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path beside = target.resolveSibling(".featurescope-%s.new".formatted(UUID.randomUUID()));
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
