package org.featurescope.figure.store;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads figures from further data folders, such as those that a batch wrote, and changes nothing in them. A folder may
 * be written meanwhile, damaged or gone: figures are checked against their hashes, and what cannot be read is not
 * there. Safe for use by several threads.
 */
public final class FigureLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(FigureLibraries.class);

    private final List<Library> libraries;

    private record Library(Path index, FinishedFigures figures) {}

    /**
     * Creates a reader of libraries.
     *
     * @param folders the data folders; of a figure that several have, the first one counts
     */
    public FigureLibraries(List<Path> folders, Kinds kinds, Clock clock) {
        libraries = folders.stream()
                .map(folder -> new Library(folder.resolve("index.db"), new FinishedFigures(folder, kinds, clock)))
                .toList();
    }

    /** Returns a figure; empty if none of the libraries has it whole. */
    public Optional<StoredFigure> find(FigureId id) {
        return first(library -> library.figures().find(id));
    }

    /** Returns the PNG file of one of a figure's pictures; empty if none of the libraries has it whole. */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        return first(library -> Files.isDirectory(library.figures().folder(id))
                ? library.figures().image(id, file)
                : Optional.empty());
    }

    private <T> Optional<T> first(Function<Library, Optional<T>> read) {
        for (Library library : libraries) {
            try {
                Optional<T> found = read.apply(library);
                if (found.isPresent()) {
                    return found;
                }
            } catch (UncheckedIOException e) {
                LOG.warn("the library of {} cannot be read: {}", library.index(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the ids of the figures that match a search, those of each library after those of the one before.
     *
     * @param most the greatest number of ids
     * @param offset the number of matching figures to skip
     */
    List<FigureId> search(FigureSearch search, int most, int offset) {
        List<FigureId> found = new ArrayList<>();
        int skipped = offset;
        for (Library library : libraries) {
            int skip = Math.max(0, skipped);
            int left = most - found.size();
            found.addAll(indexed(library, index -> index.search(search, left, skip), List.of()));
            skipped -= indexed(library, index -> index.count(search), 0);
        }
        return found;
    }

    /** Returns the number of figures that match a search. */
    int count(FigureSearch search) {
        return libraries.stream()
                .mapToInt(library -> indexed(library, index -> index.count(search), 0))
                .sum();
    }

    /** Returns the values of a column. */
    List<String> distinct(FigureIndex.Column column) {
        return libraries.stream()
                .flatMap(library -> indexed(library, index -> index.distinct(column), List.<String>of()).stream())
                .toList();
    }

    /** Opens the index for each question, so that one that is written meanwhile or is gone is no obstacle to the next. */
    private static <T> T indexed(Library library, Function<FigureIndex, T> question, T otherwise) {
        if (!Files.isRegularFile(library.index())) {
            return otherwise;
        }
        try (FigureIndex index = FigureIndex.openUnchanged(library.index())) {
            return question.apply(index);
        } catch (SQLException | IllegalStateException e) {
            LOG.warn("{} cannot be read, so the gallery lacks its figures: {}", library.index(), e.getMessage());
            return otherwise;
        }
    }
}
