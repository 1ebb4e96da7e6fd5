package org.featurescope.importing;

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
 * Makes a folder of the product's resources from an npm package while the product is built.
 *
 * <p>Where the package cannot be fetched, the build prints one line and goes on without the folder; none is left then, not
 * even one from an earlier build. A folder that the same code made from the same sources is kept. The folder is moved into
 * its place in one step, so that it is never there in part.
 */
final class PackageImport {
    private static final List<String> NPM = List.of("package.json", "package-lock.json", ".npmrc");

    private final String name;
    private final Contents contents;
    private final List<String> sourceNames;
    private final Path sources;
    private final Path work;
    private final Path folder;
    private final NpmClient npm;

    /** What the folder contains. */
    interface Contents {
        /** Returns the names of the files in the folder of sources that the import reads, those of npm excepted. */
        List<String> sources();

        /** Returns the names of the files that are made. */
        List<String> made();

        /**
         * Makes the files.
         *
         * @param packages the folder with the fetched packages
         * @param sources the folder of sources
         * @param made the folder for the files
         */
        void make(Path packages, Path sources, Path made) throws IOException;
    }

    /**
     * @param name what is made, for the line that says that it is left out
     * @param sources the folder with the npm lock file and the other sources
     * @param work a folder for intermediate files
     * @param folder the folder that is made
     */
    PackageImport(String name, Contents contents, Path sources, Path work, Path folder, NpmClient npm) {
        this.name = name;
        this.contents = contents;
        this.sourceNames =
                Stream.concat(NPM.stream(), contents.sources().stream()).toList();
        this.sources = sources;
        this.work = work;
        this.folder = folder;
        this.npm = npm;
    }

    /** Makes the folder, or prints one line to {@code out} that says why there is none. */
    void run(PrintStream out) {
        try {
            if (!isMade()) {
                make();
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            out.println("%s is left out of this build: %s".formatted(name, reason(e)));
            deleteFolder(out);
        }
    }

    private boolean isMade() throws IOException {
        Path stamp = work.resolve("stamp");
        for (String file : contents.made()) {
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
        for (String file : sourceNames) {
            Files.copy(sources.resolve(file), work.resolve(file));
        }
        npm.install(work);
        Path packages = work.resolve("node_modules");
        contents.make(packages, sources, made);
        delete(packages);
        Files.createDirectories(folder.getParent());
        Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(work.resolve("stamp"), stamp());
    }

    /** Returns a digest of the sources, of the code of the import, and of the files that were made. */
    private String stamp() throws IOException {
        Sha256 hash = new Sha256();
        for (String file : sourceNames) {
            hash.with(Files.readAllBytes(sources.resolve(file)));
        }
        hash.with(CodeDigest.ofRunningCode().getBytes(StandardCharsets.UTF_8));
        for (String file : contents.made()) {
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
