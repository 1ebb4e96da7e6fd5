package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.files.FileTree;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sets of photographs that figures can name, and their indexes. The sets {@value #COMMONS} and {@value #SAMPLES}
 * come with the product. The others are the folders and zip archives in the folder {@code sets}; none of them can have
 * the name of one of these two.
 *
 * <p>Thread-safe. Two threads that need the digest of the same set at the same time both read it. No file stays open.
 */
public final class PhotographShelf {
    private static final Logger LOG = LoggerFactory.getLogger(PhotographShelf.class);

    /** The name of the 240 photographs from Wikimedia Commons, which figures show if they name no other set. */
    public static final String COMMONS = "commons";

    /** The name of the sample photographs, which figures showed before there were those of Wikimedia Commons. */
    public static final String SAMPLES = "samples";

    private static final Map<String, Supplier<PhotographSet>> BUILT_IN =
            Map.of(COMMONS, PhotographSet::commons, SAMPLES, PhotographSet::samples);

    /** The pattern of a set's name. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private static final String ZIP = ".zip";

    private final Path sets;
    private final Path oldIndexes;
    private final SetDigests digests = new SetDigests();
    private final ActivationIndexes indexes;

    /**
     * Uses the sets in {@code folder/sets}, if there are any, and stores indexes in {@code folder/activations}. The
     * folder {@code indexes}, in which earlier versions stored means alone, is deleted when the first index is needed.
     */
    public PhotographShelf(Path folder) {
        this.sets = folder.resolve("sets");
        this.oldIndexes = folder.resolve("indexes");
        this.indexes = new ActivationIndexes(folder.resolve("activations"), digests);
    }

    /** Returns the names of the sets, {@value #COMMONS} and {@value #SAMPLES} first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(COMMONS, SAMPLES));
        if (Files.isDirectory(sets)) {
            try (Stream<Path> all = Files.list(sets)) {
                all.map(PhotographShelf::name)
                        .filter(name -> NAME.matcher(name).matches() && !BUILT_IN.containsKey(name))
                        .sorted()
                        .distinct()
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException("the folder of photograph sets %s cannot be read".formatted(sets), e);
            }
        }
        return List.copyOf(names);
    }

    private static String name(Path path) {
        String file = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            return file;
        }
        return file.toLowerCase(Locale.ROOT).endsWith(ZIP) ? file.substring(0, file.length() - ZIP.length()) : "";
    }

    /**
     * Opens a set, which must be closed.
     *
     * @throws NotFoundException for the field {@code photographs} naming the sets that exist
     * @throws org.featurescope.validate.InvalidInputException for that field if the set has no photograph or too many
     */
    public PhotographSet open(String name) {
        @Nullable Supplier<PhotographSet> builtIn = BUILT_IN.get(name);
        if (builtIn != null) {
            return builtIn.get();
        }
        if (!NAME.matcher(name).matches() || !names().contains(name)) {
            throw missing(name);
        }
        Path folder = sets.resolve(name);
        return PhotographSet.of(Files.isDirectory(folder) ? folder : sets.resolve(name + ZIP));
    }

    /**
     * Returns {@link PhotographSet#sha256} of a set. The set is read once, and again when the size or the date of one
     * of its files has changed.
     *
     * @throws NotFoundException for the field {@code photographs} naming the sets that exist
     */
    public String sha256(String name) {
        try (PhotographSet set = open(name)) {
            return digests.of(set).sha256();
        }
    }

    /** Returns the index of a set at some stages, as {@link ActivationIndexes#of} does. */
    public ActivationIndex activations(PhotographSet set, Network network, List<Stage> stages, IndexListener listener) {
        deleteOldIndexes();
        return indexes.of(set, network, stages, listener);
    }

    private void deleteOldIndexes() {
        try {
            FileTree.delete(oldIndexes);
        } catch (IOException e) {
            LOG.warn("the indexes of earlier versions in {} cannot be deleted: {}", oldIndexes, e.getMessage());
        }
    }

    /** Returns whether a set comes with the product. */
    public boolean isBuiltIn(String name) {
        return BUILT_IN.containsKey(name);
    }

    /**
     * Makes a folder a set, by moving it into its place in one step.
     *
     * @param name allowed and free
     * @param folder on the same disk
     */
    public void place(String name, Path folder) throws IOException {
        Files.createDirectories(sets);
        Files.move(folder, sets.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Moves the folder or archive of a set out of the shelf in one step, and deletes its indexes unless another set has
     * the same photographs.
     *
     * @param to on the same disk
     * @throws NotFoundException for the field {@code photographs} naming the sets that exist
     */
    public void takeOut(String name, Path to) throws IOException {
        if (!names().contains(name)) {
            throw missing(name);
        }
        Optional<String> sha256 = usable(name);
        Path folder = sets.resolve(name);
        Files.move(Files.isDirectory(folder) ? folder : sets.resolve(name + ZIP), to, StandardCopyOption.ATOMIC_MOVE);
        boolean isElsewhere =
                sha256.isPresent() && names().stream().map(this::usable).anyMatch(other -> other.equals(sha256));
        if (sha256.isPresent() && !isElsewhere) {
            indexes.delete(sha256.get());
        }
    }

    /** Returns the digest of a set if it can be used. */
    private Optional<String> usable(String name) {
        try {
            return Optional.of(sha256(name));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private NotFoundException missing(String name) {
        return new NotFoundException(
                "photographs",
                "there is no set of photographs \"%s\"; there are %s".formatted(name, String.join(", ", names())));
    }

    /** Returns the index of a set at some stages if it is complete. Nothing is indexed. */
    public Optional<ActivationIndex> indexed(PhotographSet set, Network network, List<Stage> stages) {
        return indexes.find(set, network, stages);
    }
}
