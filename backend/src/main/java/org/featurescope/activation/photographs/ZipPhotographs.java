package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The photographs of a zip archive. The declared sizes of entries are not trusted: an entry is decompressed into memory
 * up to the largest size of a photograph. The names of entries are never used as paths on this machine.
 */
final class ZipPhotographs implements PhotographSet {
    private final ZipFile archive;
    private final List<String> names;

    private ZipPhotographs(ZipFile archive) {
        this.archive = archive;
        this.names = PhotographNames.ordered(archive.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(PhotographNames::isPhotograph)
                .distinct()
                .limit(MOST_PHOTOGRAPHS + 1L)
                .toList());
    }

    static ZipPhotographs open(Path file) {
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "photographs", "%s is neither a folder nor a zip archive: %s".formatted(file, e.getMessage()), e);
        }
        try {
            return new ZipPhotographs(archive);
        } catch (InvalidInputException e) {
            close(archive);
            throw e;
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        @Nullable ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            throw new IOException("the archive has no " + name);
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return PhotographNames.read(in);
        }
    }

    @Override
    public void close() {
        close(archive);
    }

    private static void close(ZipFile archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
