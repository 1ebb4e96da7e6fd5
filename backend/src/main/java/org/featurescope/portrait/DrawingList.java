package org.featurescope.portrait;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.featurescope.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that names the networks whose portraits the server draws. It is replaced atomically. */
final class DrawingList {
    private static final Logger LOG = LoggerFactory.getLogger(DrawingList.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    /** @param networks the ids of the networks, in the order in which they are drawn */
    private record Content(List<String> networks) {
        private Content {
            networks = List.copyOf(networks);
        }
    }

    DrawingList(Path file) {
        this.file = file;
    }

    /** Returns the ids of the networks. There are none if the file is missing or cannot be read. */
    List<String> read() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), Content.class).networks();
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so no portraits are drawn: {}", file, e.getMessage());
            return List.of();
        }
    }

    /** Replaces the content of the file. If it cannot be written, the failure is logged and the drawing goes on. */
    void write(Collection<String> networks) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            AtomicFile.write(file, JSON.writeValueAsBytes(new Content(List.copyOf(networks))));
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the drawing ends with this process: {}", file, e.toString());
        }
    }
}
