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
 * A set of photographs: a folder with its subfolders, a zip archive, or the samples of the product. No file of an
 * archive is ever written to the disk, and no file is read beyond the largest size of a photograph.
 *
 * <p>Sets with the same names and bytes are equal, wherever they are stored.
 */
public sealed interface PhotographSet extends AutoCloseable
        permits FolderPhotographs, ZipPhotographs, SamplePhotographSet {
    /** The most photographs in a set. */
    int MOST_PHOTOGRAPHS = 20_000;
    /** The most bytes of a photograph's file. */
    int MOST_BYTES = 20_000_000;

    /**
     * Opens a folder or a zip archive. The set must be closed.
     *
     * @throws InvalidInputException for the field {@code photographs} if there is no such file, it is no archive, or it
     *     has no photograph or too many
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

    /** Returns the photographs that come with the product. */
    static PhotographSet samples() {
        return new SamplePhotographSet(new SamplePhotographs());
    }

    /** Returns the names in alphabetical order: paths with slashes, relative to the folder or archive. */
    List<String> names();

    /**
     * Returns the bytes of a photograph's file. Several threads may call it at the same time.
     *
     * @throws IOException if it cannot be read, or has more than {@value #MOST_BYTES} bytes; the message is for people
     */
    byte[] bytes(String name) throws IOException;

    /** Returns the SHA-256 of all names and bytes. A file that cannot be read counts as empty. */
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
