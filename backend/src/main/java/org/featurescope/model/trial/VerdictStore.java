package org.featurescope.model.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.admission.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verdicts of earlier trials, each in a small file whose name is a digest of the network and of the build. */
final class VerdictStore {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictStore.class);

    private final Path folder;

    /**
     * Creates a store.
     *
     * @param folder created with the first verdict
     */
    VerdictStore(Path folder) {
        this.folder = folder;
    }

    /** Returns a verdict that was kept under a key. One that is damaged is as if it was not there. */
    Optional<Verdict> find(String key) {
        try {
            return VerdictJson.read(Files.readString(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file(key), e.toString());
            return Optional.empty();
        }
    }

    /** Keeps a verdict. Where it cannot be written, the network is tried again the next time. */
    void keep(String key, Verdict verdict) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file(key), VerdictJson.write(verdict).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the network will be checked again: {}", file(key), e.toString());
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }
}
