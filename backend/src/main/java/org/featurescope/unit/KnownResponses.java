package org.featurescope.unit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the responses of networks' units: in the folder of data, else in the product. Those of another
 * network are not used. What was found is kept in memory. Thread-safe.
 */
public final class KnownResponses {
    private static final Logger LOG = LoggerFactory.getLogger(KnownResponses.class);
    private static final String ENDING = ".gz";

    private final Path folder;
    private final Map<String, UnitResponses> found = new ConcurrentHashMap<>();

    /**
     * Opens the responses.
     *
     * @param data the folder of data
     */
    public KnownResponses(Path data) {
        this.folder = data.resolve("responses");
    }

    /** Returns the responses of a network's units, if they are known. */
    public Optional<UnitResponses> of(Network network) {
        String identity = network.identity();
        UnitResponses kept = found.get(identity);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<UnitResponses> read = bytes(network)
                .flatMap(bytes -> parsed(network, bytes))
                .filter(responses -> responses.network().equals(identity));
        read.ifPresent(responses -> found.put(identity, responses));
        return read;
    }

    /** Returns what a unit fires on, if that is known. */
    public Optional<FiresOn> firesOn(Network network, Unit unit) {
        return of(network).filter(responses -> responses.has(unit)).map(responses -> responses.firesOn(unit));
    }

    /** Writes the responses of a network's units, in place of those that may be known. */
    public Path keep(UnitResponses responses) throws IOException {
        Files.createDirectories(folder);
        Path file = responses.write(folder.resolve(responses.network() + ENDING));
        found.put(responses.network(), responses);
        return file;
    }

    private Optional<byte[]> bytes(Network network) {
        try {
            return Optional.of(Files.readAllBytes(file(network)));
        } catch (NoSuchFileException e) {
            return network.isBuiltIn() ? ofProduct(network) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Network network) {
        return folder.resolve(network.identity() + ENDING);
    }

    private static Optional<byte[]> ofProduct(Network network) {
        try (@Nullable InputStream in = KnownResponses.class.getResourceAsStream(network.id() + ENDING)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<UnitResponses> parsed(Network network, byte[] bytes) {
        try {
            return Optional.of(ResponsesFile.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            LOG.warn("the responses of {} cannot be used: {}", network.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
