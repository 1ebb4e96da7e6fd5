package org.featurescope.importing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.model.Sha256;

/**
 * Makes the folder of the built-in network {@code inception-v3} while the product is built.
 *
 * <p>Where its npm package cannot be fetched, the build prints one line and goes on without the network; no folder is
 * left then, not even one from an earlier build. A folder that the same code made from the same sources is kept. The
 * folder is moved into its place in one step, so that it is never there in part.
 */
public final class ImportInceptionV3 {
    private static final List<String> SOURCES =
            List.of("package.json", "package-lock.json", ".npmrc", "model.json", "README.md");
    private static final List<String> MADE = List.of("graph.pb", "model.json", "README.md", "LICENSE");

    private final Path sources;
    private final Path work;
    private final Path folder;
    private final NpmClient npm;

    /**
     * @param sources the folder with the npm lock file, the descriptor and the model card
     * @param work a folder for intermediate files
     * @param folder the network's folder, which is made
     */
    ImportInceptionV3(Path sources, Path work, Path folder, NpmClient npm) {
        this.sources = sources;
        this.work = work;
        this.folder = folder;
        this.npm = npm;
    }

    /**
     * Runs the import.
     *
     * @param args the folder with the npm lock file, a folder for intermediate files, the network's folder, and {@code
     *     offline=true} if nothing may be fetched
     */
    public static void main(String[] args) {
        NpmClient npm = new NpmClient(NpmClient.onThisSystem(), args[3].equals("offline=true"));
        new ImportInceptionV3(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), npm).run(System.out);
    }

    /** Makes the folder, or prints one line to {@code out} that says why there is none. */
    void run(PrintStream out) {
        try {
            if (!isMade()) {
                make();
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            out.println("inception-v3 is left out of this build: " + reason(e));
            deleteFolder(out);
        }
    }

    private boolean isMade() throws IOException {
        Path stamp = work.resolve("stamp");
        for (String file : MADE) {
            if (!Files.exists(folder.resolve(file))) {
                return false;
            }
        }
        return Files.exists(stamp) && Files.readString(stamp).equals(stamp());
    }

    private void make() throws IOException {
        delete(folder);
        delete(work);
        Path made = Files.createDirectories(work.resolve("made"));
        for (String file : SOURCES) {
            Files.copy(sources.resolve(file), work.resolve(file));
        }
        npm.install(work);
        Path fetched = work.resolve("node_modules").resolve("nsfwjs");
        byte[] graph = InceptionV3.graphFile(fetched.resolve("dist/esm/models/inception_v3"));
        Files.write(made.resolve("graph.pb"), graph);
        Files.write(made.resolve("model.json"), descriptor(graph));
        Files.copy(sources.resolve("README.md"), made.resolve("README.md"));
        Files.copy(fetched.resolve("LICENSE"), made.resolve("LICENSE"));
        delete(work.resolve("node_modules"));
        Files.createDirectories(folder.getParent());
        Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(work.resolve("stamp"), stamp());
    }

    private byte[] descriptor(byte[] graph) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode descriptor = json.readValue(sources.resolve("model.json").toFile(), ObjectNode.class);
        descriptor.put("sha256", Sha256.of(graph));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(descriptor);
    }

    /** Returns a digest of the sources, of the code of the import, and of the files that were made. */
    private String stamp() throws IOException {
        Sha256 hash = new Sha256();
        for (String file : SOURCES) {
            hash.with(Files.readAllBytes(sources.resolve(file)));
        }
        hash.with(CodeDigest.ofRunningCode().getBytes(StandardCharsets.UTF_8));
        for (String file : MADE) {
            hash.with(Files.readAllBytes(folder.resolve(file)));
        }
        return hash.hex();
    }

    private void deleteFolder(PrintStream out) {
        try {
            delete(folder);
        } catch (IOException e) {
            out.println("%s cannot be deleted: %s".formatted(folder, reason(e)));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + e.getMessage();
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
