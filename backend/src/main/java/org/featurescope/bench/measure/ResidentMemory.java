package org.featurescope.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The memory of this process that is resident, where the system tells (Linux). Bytes. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** What is resident now. */
    public static Optional<Long> now() {
        return field("VmRSS:");
    }

    /** The most that ever was. */
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
