package org.featurescope.activation.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how many bytes are free on the disk of a folder. */
@FunctionalInterface
interface FreeSpace {
    /** Asks the operating system. */
    FreeSpace OF_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

    /** Returns the number of bytes that may still be written. */
    long bytes(Path folder) throws IOException;
}
