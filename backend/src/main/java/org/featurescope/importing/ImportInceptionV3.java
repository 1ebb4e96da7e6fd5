package org.featurescope.importing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.model.Sha256;

/** Makes the folder of the built-in network {@code inception-v3} while the product is built, see {@link PackageImport}. */
public final class ImportInceptionV3 implements PackageImport.Contents {
    private static final String NAME = "inception-v3";

    private ImportInceptionV3() {}

    /**
     * Runs the import.
     *
     * @param args the folder with the npm lock file, the descriptor and the model card; a folder for intermediate files; the
     *     network's folder; and {@code offline=true} if nothing may be fetched
     */
    public static void main(String[] args) {
        NpmClient npm = new NpmClient(NpmClient.onThisSystem(), args[3].equals("offline=true"));
        into(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), npm).run(System.out);
    }

    /** Returns the import into a folder. */
    static PackageImport into(Path sources, Path work, Path folder, NpmClient npm) {
        return new PackageImport(NAME, new ImportInceptionV3(), sources, work, folder, npm);
    }

    @Override
    public List<String> sources() {
        return List.of("model.json", "README.md");
    }

    @Override
    public List<String> made() {
        return List.of("graph.pb", "model.json", "README.md", "LICENSE");
    }

    @Override
    public void make(Path packages, Path sources, Path made) throws IOException {
        Path fetched = packages.resolve("nsfwjs");
        byte[] graph = InceptionV3.graphFile(fetched.resolve("dist/esm/models/inception_v3"));
        Files.write(made.resolve("graph.pb"), graph);
        Files.write(made.resolve("model.json"), descriptor(sources, graph));
        Files.copy(sources.resolve("README.md"), made.resolve("README.md"));
        Files.copy(fetched.resolve("LICENSE"), made.resolve("LICENSE"));
    }

    private static byte[] descriptor(Path sources, byte[] graph) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode descriptor = json.readValue(sources.resolve("model.json").toFile(), ObjectNode.class);
        descriptor.put("sha256", Sha256.of(graph));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(descriptor);
    }
}
