package org.featurescope.importing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.model.Sha256;

/** Computes a digest of the compiled code of the import, which changes whenever that code does. */
final class CodeDigest {
    /** All of our code that the import runs, in a folder of compiled classes: packages with all that is in them. */
    static final List<String> PACKAGES = List.of("org/featurescope/importing", "org/featurescope/model/rewriting");

    /** Our only class that the import runs outside of {@link #PACKAGES}. */
    static final String CLASS = "org/featurescope/model/Sha256.class";

    private CodeDigest() {}

    /** Returns the digest of the running code. It must run from a folder of compiled classes, as it does in a build. */
    static String ofRunningCode() throws IOException {
        try {
            return of(Path.of(CodeDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IOException("the folder of compiled classes has no readable address", e);
        }
    }

    /**
     * Returns the SHA-256 of the names and bytes of all class files of the import, nested classes included.
     *
     * @param classes the root folder of compiled classes
     */
    static String of(Path classes) throws IOException {
        List<Path> files = new ArrayList<>(List.of(classes.resolve(CLASS)));
        for (String name : PACKAGES) {
            try (Stream<Path> all = Files.walk(classes.resolve(name))) {
                all.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
            }
        }
        Collections.sort(files);
        Sha256 digest = new Sha256();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String name = classes.relativize(file).toString().replace('\\', '/');
            digest.with("%s %d\n".formatted(name, bytes.length).getBytes(StandardCharsets.UTF_8))
                    .with(bytes);
        }
        return digest.hex();
    }
}
