package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.files.DiskFullException;
import org.featurescope.files.FileTree;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/** A folder that is filled with the files of one upload, within the limits. Thread-safe. */
final class UploadFolder {
    private static final long BYTES_BETWEEN_CHECKS = 1 << 20;

    private final Path folder;
    private final UploadLimits limits;
    private final FreeSpace space;
    private final Set<String> photographs = new HashSet<>();
    private long bytes;
    private long bytesAtCheck = -BYTES_BETWEEN_CHECKS;
    private int open;
    private Instant touched;

    /** Creates the folder. */
    UploadFolder(Path folder, UploadLimits limits, FreeSpace space, Instant now) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.limits = limits;
        this.space = space;
        this.touched = now;
    }

    /**
     * Begins a file, in place of one with the same name, so that a client may repeat a request that broke off.
     *
     * @throws InvalidInputException for the field {@code file} if the name is not allowed or is no picture's
     */
    OutputStream file(String given) throws IOException {
        String name = UploadedName.checked(given);
        Validate.isTrue(
                "file",
                UploadedName.isAccepted(name),
                "\"%s\" is no photograph: a set takes .jpg, .png, .gif, .webp and .bmp files that are not hidden, and %s"
                        .formatted(UploadedName.shown(name), UploadedName.CREDITS));
        Path file = path(name);
        begin(name);
        try {
            Files.createDirectories(file.getParent());
            return new Sink(name, file);
        } catch (FileAlreadyExistsException e) {
            end();
            throw new InvalidInputException(
                    "file", "\"%s\" is both a file and a folder".formatted(UploadedName.shown(name)), e);
        } catch (IOException e) {
            end();
            throw reason(e);
        }
    }

    /** Copies a file, which must have an accepted name. */
    void copy(String name, InputStream from) throws IOException {
        try (OutputStream to = file(name)) {
            from.transferTo(to);
        }
    }

    private Path path(String name) {
        try {
            Path file = folder.resolve(name).normalize();
            Validate.isTrue("file", file.startsWith(folder), "\"%s\" leads out of the folder".formatted(name));
            return file;
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "file", "\"%s\" cannot be the name of a file here".formatted(UploadedName.shown(name)), e);
        }
    }

    private synchronized void begin(String name) {
        boolean isNew = !UploadedName.isCredits(name) && !photographs.contains(name);
        Validate.isTrue(
                "file",
                !isNew || photographs.size() < limits.mostPhotographs(),
                "a set may have at most %d photographs".formatted(limits.mostPhotographs()));
        if (isNew) {
            photographs.add(name);
        }
        open++;
    }

    private synchronized void end() {
        open--;
    }

    /** Counts bytes before they are written, and looks now and then at what is left of the disk. */
    private synchronized void count(int more) throws IOException {
        bytes += more;
        Validate.isTrue(
                "file",
                bytes <= limits.mostBytes(),
                "a set may have at most %d MB".formatted(limits.mostBytes() / 1_000_000));
        if (bytes - bytesAtCheck >= BYTES_BETWEEN_CHECKS) {
            bytesAtCheck = bytes;
            requireSpace(0);
        }
    }

    /**
     * Checks that some bytes can be written.
     *
     * @throws DiskFullException if too little of the disk would be left
     */
    void requireSpace(long more) throws IOException {
        if (space.bytes(folder) - more < limits.reserve()) {
            throw DiskFullException.below(limits.reserve());
        }
    }

    /** Returns what an error of the disk means. */
    private IOException reason(IOException e) {
        if (DiskFullException.isCauseOf(e)) {
            throw DiskFullException.below(limits.reserve());
        }
        return e;
    }

    /** Returns the number of photographs. */
    synchronized int photographs() {
        return photographs.size();
    }

    /** Returns the number of bytes. */
    synchronized long bytes() {
        return bytes;
    }

    /** Notes that a client is still there. */
    synchronized void touch(Instant now) {
        touched = now;
    }

    /** Returns whether no client has come since an instant and none is sending. */
    synchronized boolean isIdleSince(Instant since) {
        return open == 0 && touched.isBefore(since);
    }

    /**
     * Returns the folder, which is complete.
     *
     * @throws InvalidInputException if there is no photograph, or a file is still being received
     */
    synchronized Path complete() {
        Validate.isTrue("upload", open == 0, "a request of this upload is not finished yet");
        Validate.isTrue(
                "upload",
                !photographs.isEmpty(),
                "there is no photograph in it: no file is named as a picture (.jpg, .png, .gif, .webp, .bmp)");
        return folder;
    }

    /** Deletes the folder. */
    void delete() throws IOException {
        FileTree.delete(folder);
    }

    /** Writes one file. The file is deleted if it cannot be written to its end. */
    private final class Sink extends OutputStream {
        private final String name;
        private final Path file;
        private final OutputStream out;
        private long length;
        private boolean isClosed;

        Sink(String name, Path file) throws IOException {
            this.name = name;
            this.file = file;
            this.out = Files.newOutputStream(file);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            length += count;
            try {
                Validate.isTrue(
                        "file",
                        length <= PhotographSet.MOST_BYTES,
                        "\"%s\" is larger than the %d MB that a photograph may have"
                                .formatted(UploadedName.shown(name), PhotographSet.MOST_BYTES / 1_000_000));
                count(count);
                out.write(from, offset, count);
            } catch (IOException e) {
                discard();
                throw reason(e);
            } catch (RuntimeException e) {
                discard();
                throw e;
            }
        }

        private void discard() throws IOException {
            close();
            Files.deleteIfExists(file);
            synchronized (UploadFolder.this) {
                photographs.remove(name);
                bytes -= Math.min(bytes, length);
            }
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                end();
                out.close();
            }
        }
    }
}
