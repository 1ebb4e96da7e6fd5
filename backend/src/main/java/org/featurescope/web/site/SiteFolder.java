package org.featurescope.web.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;

/** The folder of a site, and the names of its files. Each file is replaced in one step. */
public final class SiteFolder {
    /** The name of the folder of the article with the site's figures. */
    public static final String FIGURES = "figures";

    static final String INDEX = "index.html";
    static final String FIND = "find.html";
    static final String FIND_INDEX = "find-index.js";
    static final String FIND_SCRIPT = "find.js";

    /** The number of files that the folder has beside those of the site: the file that names its network. */
    static final int OWN_FILES = 1;

    private static final String MARK = "site.json";
    private static final String NETWORK = "network";
    private static final String FIELD = "out";

    private final Path folder;

    private SiteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks, without writing anything, that {@link #open} can open a folder.
     *
     * @throws InvalidInputException if it is not new, not empty and not that of a site of the same network, or if it cannot be
     *     written
     */
    public static void check(Path folder, Network network) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(FIELD, "%s is a file; name a folder".formatted(folder));
        }
        if (Files.isDirectory(folder) && !isEmpty(folder) && !isOf(folder, network)) {
            throw new InvalidInputException(
                    FIELD,
                    "%s is neither empty nor the folder of an earlier site of %s; name a new folder"
                            .formatted(folder, network.id()));
        }
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Optional.ofNullable(there.getParent()).orElse(there.getRoot());
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new InvalidInputException(FIELD, "%s cannot be written".formatted(folder));
        }
    }

    /**
     * Opens a folder that does not exist, is empty, or has a site of the same network in it.
     *
     * @throws InvalidInputException if it is none of these or cannot be written
     */
    public static SiteFolder open(Path folder, Network network) throws IOException {
        check(folder, network);
        SiteFolder opened = new SiteFolder(folder);
        try {
            opened.write(
                    MARK,
                    new JsonMapper()
                            .writeValueAsBytes(
                                    new JsonMapper().createObjectNode().put(NETWORK, network.id())));
        } catch (IOException e) {
            throw new InvalidInputException(FIELD, "%s cannot be written: %s".formatted(folder, e), e);
        }
        return opened;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static boolean isOf(Path folder, Network network) throws IOException {
        Path mark = folder.resolve(MARK);
        return Files.isRegularFile(mark)
                && new JsonMapper()
                        .readTree(Files.readAllBytes(mark))
                        .path(NETWORK)
                        .asText()
                        .equals(network.id());
    }

    /** Returns the folder of the article with the site's figures. */
    public Path figures() {
        return folder.resolve(FIGURES);
    }

    /** Writes a file, by its path within the site, with slashes. */
    public void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        AtomicFile.write(file, bytes);
    }

    /** Returns the path of a layer's page. */
    static String layer(Layer layer) {
        return "layers/%s.html".formatted(layer.name());
    }

    /** Returns the path of a unit's page. */
    static String unit(Layer layer, int channel) {
        return "units/%s/%d.html".formatted(layer.name(), channel);
    }
}
