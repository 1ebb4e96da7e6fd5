package org.featurescope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The photographs that pictures are compared with: those of a folder, a zip or tar archive, or the product's samples. It holds
 * the archive open until it is closed.
 */
final class ReferencePhotographs implements AutoCloseable {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp");

    private final String title;
    private final List<Photograph> photographs;
    private final Source source;

    private ReferencePhotographs(String title, List<Photograph> photographs, Source source) {
        this.title = title;
        this.photographs = photographs;
        this.source = source;
    }

    /** Reads a photograph's file. */
    private interface FileReader {
        byte[] read() throws IOException;
    }

    private record Photograph(String name, FileReader file) {
        RgbImage decoded() {
            try {
                return ImageDecoder.decode(file.read());
            } catch (IOException | InvalidInputException e) {
                throw unreadable(name, e);
            }
        }
    }

    /** The open archive or folder. */
    private interface Source {
        void close() throws IOException;
    }

    /**
     * Opens a folder, a zip or a tar archive, or the product's samples where none is given.
     *
     * @throws InvalidInputException for the field {@code photographs} if it does not exist or cannot be read
     */
    static ReferencePhotographs open(@Nullable Path from) {
        if (from == null) {
            return of("the sample photographs", PhotographSet.samples());
        }
        String title = from.getFileName().toString();
        return Files.isRegularFile(from) && title.endsWith(".tar")
                ? ofTar(title, from)
                : of(title, PhotographSet.of(from));
    }

    private static ReferencePhotographs of(String title, PhotographSet set) {
        List<Photograph> photographs = set.names().stream()
                .map(name -> new Photograph(name, () -> set.bytes(name)))
                .toList();
        return new ReferencePhotographs(title, photographs, set::close);
    }

    private static ReferencePhotographs ofTar(String title, Path file) {
        try {
            TarFile tar = new TarFile(file);
            List<Photograph> photographs = tar.getEntries().stream()
                    .filter(entry -> entry.isFile() && isPicture(entry.getName()))
                    .map(entry -> new Photograph(entry.getName(), () -> bytes(tar, entry)))
                    .toList();
            return new ReferencePhotographs(title, photographs, tar::close);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static byte[] bytes(TarFile tar, TarArchiveEntry entry) throws IOException {
        try (InputStream in = tar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static boolean isPicture(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Returns the name of the folder or archive, for a sentence on a page. */
    String title() {
        return title;
    }

    /** Returns the photographs. Each is decoded when it is asked for. */
    Iterator<RgbImage> all() {
        return photographs.stream().map(Photograph::decoded).iterator();
    }

    private static InvalidInputException unreadable(String name, Exception cause) {
        return new InvalidInputException(
                "photographs", "%s cannot be read: %s".formatted(name, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be closed".formatted(title), e);
        }
    }
}
