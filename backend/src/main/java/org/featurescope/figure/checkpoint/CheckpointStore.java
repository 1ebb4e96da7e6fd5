package org.featurescope.figure.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.featurescope.figure.FigureId;
import org.featurescope.files.AtomicFile;
import org.featurescope.files.DiskFullException;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the states of figures whose making was interrupted, each in a file named by the figure's id.
 *
 * <p>A file begins with what gives the same bytes together: the engine (version, build, tuning and machine) and the id, which
 * names network and spec by their digests. It ends with the SHA-256 of all before. A file of another engine, or one that is
 * damaged, is deleted. All files together have at most {@value #MOST_BYTES} bytes; of more, those that were written first are
 * deleted, and each after {@link #LONGEST}. A state that cannot be written is not kept, which costs time but no figure.
 *
 * <p>Safe for use by several threads, as long as each figure is made by one.
 */
public final class CheckpointStore {
    private static final long MOST_BYTES = 256L << 20;
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
    private static final String SUFFIX = ".checkpoint";
    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER_BYTES = 1 << 16;

    /** The bytes of free space below which nothing is kept, so that figures have space. */
    private static final long LEAST_FREE = 128L << 20;

    private final Path folder;
    private final String engine;
    private final Clock clock;
    private final long mostBytes;

    private CheckpointStore(Path folder, String engine, Clock clock, long mostBytes) {
        this.folder = folder;
        this.engine = engine;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens the store in a folder, which is created if it does not exist. Leftovers of an earlier process are deleted.
     *
     * @param engine all that changes pictures besides their specs
     */
    public static CheckpointStore open(Path folder, String engine, Clock clock) {
        return open(folder, engine, clock, MOST_BYTES);
    }

    /** @param mostBytes the greatest number of bytes of all files together */
    static CheckpointStore open(Path folder, String engine, Clock clock, long mostBytes) {
        CheckpointStore store = new CheckpointStore(folder, engine, clock, mostBytes);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(file -> !isCheckpoint(file)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
            store.prune();
        } catch (IOException e) {
            LOG.warn("the folder {} cannot be used, so interrupted figures will begin anew", folder, e);
        }
        return store;
    }

    /** Returns the state of a figure, which the caller closes; empty if there is none that can be used. */
    Optional<CheckpointReader> find(FigureId id) {
        try {
            return Optional.of(read(id));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.info("what was kept of figure {} is not used: {}", id, e.getMessage());
            delete(id);
            return Optional.empty();
        }
    }

    private CheckpointReader read(FigureId id) throws IOException {
        Path file = file(id);
        long length = Files.size(file) - DIGEST_BYTES;
        if (length < 0 || length > mostBytes || isTooOld(Files.getLastModifiedTime(file))) {
            throw new IOException("it is too old, too long or too short");
        }
        requireSound(file, length);
        CheckpointReader reader =
                new CheckpointReader(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), length);
        try {
            reader.require(engine);
            reader.require(id.hex());
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private static void requireSound(Path file, long length) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (long left = length; left > 0; ) {
                int count = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (count == 0) {
                    throw new IOException("it is shorter than it was");
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
            if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST_BYTES))) {
                throw new IOException("it is damaged");
            }
        }
    }

    /** Keeps the state of a figure instead of an earlier one. */
    void keep(FigureId id, Checkpoints.Content content) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_FREE) {
                LOG.info("figure {} is made without a checkpoint, because the disk is nearly full", id);
                return;
            }
            AtomicFile.write(file(id), out -> {
                DigestOutputStream digested = new DigestOutputStream(out, DigestUtils.getSha256Digest());
                BufferedOutputStream buffered =
                        new BufferedOutputStream(new BoundedOutput(digested, mostBytes), BUFFER_BYTES);
                CheckpointWriter writer = new CheckpointWriter(buffered);
                writer.text(engine);
                writer.text(id.hex());
                content.writeTo(writer);
                buffered.flush();
                out.write(digested.getMessageDigest().digest());
            });
            Files.setLastModifiedTime(file(id), FileTime.from(clock.instant()));
            prune();
        } catch (IOException e) {
            if (DiskFullException.isCauseOf(e)) {
                LOG.info("figure {} is made without a checkpoint, because the disk is full", id);
            } else {
                LOG.warn("the state of figure {} cannot be kept: {}", id, e.toString());
            }
        }
    }

    /** Deletes the state of a figure, if there is one. */
    public void delete(FigureId id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.warn("what was kept of figure {} cannot be deleted", id, e);
        }
    }

    private record Kept(Path file, FileTime time, long bytes) {}

    /** Deletes what is too old, and what is too much. */
    private synchronized void prune() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(CheckpointStore::isCheckpoint).toList()) {
                all.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (UncheckedIOException | NoSuchFileException e) {
            // a figure was finished meanwhile, and its file deleted; the next call prunes
            LOG.debug("the checkpoints changed while they were listed", e);
            return;
        }
        all.sort(Comparator.comparing(Kept::time).reversed());
        long bytes = 0;
        for (Kept kept : all) {
            bytes += kept.bytes();
            if (bytes > mostBytes || isTooOld(kept.time())) {
                Files.deleteIfExists(kept.file());
            }
        }
    }

    private boolean isTooOld(FileTime time) {
        Instant oldest = clock.instant().minus(LONGEST);
        return time.toInstant().isBefore(oldest);
    }

    private static boolean isCheckpoint(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    private Path file(FigureId id) {
        return folder.resolve(id.hex() + SUFFIX);
    }
}
