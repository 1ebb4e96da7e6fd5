package org.featurescope.figure.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.featurescope.files.DiskFullException;
import org.featurescope.files.FileTree;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps figures on the disk, each in a folder named by its id.
 *
 * <h2>Layout</h2>
 *
 * <pre>{@code
 * figures/ab/abcdef.../spec.json result.json 0.png 1.png ... figure.png
 * tmp/        figures that are being written; emptied when the store is opened
 * trash/      figures that were deleted lately, see {@link FigureTrash}
 * index.db    SQLite: all requested figures and their statuses
 * lock        locked while the store is open
 * }</pre>
 *
 * <h2>Guarantees</h2>
 * A figure is written to a temporary folder, forced to the disk, and then moved to its folder in one atomic operation.
 * So after a crash a figure is there completely or not at all. All files are checked against their hashes when they are
 * read; a picture that was found sound is checked again when its size or time of modification has changed. A figure whose files do not match counts as damaged, and its files stay until the figure is stored anew.
 * Reading changes no files. Each time the store is opened, the index is corrected to match the folders.
 *
 * <p>Safe for use by several threads of one process. A second process cannot open the store.
 */
public final class FigureStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FigureStore.class);
    private static final String DAMAGED = "The figure's files were damaged.";

    /** The bytes of free space below which no figure is requested. */
    private static final long LEAST_FREE = 16L << 20;

    private final Path figures;
    private final Path temporary;
    private final Kinds kinds;
    private final Clock clock;
    private final DataLock lock;
    private final FigureIndex index;
    private final FinishedFigures finished;
    private final FigureLibraries libraries;
    private final FigureCache cache = new FigureCache();
    private final FigureTrash trash;

    /** Its monitor is held while a figure's folder is moved to its final path or away from it. */
    private final Object moving = new Object();

    private FigureStore(
            Path data,
            Kinds kinds,
            Clock clock,
            DataLock lock,
            FigureIndex index,
            FigureTrash trash,
            FigureLibraries libraries) {
        this.figures = data.resolve("figures");
        this.temporary = data.resolve("tmp");
        this.kinds = kinds;
        this.clock = clock;
        this.lock = lock;
        this.index = index;
        this.trash = trash;
        this.finished = new FinishedFigures(data, kinds, clock);
        this.libraries = libraries;
    }

    /** Opens the store in a folder without libraries, see {@link #open(Path, List, Kinds, Clock)}. */
    public static FigureStore open(Path data, Kinds kinds, Clock clock) {
        return open(data, List.of(), kinds, clock);
    }

    /**
     * Opens the store in a folder, which is created if it does not exist.
     *
     * @param libraries folders of other stores, whose figures are found where this one lacks them, and are never changed
     * @throws InvalidInputException if the folder cannot be written, or another process uses it
     */
    public static FigureStore open(Path data, List<Path> libraries, Kinds kinds, Clock clock) {
        DataLock lock = DataLock.take(data);
        try {
            Files.createDirectories(data.resolve("figures"));
            FileTree.delete(data.resolve("tmp"));
            Files.createDirectories(data.resolve("tmp"));
            FigureTrash trash = new FigureTrash(data.resolve("trash"), clock);
            trash.open();
            FigureIndex index = IndexRepair.openIndex(data.resolve("index.db"));
            new IndexRepair(data.resolve("figures"), kinds, index).run();
            return new FigureStore(
                    data, kinds, clock, lock, index, trash, new FigureLibraries(libraries, kinds, clock));
        } catch (IOException | UncheckedIOException e) {
            lock.close();
            throw new InvalidInputException("data", "the folder %s cannot be written: %s".formatted(data, e), e);
        }
    }

    /**
     * Returns a finished figure; empty if it is not stored or its files are damaged.
     *
     * @throws UncheckedIOException if its files cannot be read
     */
    public Optional<StoredFigure> find(FigureId id) {
        Optional<StoredFigure> known = cache.find(id);
        if (known.isPresent()) {
            return known;
        }
        Optional<StoredFigure> read = finished.find(id).or(() -> libraries.find(id));
        read.ifPresent(cache::put);
        return read;
    }

    /**
     * Returns the PNG file of one of a figure's pictures; empty if the file is missing or damaged.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        Optional<byte[]> own = Files.isDirectory(folder(id)) ? finished.image(id, file) : Optional.empty();
        Optional<byte[]> read = own.or(() -> libraries.image(id, file));
        if (read.isEmpty()) {
            cache.remove(id);
        }
        return read;
    }

    /**
     * Stores a figure. If it is stored already, its files are replaced only if they are damaged. When this method
     * returns, the figure is on the disk.
     *
     * @throws IOException if it cannot be written
     */
    public StoredFigure put(FigureId id, FigureSpec spec, FigureResult result) throws IOException {
        Path parent = Files.createDirectories(figures.resolve(FinishedFigures.prefix(id)));
        Path written = Files.createTempDirectory(temporary, FinishedFigures.prefix(id));
        try {
            Layout layout = spec.layout(result.pictures().size());
            FigureFolder.write(
                    written, kinds.canonicalJson(spec), layout, result, drawing(spec, result), clock.instant());
            cache.remove(id);
            synchronized (moving) {
                if (finished.find(id).isEmpty()) {
                    if (Files.isDirectory(folder(id))) {
                        moveAway(id, "damaged");
                    }
                    Files.move(written, folder(id), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Disk.sync(parent);
            Disk.sync(figures);
        } finally {
            FileTree.delete(written);
        }
        Instant created = index.find(id).map(IndexRow::created).orElseGet(clock::instant);
        index.put(IndexRow.of(id, spec, kinds, created, FigureStatus.DONE));
        return find(id).orElseThrow(() -> new IOException("the figure just written cannot be read"));
    }

    /** Returns the drawing of a figure that is shown as one; empty if it is shown as its pictures. */
    private Optional<RgbImage> drawing(FigureSpec spec, FigureResult result) {
        if (!result.pictures().isEmpty() && !spec.isShownAsDrawing()) {
            return Optional.empty();
        }
        ExportedFigure figure = FigureExport.of(kinds, spec, result);
        return Optional.of(ImageDecoder.decode(PngExport.of(figure, 1, false)));
    }

    /**
     * Records in the index that a figure was requested and waits in the queue.
     *
     * @return the time of the request
     * @throws DiskFullException if the disk has no space for the figure
     */
    public Instant accept(FigureId id, FigureSpec spec) {
        Disk.requireSpace(figures, LEAST_FREE);
        Instant now = clock.instant();
        index.insert(IndexRow.of(id, spec, kinds, now, FigureStatus.QUEUED));
        return now;
    }

    /** Records the status of a figure and its reason in the index. */
    public void status(FigureId id, FigureStatus status, Optional<String> detail) {
        index.status(id, status, detail);
    }

    /**
     * Returns the index's entry of a figure, if it was ever requested. If the entry says that the figure is made but
     * {@link #find} does not return it, the status is {@link FigureStatus#DAMAGED}.
     */
    public Optional<RequestedFigure> asked(FigureId id) {
        return index.find(id).flatMap(row -> {
            try {
                FigureSpec spec = kinds.stored(new JsonMapper().readTree(row.spec()));
                boolean isDamaged = row.status() == FigureStatus.DONE && find(id).isEmpty();
                return Optional.of(
                        isDamaged
                                ? new RequestedFigure(spec, row.created(), FigureStatus.DAMAGED, Optional.of(DAMAGED))
                                : new RequestedFigure(spec, row.created(), row.status(), row.detail()));
            } catch (JsonProcessingException | InvalidInputException e) {
                LOG.warn("the spec of figure {} in the index cannot be read: {}", id, e.getMessage());
                return Optional.empty();
            }
        });
    }

    /**
     * Returns a page of the finished figures that match a query, the newest first.
     *
     * @param most the greatest number of figures on the page
     * @param offset the number of matching figures before the page
     */
    public FigureList list(FigureQuery query, int most, int offset) {
        FigureSearch search = FigureSearch.of(query);
        int own = index.count(search);
        List<FigureId> ids = new ArrayList<>(index.search(search, most, offset));
        libraries.search(search, most - ids.size(), Math.max(0, offset - own)).stream()
                .filter(id -> !Files.isDirectory(folder(id)))
                .forEach(ids::add);
        return new FigureList(
                ids.stream().flatMap(id -> find(id).stream()).toList(),
                own + libraries.count(search),
                distinct(FigureIndex.Column.KIND),
                distinct(FigureIndex.Column.MODEL),
                distinct(FigureIndex.Column.LAYER));
    }

    private List<String> distinct(FigureIndex.Column column) {
        return Stream.concat(index.distinct(column).stream(), libraries.distinct(column).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns whether a figure is only in a library, where it cannot be deleted. */
    public boolean isOnlyInLibrary(FigureId id) {
        return !Files.isDirectory(folder(id)) && libraries.find(id).isPresent();
    }

    /**
     * Deletes a figure, which {@link #restore} brings back for a while, unless the disk is nearly full.
     *
     * @throws UncheckedIOException if its files cannot be deleted
     */
    public void delete(FigureId id) {
        cache.remove(id);
        try {
            synchronized (moving) {
                trash.add(id, folder(id));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("figure {} had no files", id);
        } catch (IOException e) {
            throw new UncheckedIOException("figure %s cannot be deleted".formatted(id), e);
        }
        // after the files, so that the index has space even if the disk was full
        index.remove(id);
    }

    /**
     * Brings back a figure that was deleted.
     *
     * @return the figure; empty if it is not kept any longer, or is stored again
     * @throws UncheckedIOException if its files cannot be moved
     */
    public Optional<StoredFigure> restore(FigureId id) {
        try {
            synchronized (moving) {
                if (Files.isDirectory(folder(id)) || !trash.restore(id, folder(id))) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("figure %s cannot be brought back".formatted(id), e);
        }
        Optional<StoredFigure> restored = find(id);
        restored.ifPresent(
                figure -> index.put(IndexRow.of(id, figure.spec(), kinds, figure.createdAt(), FigureStatus.DONE)));
        return restored;
    }

    private void moveAway(FigureId id, String why) throws IOException {
        synchronized (moving) {
            Path aside = Files.createTempDirectory(temporary, why);
            try {
                Files.move(folder(id), aside.resolve(id.hex()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileTree.delete(aside);
            }
        }
    }

    private Path folder(FigureId id) {
        return finished.folder(id);
    }

    @Override
    public void close() {
        index.close();
        lock.close();
    }
}
