package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.tensor.ImageDecoder;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Photographs from a folder, from a tar archive, or those that come with the product. Read anew each time. */
final class Photographs {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp");

    private final Optional<Path> from;

    private Photographs(Optional<Path> from) {
        this.from = from;
    }

    /**
     * Those in a folder or a tar archive, or the product's own where none is given.
     *
     * @throws NotFoundException if it is not there
     */
    static Photographs in(@Nullable Path from) {
        if (from != null && !Files.exists(from)) {
            throw new NotFoundException("photographs", "there is no folder or archive %s".formatted(from));
        }
        return new Photographs(Optional.ofNullable(from));
    }

    /** Where they come from, in a few words. */
    String title() {
        return from.map(path -> path.getFileName().toString()).orElse("the sample photographs");
    }

    /** The photographs, each decoded when it is asked for. */
    Iterator<RgbImage> all() {
        if (from.isEmpty()) {
            SamplePhotographs samples = new SamplePhotographs();
            return samples.list().stream()
                    .map(sample -> ImageDecoder.decode(samples.bytes(sample.id())))
                    .iterator();
        }
        Path path = from.get();
        try {
            return Files.isDirectory(path) ? ofFolder(path) : ofArchive(path);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static Iterator<RgbImage> ofFolder(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(path -> isPicture(path.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream()
                    .map(path -> decoded(path.toString(), bytes(path)))
                    .iterator();
        }
    }

    /** The archive's files are held in memory, as they are: compressed. */
    private static Iterator<RgbImage> ofArchive(Path archive) throws IOException {
        List<TarFile.Entry> files = new ArrayList<>();
        try (TarFile tar = new TarFile(archive)) {
            for (Optional<TarFile.Entry> file = tar.next(); file.isPresent(); file = tar.next()) {
                file.filter(entry -> isPicture(entry.name())).ifPresent(files::add);
            }
        }
        return files.stream()
                .map(entry -> decoded(entry.name(), entry.content()))
                .iterator();
    }

    private static boolean isPicture(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static RgbImage decoded(String name, byte[] file) {
        try {
            return ImageDecoder.decode(file);
        } catch (InvalidInputException e) {
            throw unreadable(name, e);
        }
    }

    private static InvalidInputException unreadable(String name, Exception cause) {
        return new InvalidInputException(
                "photographs", "%s cannot be read: %s".formatted(name, cause.getMessage()), cause);
    }
}
