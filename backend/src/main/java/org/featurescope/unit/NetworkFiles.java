package org.featurescope.unit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes files about networks, one file for each network. A file in the folder is preferred to one in the
 * product. A file is ignored if its contents are about another network. Contents are kept in memory. A missing file is
 * looked for again after {@value #SECONDS} seconds. Thread-safe.
 *
 * @param <T> the contents of a file
 */
final class NetworkFiles<T> {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkFiles.class);
    private static final int SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(SECONDS);
    private static final String ENDING = ".gz";

    private final Path folder;
    private final String suffix;
    private final Reader<T> reader;
    private final Function<T, String> identity;
    private final Clock clock;
    private final Map<String, T> found = new ConcurrentHashMap<>();
    private final Map<String, Instant> missing = new ConcurrentHashMap<>();

    /** Reads the contents of a file. */
    interface Reader<T> {
        /**
         * Reads the contents.
         *
         * @throws IOException if the file has another format
         */
        T read(InputStream file) throws IOException;
    }

    /**
     * Opens the files.
     *
     * @param folder the folder in which a file is named by the identity of its network
     * @param suffix follows the network's id in the name of a file of the product
     * @param identity returns the identity of the network that a file is about
     */
    NetworkFiles(Path folder, String suffix, Reader<T> reader, Function<T, String> identity, Clock clock) {
        this.folder = folder;
        this.suffix = suffix;
        this.reader = reader;
        this.identity = identity;
        this.clock = clock;
    }

    /** Returns the contents of a network's file, if there is one. */
    Optional<T> of(Network network) {
        String key = network.identity();
        T kept = found.get(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        if (clock.instant().isBefore(missing.getOrDefault(key, Instant.MIN))) {
            return Optional.empty();
        }
        Optional<T> read = bytes(network, key)
                .flatMap(bytes -> parsed(network, bytes))
                .filter(contents -> identity.apply(contents).equals(key));
        read.ifPresentOrElse(
                contents -> found.put(key, contents),
                () -> missing.put(key, clock.instant().plus(PAUSE)));
        return read;
    }

    /** Writes a file, replacing an earlier one about the same network, and returns its path. */
    Path keep(T contents, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        String key = identity.apply(contents);
        Path file = file(key);
        AtomicFile.write(file, bytes);
        found.put(key, contents);
        return file;
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    private Optional<byte[]> bytes(Network network, String key) {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException e) {
            return network.isBuiltIn() ? ofProduct(network) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> ofProduct(Network network) {
        try (@Nullable InputStream in = NetworkFiles.class.getResourceAsStream(network.id() + suffix + ENDING)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<T> parsed(Network network, byte[] bytes) {
        try {
            return Optional.of(reader.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            LOG.warn("a file in {} about {} cannot be used: {}", folder.getFileName(), network.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
