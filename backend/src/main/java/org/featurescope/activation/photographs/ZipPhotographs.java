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
final class ZipPhotographs extends PhotographSet {
    private final Path file;
    private final ZipFile archive;

    private ZipPhotographs(Path file, ZipFile archive) {
        super(PhotographNames.ordered(archive.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(PhotographNames::isPhotograph)
                .distinct()
                .limit(MOST_PHOTOGRAPHS + 1L)
                .toList()));
        this.file = file;
        this.archive = archive;
    }

    static ZipPhotographs open(Path file) {
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "photographs", "%s is neither a folder nor a zip archive".formatted(file.getFileName()), e);
        }
        try {
            return new ZipPhotographs(file, archive);
        } catch (InvalidInputException e) {
            close(archive);
            throw e;
        }
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
    Credits readCredits(String shared) {
        for (String within : List.of("", shared)) {
            @Nullable ZipEntry entry = archive.getEntry(within + Credits.FILE);
            if (entry != null && !entry.isDirectory()) {
                try (InputStream in = archive.getInputStream(entry)) {
                    return Credits.read(in, within);
                } catch (IOException e) {
                    return Credits.unreadable(e);
                }
            }
        }
        return Credits.NONE;
    }

    @Override
    String stamp() {
        return file.toAbsolutePath() + " " + PhotographNames.stamp(file);
    }

    @Override
    public void close() {
        close(archive);
    }

    @Override
    public String toString() {
        return archive.getName();
    }

    private static void close(ZipFile archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
