package org.featurescope.model.fetch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.featurescope.files.AtomicFile;

/**
 * The digests of archives whose digest the catalogue does not know: that of the first download is recorded, and later ones
 * must have the same.
 */
final class TrustedDigests {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    TrustedDigests(Path file) {
        this.file = file;
    }

    /** Returns the recorded SHA-256 of a network's archive. */
    Optional<String> find(String id) throws IOException {
        return Optional.ofNullable(read().get(id));
    }

    /** Records the SHA-256 of a network's archive. */
    void record(String id, String sha256) throws IOException {
        Map<String, String> digests = read();
        digests.put(id, sha256);
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(digests));
    }

    private Map<String, String> read() throws IOException {
        return Files.exists(file)
                ? JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {})
                : new TreeMap<>();
    }
}
