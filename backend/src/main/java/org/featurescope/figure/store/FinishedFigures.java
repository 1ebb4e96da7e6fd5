package org.featurescope.figure.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.store.FigureFolder.DamagedException;
import org.featurescope.validate.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the finished figures in a data folder. It needs no lock and changes nothing, so a command may read them while a
 * server uses the folder: a figure is moved into its place in one step, and everything is checked against its hashes.
 */
public final class FinishedFigures {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedFigures.class);

    /** The names of the folders in which figures' folders lie. */
    static final List<String> PREFIXES =
            IntStream.range(0, 256).mapToObj("%02x"::formatted).toList();

    private final Path figures;
    private final Kinds kinds;
    private final CheckedFiles checked;

    /** The warnings in the log. A damaged figure is read by each gallery, but one warning is enough. */
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /**
     * Creates the reader.
     *
     * @param data the data folder
     */
    public FinishedFigures(Path data, Kinds kinds, Clock clock) {
        this.figures = data.resolve("figures");
        this.kinds = kinds;
        this.checked = new CheckedFiles(clock);
    }

    /**
     * Returns a finished figure; empty if it is not stored or its files are damaged.
     *
     * @throws UncheckedIOException if its files cannot be read
     */
    public Optional<StoredFigure> find(FigureId id) {
        if (!Files.isDirectory(folder(id))) {
            return Optional.empty();
        }
        try {
            return Optional.of(FigureFolder.read(folder(id), id, kinds));
        } catch (DamagedException e) {
            warnOnce("figure %s is damaged: %s".formatted(id, e.getMessage()));
            return Optional.empty();
        } catch (InvalidInputException e) {
            warnOnce("figure %s cannot be read by this version: %s".formatted(id, e.getMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the PNG file of one of a figure's pictures; empty if the file is missing or damaged.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        try {
            return Optional.of(checked.read(folder(id), file));
        } catch (DamagedException e) {
            warnOnce("figure %s is damaged: %s".formatted(id, e.getMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void warnOnce(String warning) {
        if (warnings.add(warning)) {
            LOG.warn("{}", warning);
        }
    }

    /** Returns the folder of a figure, which need not exist. */
    Path folder(FigureId id) {
        return figures.resolve(prefix(id)).resolve(id.hex());
    }

    /** Returns the name of the folder in which a figure's folder lies. */
    static String prefix(FigureId id) {
        return id.hex().substring(0, 2);
    }
}
