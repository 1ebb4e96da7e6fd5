package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.Sha256;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Photographs of one's own: a folder with all that is below it, a zip archive, or the samples of the product. Nothing of
 * an archive is ever written to the disk, and no more of a file is read than a photograph may have.
 *
 * <p>A set is what its files are: the same names with the same bytes are the same set wherever they lie.
 */
public sealed interface PhotographSet extends AutoCloseable
        permits FolderPhotographs, ZipPhotographs, SamplePhotographSet {
    /** The most photographs in a set. */
    int MOST_PHOTOGRAPHS = 20_000;
    /** The most bytes of a photograph's file. */
    int MOST_BYTES = 20_000_000;

    /**
     * The photographs of a folder or a zip archive.
     *
     * @throws InvalidInputException for the field {@code photographs} if there is no such file, it is no archive, or has
     *     no photograph or too many
     */
    static PhotographSet of(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException("photographs", "%s is not there".formatted(path));
        }
        PhotographSet set = Files.isDirectory(path) ? FolderPhotographs.open(path) : ZipPhotographs.open(path);
        try {
            Validate.isTrue(
                    "photographs",
                    !set.names().isEmpty(),
                    "%s has no file that is named as a picture (.jpg, .png, .gif, .webp, .bmp)".formatted(path));
            return set;
        } catch (InvalidInputException e) {
            set.close();
            throw e;
        }
    }

    /** The photographs that come with the product. */
    static PhotographSet samples() {
        return new SamplePhotographSet(new SamplePhotographs());
    }

    /** The photographs' names in alphabetical order: paths with slashes, relative to the folder or archive. */
    List<String> names();

    /**
     * The bytes of a photograph's file. May be called on several threads at a time.
     *
     * @throws IOException if it cannot be read, or has more than {@value #MOST_BYTES} bytes; the message is for people
     */
    byte[] bytes(String name) throws IOException;

    /** What the set is known by: the SHA-256 of all names and bytes, what cannot be read counting as nothing. */
    default String sha256() {
        Sha256 all = new Sha256();
        for (String name : names()) {
            all.with((name + "\n").getBytes(StandardCharsets.UTF_8));
            all.with((contentSha256(name) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return all.hex();
    }

    private String contentSha256(String name) {
        try {
            return Sha256.of(bytes(name));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    void close();
}
