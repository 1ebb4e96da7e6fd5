package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.model.Sha256;
import org.featurescope.validate.InvalidInputException;

/**
 * The photographs of a folder and of its subfolders. Symbolic links are not followed, since they may lead out of the
 * folder.
 */
final class FolderPhotographs extends PhotographSet {
    private static final int MOST_DEPTH = 16;

    private final Path folder;

    private FolderPhotographs(Path folder, List<String> names) {
        super(names);
        this.folder = folder;
    }

    static FolderPhotographs open(Path folder) {
        try (Stream<Path> files = Files.walk(folder, MOST_DEPTH)) {
            return new FolderPhotographs(
                    folder,
                    PhotographNames.ordered(files.filter(Files::isRegularFile)
                            .filter(file -> !Files.isSymbolicLink(file))
                            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .filter(PhotographNames::isPhotograph)
                            // one more than allowed is enough to refuse the folder
                            .limit(MOST_PHOTOGRAPHS + 1L)
                            .toList()));
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(
                    "photographs", "%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            return PhotographNames.read(in);
        }
    }

    @Override
    Credits readCredits(String shared) {
        for (String within : List.of("", shared)) {
            Path file = folder.resolve(within + Credits.FILE);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (InputStream in = Files.newInputStream(file)) {
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
        Sha256 all = new Sha256();
        for (String name : names()) {
            all.with((name + "\n" + PhotographNames.stamp(folder.resolve(name)) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return folder.toAbsolutePath() + " " + all.hex();
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
