package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.files.DiskFullException;
import org.featurescope.validate.Validate;

/** Writes an archive to the disk while it arrives. */
final class TemporaryFile {
    private static final int BUFFER = 1 << 20;

    private TemporaryFile() {}

    /**
     * Writes a file, which must lie in a folder.
     *
     * @throws DiskFullException if too little of the disk would be left
     * @throws org.featurescope.validate.InvalidInputException for the field {@code file} if it has more bytes than a set
     */
    static void write(Path folder, Path file, InputStream from, UploadLimits limits, FreeSpace space)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int read = from.readNBytes(buffer, 0, BUFFER); read > 0; read = from.readNBytes(buffer, 0, BUFFER)) {
                total += read;
                Validate.isTrue(
                        "file",
                        total <= limits.mostBytes(),
                        "the archive is larger than the %d MB that a set may have"
                                .formatted(limits.mostBytes() / 1_000_000));
                if (space.bytes(folder) - read < limits.reserve()) {
                    throw DiskFullException.below(limits.reserve());
                }
                to.write(buffer, 0, read);
            }
        }
    }
}
