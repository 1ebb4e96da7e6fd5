package org.featurescope.importing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.featurescope.model.Sha256;

/**
 * Makes the folder of the built-in network {@code inception-v3} while the product is built.
 *
 * <p>The build goes on without the network when its package cannot be had, and says so in one line; then no folder is
 * left, not even one from an earlier build. A folder made from the same lock by the same code is kept as it is. The
 * folder appears whole or not at all.
 */
public final class ImportInceptionV3 {
    private static final List<String> SOURCES =
            List.of("package.json", "package-lock.json", ".npmrc", "model.json", "README.md");
    private static final List<String> MADE = List.of("graph.pb", "model.json", "README.md", "LICENSE");
    private static final List<String> CODE = List.of(
            "FrozenGraphBuilder.class",
            "HalfPrecision.class",
            "inceptionv3/ImportInceptionV3.class",
            "inceptionv3/InceptionV3.class",
            "inceptionv3/JavaScriptModule.class",
            "inceptionv3/KerasGraph.class",
            "inceptionv3/KerasModel.class");

    private final Path sources;
    private final Path work;
    private final Path folder;
    private final NpmClient npm;

    /**
     * @param sources the folder of the package's lock, of the descriptor and of the model card
     * @param work a folder to work in
     * @param folder the network's folder, to be made
     */
    ImportInceptionV3(Path sources, Path work, Path folder, NpmClient npm) {
        this.sources = sources;
        this.work = work;
        this.folder = folder;
        this.npm = npm;
    }

    /**
     * Arguments: the folder of the lock, a folder to work in, the network's folder, and {@code offline=true} where
     * nothing may be fetched.
     */
    public static void main(String[] args) {
        NpmClient npm = new NpmClient(NpmClient.onThisSystem(), args[3].equals("offline=true"));
        new ImportInceptionV3(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), npm).run(System.out);
    }

    /** Makes the folder, or says in one line on {@code out} why there is none. */
    void run(PrintStream out) {
        try {
            if (!isMade()) {
                make();
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            out.println("inception-v3 is left out of this build: " + reason(e));
            leaveNothing(out);
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

    /** Tells what the folder was made from, by which code, and what was made. */
    private String stamp() throws IOException {
        Sha256 hash = new Sha256();
        for (String file : SOURCES) {
            hash.with(Files.readAllBytes(sources.resolve(file)));
        }
        for (String code : CODE) {
            try (InputStream bytes = FrozenGraphBuilder.class.getResourceAsStream(code)) {
                hash.with(Objects.requireNonNull(bytes, code).readAllBytes());
            }
        }
        for (String file : MADE) {
            hash.with(Files.readAllBytes(folder.resolve(file)));
        }
        return hash.hex();
    }

    private void leaveNothing(PrintStream out) {
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
