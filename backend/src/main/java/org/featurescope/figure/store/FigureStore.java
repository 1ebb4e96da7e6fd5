package org.featurescope.figure.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.store.FigureFolder.DamagedException;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures on the disk, by their id.
 *
 * <h2>Layout</h2>
 *
 * <pre>{@code
 * figures/ab/abcdef.../spec.json result.json 0.png 1.png ... figure.png
 * tmp/        figures on their way; emptied when the store is opened
 * index.db    SQLite: what was asked for and how far it has come
 * lock        held while the store is open
 * }</pre>
 *
 * <h2>What is sure</h2>
 * A figure is written beside, forced to the disk, and moved into its place in one step: whenever the machine stops, a figure
 * is there whole or not at all. What is read is checked against its hashes; a figure that does not agree counts as damaged
 * and stays where it is until it is stored anew. Reading changes nothing. The index is brought into line with the files
 * each time the store is opened.
 *
 * <p>Safe for use by several threads of one process; a second process is refused.
 */
public final class FigureStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FigureStore.class);
    private static final int MOST_REMEMBERED = 256;
    private static final String INDEX = "index.db";
    private static final String DAMAGED = "The figure's files were damaged.";

    private final Path figures;
    private final Path temporary;
    private final Kinds kinds;
    private final Clock clock;
    private final DataLock lock;
    private final FigureIndex index;

    /** Held while a figure's folder is moved into its place or out of it. */
    private final Object moving = new Object();

    /** What was read and found sound, the latest read last; held while it is used. */
    private final Map<FigureId, StoredFigure> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FigureId, StoredFigure> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private FigureStore(Path data, Kinds kinds, Clock clock, DataLock lock, FigureIndex index) {
        this.figures = data.resolve("figures");
        this.temporary = data.resolve("tmp");
        this.kinds = kinds;
        this.clock = clock;
        this.lock = lock;
        this.index = index;
    }

    /**
     * Opens the store in a folder, or makes it.
     *
     * @throws InvalidInputException if the folder cannot be used, or another process uses it
     */
    public static FigureStore open(Path data, Kinds kinds, Clock clock) {
        DataLock lock = DataLock.take(data);
        try {
            Files.createDirectories(data.resolve("figures"));
            Disk.delete(data.resolve("tmp"));
            Files.createDirectories(data.resolve("tmp"));
            FigureIndex index = openIndex(data);
            new IndexRepair(data.resolve("figures"), kinds, index).run();
            return new FigureStore(data, kinds, clock, lock, index);
        } catch (IOException | UncheckedIOException e) {
            lock.close();
            throw new InvalidInputException("data", "the folder %s cannot be written: %s".formatted(data, e), e);
        }
    }

    private static FigureIndex openIndex(Path data) throws IOException {
        Path file = data.resolve(INDEX);
        try {
            return FigureIndex.open(file);
        } catch (SQLException e) {
            LOG.warn("{} cannot be used and is made anew from the figures: {}", file, e.getMessage());
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Disk.delete(data.resolve(INDEX + suffix));
            }
        }
        try {
            return FigureIndex.open(file);
        } catch (SQLException e) {
            throw new IOException("the index cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the figure, if it is made and sound.
     *
     * @throws UncheckedIOException if the disk cannot be read now
     */
    public Optional<StoredFigure> find(FigureId id) {
        synchronized (remembered) {
            StoredFigure known = remembered.get(id);
            if (known != null) {
                return Optional.of(known);
            }
        }
        if (!Files.isDirectory(folder(id))) {
            return Optional.empty();
        }
        try {
            StoredFigure figure = FigureFolder.read(folder(id), id, kinds);
            synchronized (remembered) {
                remembered.put(id, figure);
            }
            return Optional.of(figure);
        } catch (DamagedException e) {
            LOG.warn("figure {} is damaged: {}", id, e.getMessage());
            return Optional.empty();
        } catch (InvalidInputException e) {
            LOG.warn("figure {} is not for this version: {}", id, e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the bytes of one of a figure's pictures, if they are sound.
     *
     * @throws UncheckedIOException if the disk cannot be read now
     */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        try {
            return Optional.of(FigureFolder.readImage(folder(id), file));
        } catch (DamagedException e) {
            LOG.warn("figure {} is damaged: {}", id, e.getMessage());
            forget(id);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(FigureId id) {
        synchronized (remembered) {
            remembered.remove(id);
        }
    }

    /** Stores a figure in the place of a damaged one, if there is one; it is on the disk when this returns. */
    public StoredFigure put(FigureId id, FigureSpec spec, FigureResult result) throws IOException {
        Path shelf = Files.createDirectories(figures.resolve(shelf(id)));
        Path written = Files.createTempDirectory(temporary, shelf(id));
        try {
            Layout layout = spec.layout(result.pictures().size());
            FigureFolder.write(
                    written, kinds.canonicalJson(spec), layout, result, drawing(spec, result), clock.instant());
            forget(id);
            synchronized (moving) {
                if (find(id).isEmpty()) {
                    if (Files.isDirectory(folder(id))) {
                        moveAway(id, "damaged");
                    }
                    Files.move(written, folder(id), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Disk.sync(shelf);
            Disk.sync(figures);
        } finally {
            Disk.delete(written);
        }
        Instant created = index.find(id).map(FigureIndex.Row::created).orElseGet(clock::instant);
        index.put(FigureIndex.Row.of(id, spec, kinds, created, FigureStatus.DONE));
        return find(id).orElseThrow(() -> new IOException("the figure just written cannot be read"));
    }

    /** Returns the picture of a figure that consists of its data alone. */
    private Optional<RgbImage> drawing(FigureSpec spec, FigureResult result) {
        if (!result.pictures().isEmpty()) {
            return Optional.empty();
        }
        ExportedFigure figure = FigureExport.of(kinds, spec, result);
        return Optional.of(ImageDecoder.decode(PngExport.of(figure, 1, false)));
    }

    /** Notes that a figure was asked for and waits for its turn; returns when that was. */
    public Instant accept(FigureId id, FigureSpec spec) {
        Instant now = clock.instant();
        index.put(FigureIndex.Row.of(id, spec, kinds, now, FigureStatus.QUEUED));
        return now;
    }

    /** Notes how far a figure has come, and why. */
    public void status(FigureId id, FigureStatus status, Optional<String> detail) {
        index.status(id, status, detail);
    }

    /**
     * Returns what the index says of a figure that was asked for, made or not. A figure that it has as made but that
     * {@link #find} does not return has the status {@link FigureStatus#DAMAGED}.
     */
    public Optional<Asked> asked(FigureId id) {
        return index.find(id).flatMap(row -> {
            try {
                FigureSpec spec = kinds.stored(new JsonMapper().readTree(row.spec()));
                boolean isDamaged = row.status() == FigureStatus.DONE && find(id).isEmpty();
                return Optional.of(
                        isDamaged
                                ? new Asked(spec, row.created(), FigureStatus.DAMAGED, Optional.of(DAMAGED))
                                : new Asked(spec, row.created(), row.status(), row.detail()));
            } catch (JsonProcessingException | InvalidInputException e) {
                LOG.warn("the index has a spec of {} that cannot be read: {}", id, e.getMessage());
                return Optional.empty();
            }
        });
    }

    /**
     * What the index says of a figure.
     *
     * @param spec what it shows
     * @param created when it was first asked for
     * @param status how far it has come
     * @param detail why it failed, was cancelled or counts as damaged
     */
    public record Asked(FigureSpec spec, Instant created, FigureStatus status, Optional<String> detail) {}

    /** The figures that a query finds, {@code most} at most, from the one of number {@code offset} on. */
    public FigureList list(FigureQuery query, int most, int offset) {
        FigureSearch search = FigureSearch.of(query);
        List<StoredFigure> found = index.search(search, most, offset).stream()
                .flatMap(id -> find(id).stream())
                .toList();
        return new FigureList(
                found,
                index.count(search),
                index.distinct(FigureIndex.Column.KIND),
                index.distinct(FigureIndex.Column.MODEL),
                index.distinct(FigureIndex.Column.LAYER));
    }

    /** Forgets a figure and takes its files away. It throws as {@link #find} does. */
    public void delete(FigureId id) {
        synchronized (remembered) {
            remembered.remove(id);
        }
        index.remove(id);
        try {
            moveAway(id, "deleted");
        } catch (NoSuchFileException e) {
            LOG.debug("figure {} had no files", id);
        } catch (IOException e) {
            throw new UncheckedIOException("figure %s cannot be deleted".formatted(id), e);
        }
    }

    private void moveAway(FigureId id, String why) throws IOException {
        synchronized (moving) {
            Path aside = Files.createTempDirectory(temporary, why);
            try {
                Files.move(folder(id), aside.resolve(id.hex()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Disk.delete(aside);
            }
        }
    }

    private Path folder(FigureId id) {
        return figures.resolve(shelf(id)).resolve(id.hex());
    }

    private static String shelf(FigureId id) {
        return id.hex().substring(0, 2);
    }

    @Override
    public void close() {
        index.close();
        lock.close();
    }
}
