package org.featurescope.model.adding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.featurescope.files.FileTree;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Sha256;

/** Writes the folder of a network. It is checked under another name before it is moved into its place in one step. */
final class NetworkFolderWriter {
    private static final String GRAPH = "graph.pb";

    private final Path folder;
    private final Path unfinished;

    /**
     * Creates a writer.
     *
     * @param models the folder of the owner's networks
     * @param id the network's id
     */
    NetworkFolderWriter(Path models, String id) {
        this.folder = models.resolve(id);
        // folders whose names begin with a point are no networks
        this.unfinished = models.resolve(".adding-" + id);
    }

    /** Returns where the network will be. */
    Path folder() {
        return folder;
    }

    /** Writes all files under a name that is not the network's, and returns the folder. */
    Path write(ModelDescriptor descriptor, FoundNetwork found, String card) throws IOException {
        FileTree.delete(unfinished);
        Files.createDirectories(unfinished);
        byte[] graph = found.graph().toByteArray();
        Files.write(unfinished.resolve(GRAPH), graph);
        Files.write(unfinished.resolve("model.json"), DescriptorWriter.json(descriptor, Sha256.of(graph)));
        if (descriptor.classes().isPresent()) {
            String labels = String.join("\n", found.labels()) + "\n";
            Files.writeString(unfinished.resolve(descriptor.classes().get().labelsFile()), labels);
        }
        Files.writeString(unfinished.resolve("README.md"), card, StandardCharsets.UTF_8);
        return unfinished;
    }

    /** Moves the files into their place. A network that is there already is replaced. */
    void finish() throws IOException {
        Path replaced = unfinished.resolveSibling(unfinished.getFileName() + "-replaced");
        FileTree.delete(replaced);
        if (Files.exists(folder)) {
            Files.move(folder, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        FileTree.delete(replaced);
    }

    /** Deletes what was written and not finished. */
    void abandon() throws IOException {
        FileTree.delete(unfinished);
    }
}
