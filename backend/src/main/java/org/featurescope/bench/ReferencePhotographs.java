package org.featurescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** ReferencePhotographs to compare with: a {@link PhotographSet}, or those in a tar archive, which are held in memory as files. */
final class ReferencePhotographs implements AutoCloseable {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp");

    private final String title;
    private final Optional<PhotographSet> set;
    private final List<TarFile.Entry> archive;

    private ReferencePhotographs(String title, Optional<PhotographSet> set, List<TarFile.Entry> archive) {
        this.title = title;
        this.set = set;
        this.archive = archive;
    }

    /**
     * Those in a folder, a zip or a tar archive, or the product's own where none is given.
     *
     * @throws InvalidInputException for the field {@code photographs} if it is not there or cannot be read
     */
    static ReferencePhotographs in(@Nullable Path from) {
        if (from == null) {
            return new ReferencePhotographs("the sample photographs", Optional.of(PhotographSet.samples()), List.of());
        }
        String title = from.getFileName().toString();
        return Files.isRegularFile(from) && title.endsWith(".tar")
                ? new ReferencePhotographs(title, Optional.empty(), ofArchive(from))
                : new ReferencePhotographs(title, Optional.of(PhotographSet.of(from)), List.of());
    }

    private static List<TarFile.Entry> ofArchive(Path file) {
        List<TarFile.Entry> photographs = new ArrayList<>();
        try (TarFile tar = new TarFile(file)) {
            for (Optional<TarFile.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
                entry.filter(found -> isPicture(found.name())).ifPresent(photographs::add);
            }
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
        return photographs;
    }

    private static boolean isPicture(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Where they come from, in a few words. */
    String title() {
        return title;
    }

    /** The photographs, each decoded when it is asked for. */
    Iterator<RgbImage> all() {
        return set.map(photographs -> photographs.names().stream()
                        .map(name -> decoded(name, bytes(photographs, name)))
                        .iterator())
                .orElseGet(() -> archive.stream()
                        .map(entry -> decoded(entry.name(), entry.content()))
                        .iterator());
    }

    private static byte[] bytes(PhotographSet set, String name) {
        try {
            return set.bytes(name);
        } catch (IOException e) {
            throw unreadable(name, e);
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

    @Override
    public void close() {
        set.ifPresent(PhotographSet::close);
    }
}
