package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The sets of photographs that figures can name, and their indexes. The sets {@value #COMMONS} and {@value #SAMPLES}
 * come with the product. The others are the folders and zip archives in the folder {@code sets}; none of them can have
 * the name of one of these two.
 *
 * <p>Thread-safe. Two threads that need the digest of the same set at the same time both read it. No file stays open.
 */
public final class PhotographShelf {
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
    private final PhotographIndexes indexes;
    private final Map<String, Digest> digests = new ConcurrentHashMap<>();

    /** The SHA-256 of a set, and the stamp that its files had. */
    private record Digest(String stamp, String sha256) {}

    /** Uses the sets in {@code folder/sets}, if there are any, and stores indexes in {@code folder/indexes}. */
    public PhotographShelf(Path folder) {
        this.sets = folder.resolve("sets");
        this.indexes = new PhotographIndexes(folder.resolve("indexes"));
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
            throw new NotFoundException(
                    "photographs",
                    "there is no set of photographs \"%s\"; there are %s".formatted(name, String.join(", ", names())));
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
            String stamp = stamp(name, set);
            @Nullable Digest digest = digests.get(name);
            if (digest == null || !digest.stamp().equals(stamp)) {
                digest = new Digest(stamp, set.sha256());
                digests.put(name, digest);
            }
            return digest.sha256();
        }
    }

    /** Returns the sizes and dates of the files, by which changes are noticed. */
    private String stamp(String name, PhotographSet set) {
        Path folder = sets.resolve(name);
        try {
            if (BUILT_IN.containsKey(name)) {
                return "";
            }
            if (!Files.isDirectory(folder)) {
                return stamp(sets.resolve(name + ZIP));
            }
            Sha256 all = new Sha256();
            for (String photograph : set.names()) {
                all.with((photograph + "\n" + stamp(folder.resolve(photograph)) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return all.hex();
        } catch (IOException e) {
            throw new UncheckedIOException("the set of photographs %s cannot be read".formatted(name), e);
        }
    }

    private static String stamp(Path file) throws IOException {
        return "%d %d"
                .formatted(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /** Returns the index of a set for one layer, as {@link PhotographIndexes#of} does. */
    public PhotographIndex index(PhotographSet set, Network network, Layer layer, IndexListener listener) {
        return indexes.of(set, network, List.of(layer), listener);
    }
}
