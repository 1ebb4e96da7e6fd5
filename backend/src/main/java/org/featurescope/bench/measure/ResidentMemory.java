package org.featurescope.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the resident memory of this process, in bytes. Only Linux reports it. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Returns the memory that is resident now; empty where the system does not report it. */
    public static Optional<Long> now() {
        return field("VmRSS:");
    }

    /** Returns the most memory that was ever resident; empty where the system does not report it. */
    public static Optional<Long> peak() {
        return field("VmHWM:");
    }

    private static Optional<Long> field(String name) {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
