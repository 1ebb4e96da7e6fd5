package org.featurescope.activation.photographs;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A set of photographs: a folder with its subfolders, a zip archive, or a set that comes with the product. The files of an
 * archive are read without writing them to the disk, and no file is read beyond the largest size of a photograph.
 *
 * <p>Folders are classes: {@link #label}. A file {@code credits.tsv} beside the photographs names their authors and
 * licences: {@link #credit}.
 *
 * <p>Sets with the same names and bytes have the same digest, wherever they are stored. Credits do not count.
 */
public abstract sealed class PhotographSet implements AutoCloseable
        permits FolderPhotographs, ZipPhotographs, SamplePhotographSet, CommonsPhotographs {
    /** The most photographs in a set. */
    public static final int MOST_PHOTOGRAPHS = 20_000;
    /** The most bytes of a photograph's file. */
    public static final int MOST_BYTES = 20_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PhotographSet.class);

    private final List<String> names;
    private final PhotographFolders folders;

    @GuardedBy("this")
    private @Nullable Credits credits;

    /**
     * Creates a set.
     *
     * @param names the names of its photographs, in alphabetical order
     */
    PhotographSet(List<String> names) {
        this.names = List.copyOf(names);
        this.folders = PhotographFolders.of(names);
    }

    /**
     * Opens a folder or a zip archive. The set must be closed.
     *
     * @throws InvalidInputException for the field {@code photographs} if there is no such file, it is no archive, or it
     *     has no photograph or too many
     */
    public static PhotographSet of(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException("photographs", "%s is not there".formatted(path.getFileName()));
        }
        PhotographSet set = Files.isDirectory(path) ? FolderPhotographs.open(path) : ZipPhotographs.open(path);
        try {
            Validate.isTrue(
                    "photographs",
                    !set.names().isEmpty(),
                    "%s has no file that is named as a picture (.jpg, .png, .gif, .webp, .bmp)"
                            .formatted(path.getFileName()));
            return set;
        } catch (InvalidInputException e) {
            set.close();
            throw e;
        }
    }

    /** Returns the 14 sample photographs of the page where readers choose one. */
    public static PhotographSet samples() {
        return new SamplePhotographSet(new SamplePhotographs());
    }

    /** Returns the 240 photographs of animals, buildings and things from Wikimedia Commons, in folders by what they show. */
    public static PhotographSet commons() {
        return CommonsPhotographs.open();
    }

    /** Returns the names in alphabetical order: paths with slashes, relative to the folder or archive. */
    public final List<String> names() {
        return names;
    }

    /**
     * Returns the bytes of a photograph's file. Several threads may call it at the same time.
     *
     * @throws IOException if it cannot be read, or has more than {@value #MOST_BYTES} bytes; the message is for people
     */
    public abstract byte[] bytes(String name) throws IOException;

    /**
     * Returns the class of a photograph: the first folder of its name, below the folders that all photographs of the set
     * share. It is empty for a photograph in no folder.
     */
    public final String label(String name) {
        return folders.label(name);
    }

    /** Returns whether the set has photographs of at least two classes. */
    public final boolean hasClasses() {
        return folders.hasClasses();
    }

    /** Returns author, licence and source of a photograph, if the set says them. The set must be open. */
    public final Optional<Credit> credit(String name) {
        return Optional.ofNullable(credits().byName().get(name));
    }

    /** Returns a sentence for each line of the set's credits that cannot be used. The set must be open. */
    public final List<String> creditProblems() {
        return credits().problems();
    }

    private synchronized Credits credits() {
        Credits known = credits;
        if (known == null) {
            known = readCredits(folders.shared());
            known.problems().forEach(problem -> LOG.warn("{}: {}", this, problem));
            credits = known;
        }
        return known;
    }

    /**
     * Reads the credits of the set.
     *
     * @param shared the folder that all photographs share, with a slash at the end, or empty; the file may lie there
     *     instead of in the root
     */
    abstract Credits readCredits(String shared);

    /**
     * Returns a text that names the place of the set and changes when the size or the date of one of its files does.
     * Nothing is read but these.
     */
    abstract String stamp();

    /** Returns the SHA-256 of all names and bytes. A file that cannot be read counts as empty. */
    public final String sha256() {
        return SetDigest.of(this).sha256();
    }

    @Override
    public abstract void close();
}
