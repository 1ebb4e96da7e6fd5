package org.featurescope.model.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the results of range tests in a folder, a file for each network, named by {@link Network#identity()}. */
public final class RangeTests {
    private static final Logger LOG = LoggerFactory.getLogger(RangeTests.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final Path folder;

    /** Opens the results of a folder, which is created with the first of them. */
    public RangeTests(Path folder) {
        this.folder = folder;
    }

    /** Returns the result for a network, if it was tested. A damaged file counts as none. */
    public Optional<RangeTest> find(Network network) {
        Path file = file(network);
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), RangeTest.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warn("the range test in {} is damaged; it is made again when the network is checked", file, e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests a network and keeps the result. */
    public RangeTest test(Network network) {
        RangeTest test = RangeTest.of(network);
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file(network), JSON.writeValueAsBytes(test));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return test;
    }

    private Path file(Network network) {
        return folder.resolve(network.identity() + ".json");
    }
}
