package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.files.FileTree;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;

/**
 * Adds sets of photographs to a shelf and removes them: a folder that is sent in several requests, a zip archive in one,
 * or a folder or archive of this machine.
 *
 * <p>A set is collected in a folder of its own and moved into its place in one step, so that nobody sees a part of it
 * and nothing is left of a set that cannot be completed. A folder upload that no client has asked about for a while is
 * abandoned; it is deleted when the next one begins.
 *
 * <p>Thread-safe.
 */
public final class PhotographUploads {
    private final Path folder;
    private final PhotographShelf shelf;
    private final UploadLimits limits;
    private final FreeSpace space;
    private final InstantSource clock;
    private final Map<String, UploadFolder> uploads = new HashMap<>();

    /**
     * What an upload has by now.
     *
     * @param photographs the number of photographs
     * @param bytes the number of bytes of all files
     */
    public record Received(int photographs, long bytes) {}

    /**
     * What was made of a folder or an archive.
     *
     * @param photographs the number of photographs of the set
     * @param tooLarge the names of photographs that were left out because their files are too large
     */
    public record Added(int photographs, List<String> tooLarge) {}

    /**
     * Uses a folder for uploads under way.
     *
     * @param folder on the same disk as the shelf
     */
    public PhotographUploads(Path folder, PhotographShelf shelf, UploadLimits limits, InstantSource clock) {
        this(folder, shelf, limits, clock, FreeSpace.OF_DISK);
    }

    PhotographUploads(Path folder, PhotographShelf shelf, UploadLimits limits, InstantSource clock, FreeSpace space) {
        this.folder = folder;
        this.shelf = shelf;
        this.limits = limits;
        this.clock = clock;
        this.space = space;
    }

    /** Deletes what earlier processes left. No other process may be uploading. */
    public void deleteLeftovers() {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("abandoned uploads in %s cannot be deleted".formatted(folder), e);
        }
    }

    /** Returns the limits. */
    public UploadLimits limits() {
        return limits;
    }

    /**
     * Begins the upload of a folder and returns its id.
     *
     * @throws InvalidInputException for the field {@code upload} if as many are under way as are allowed
     */
    public synchronized String begin() throws IOException {
        forgetAbandoned();
        Validate.isTrue(
                "upload",
                uploads.size() < limits.mostUploads(),
                "%d uploads are under way, which is as many as are allowed; finish or delete one"
                        .formatted(uploads.size()));
        String id = UUID.randomUUID().toString();
        uploads.put(id, create(id));
        return id;
    }

    private UploadFolder create(String id) throws IOException {
        return new UploadFolder(folder.resolve(id), limits, space, clock.instant());
    }

    private void forgetAbandoned() throws IOException {
        var since = clock.instant().minus(limits.idle());
        for (Map.Entry<String, UploadFolder> upload : List.copyOf(uploads.entrySet())) {
            if (upload.getValue().isIdleSince(since)) {
                uploads.remove(upload.getKey());
                upload.getValue().delete();
            }
        }
    }

    private synchronized UploadFolder upload(String id) {
        @Nullable UploadFolder upload = uploads.get(id);
        if (upload == null) {
            throw new NotFoundException(
                    "upload",
                    "there is no upload %s; it was finished, deleted, or abandoned for more than %d minutes"
                            .formatted(UploadedName.shown(id), limits.idle().toMinutes()));
        }
        upload.touch(clock.instant());
        return upload;
    }

    /**
     * Begins a file of an upload. The caller writes and closes it.
     *
     * @param name the file's path relative to the uploaded folder
     * @throws NotFoundException for the field {@code upload}
     * @throws InvalidInputException for the field {@code file} if the name is not allowed, no picture's, or beyond the
     *     limits; the stream throws the same for the sizes
     */
    public OutputStream file(String id, String name) throws IOException {
        return upload(id).file(name);
    }

    /**
     * Returns what an upload has by now.
     *
     * @throws NotFoundException for the field {@code upload}
     */
    public Received received(String id) {
        UploadFolder upload = upload(id);
        return new Received(upload.photographs(), upload.bytes());
    }

    /**
     * Makes a set of an upload.
     *
     * @throws NameTakenException if there is a set with this name
     * @throws InvalidInputException if the name is not allowed, or the upload has no photograph
     */
    public void finish(String id, String name) throws IOException {
        requireFree(name);
        UploadFolder upload = upload(id);
        place(upload, name);
        forget(id);
        upload.delete();
    }

    /** Deletes an upload. Does nothing if there is none with this id. */
    public void abandon(String id) throws IOException {
        @Nullable UploadFolder upload = forget(id);
        if (upload != null) {
            upload.delete();
        }
    }

    private synchronized @Nullable UploadFolder forget(String id) {
        return uploads.remove(id);
    }

    /**
     * Makes a set of a zip archive.
     *
     * @param archive read to its end, and written to a temporary file first
     * @throws NameTakenException if there is a set with this name
     * @throws InvalidInputException if the name is not allowed, or the archive cannot be used
     */
    public Added addZip(String name, InputStream archive) throws IOException {
        requireFree(name);
        String id = UUID.randomUUID().toString();
        Path zip = folder.resolve(id + ".zip");
        UploadFolder into = create(id);
        try {
            TemporaryFile.write(folder, zip, archive, limits, space);
            List<String> tooLarge = ZipUpload.unpack(zip, into);
            place(into, name);
            return new Added(into.photographs(), tooLarge);
        } finally {
            Files.deleteIfExists(zip);
            into.delete();
        }
    }

    /**
     * Makes a set of a copy of a folder or a zip archive of this machine. Symbolic links, hidden files and files that
     * are no photographs are left out.
     *
     * @throws NameTakenException if there is a set with this name
     * @throws InvalidInputException if the name is not allowed, or the folder or archive cannot be used
     */
    public Added add(String name, Path from) throws IOException {
        requireFree(name);
        Validate.isTrue("path", Files.exists(from), "there is no %s".formatted(from));
        UploadFolder into = create(UUID.randomUUID().toString());
        try {
            List<String> tooLarge =
                    Files.isDirectory(from) ? LocalFolder.copy(from, into) : ZipUpload.unpack(from, into);
            place(into, name);
            return new Added(into.photographs(), tooLarge);
        } finally {
            into.delete();
        }
    }

    private synchronized void place(UploadFolder upload, String name) throws IOException {
        requireFree(name);
        shelf.place(name, upload.complete());
    }

    private void requireFree(String name) {
        Validate.isTrue(
                "name",
                PhotographShelf.NAME.matcher(name).matches(),
                "a set's name has 1 to 64 letters, digits, hyphens and underscores and begins with a letter or digit,"
                        + " but this is \"%s\"".formatted(UploadedName.shown(name)));
        // file systems may take names that differ in case for one
        boolean isTaken = shelf.names().stream()
                .anyMatch(taken -> taken.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
        if (isTaken) {
            throw new NameTakenException(name);
        }
    }

    /**
     * Deletes a set.
     *
     * @throws NotFoundException if there is none with this name
     * @throws InvalidInputException for the field {@code name} if it comes with the product
     */
    public void remove(String name) throws IOException {
        Validate.isTrue(
                "name",
                !shelf.isBuiltIn(name),
                "the photographs \"%s\" come with the product and cannot be deleted".formatted(name));
        Files.createDirectories(folder);
        Path removed = folder.resolve(UUID.randomUUID().toString());
        shelf.takeOut(name, removed);
        FileTree.delete(removed);
    }
}
