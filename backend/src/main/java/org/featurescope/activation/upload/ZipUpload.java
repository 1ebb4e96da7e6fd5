package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Unpacks the photographs of a zip archive into the folder of an upload. The sizes that the archive declares are not
 * trusted: the bytes are counted while they are unpacked, and the limits of the upload hold for them.
 */
final class ZipUpload {
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_DIRECTORY_BYTES = 64L << 20;

    private ZipUpload() {}

    /**
     * Unpacks an archive. Other files than photographs are left out.
     *
     * @return the names of files that are left out because they are larger than a photograph may be
     * @throws InvalidInputException for the field {@code file} if it is no archive, is damaged, has too many or too large
     *     files, or a name that leads out of the folder
     */
    static List<String> unpack(Path archive, UploadFolder into) throws IOException {
        Validate.isTrue(
                "file",
                ZipDirectory.bytes(archive) <= MOST_DIRECTORY_BYTES,
                "the archive lists more than %d files".formatted(MOST_ENTRIES));
        List<String> tooLarge = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Validate.isTrue(
                    "file",
                    zip.size() <= MOST_ENTRIES,
                    "the archive has %d files; at most %d are allowed".formatted(zip.size(), MOST_ENTRIES));
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    unpack(zip, entry, into, tooLarge);
                }
            }
            return tooLarge;
        } catch (ZipException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "file", "the file is no zip archive, or is damaged: %s".formatted(e.getMessage()), e);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, UploadFolder into, List<String> tooLarge)
            throws IOException {
        String name = UploadedName.checked(entry.getName());
        if (!UploadedName.isAccepted(name)) {
            return;
        }
        if (entry.getSize() > PhotographSet.MOST_BYTES) {
            tooLarge.add(name);
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            into.copy(name, in);
        }
    }
}
