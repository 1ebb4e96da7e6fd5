package org.featurescope.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build prints and leaves behind where the package of Inception V3 cannot be fetched. */
class ImportInceptionV3Test {
    private static final Path SOURCES = Path.of("src", "import", "inception-v3");

    private final Path work;
    private final Path folder;

    ImportInceptionV3Test(@TempDir Path target) {
        work = target.resolve("work");
        folder = target.resolve("classes").resolve("inception-v3");
    }

    @BeforeEach
    void createTheFolderOfAnEarlierBuild() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.json"), "{}");
    }

    @Test
    void saysInOneLineThatThereIsNoNpm() {
        assertLeftOut(List.of("there-is-no-such-npm"), "there-is-no-such-npm");
    }

    @Test
    void saysInOneLineThatNpmFailed() {
        assertLeftOut(List.of(java(), "-there-is-no-such-option"), "npm ci failed: ");
    }

    @Test
    void saysInOneLineWhatThePackageLacks() {
        assertLeftOut(List.of(java(), "-version"), "there is no file ");
    }

    @Test
    void keepsTheFolderOfAnEarlierBuildWithTheSameSources() throws IOException {
        Path built = Path.of("target", "classes", "org", "featurescope", "model", "inception-v3");
        Path stamp = Path.of("target", "inception-v3", "stamp");
        assumeTrue(Files.exists(stamp), "this build went without inception-v3, so there is nothing to keep");
        Files.createDirectories(work);
        Files.copy(stamp, work.resolve("stamp"));
        for (String file : List.of("graph.pb", "model.json", "README.md", "LICENSE")) {
            Files.copy(built.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(run(List.of("there-is-no-such-npm"))).isEmpty();
        assertThat(folder.resolve("graph.pb")).hasSameBinaryContentAs(built.resolve("graph.pb"));
    }

    @Test
    void makesAChangedFolderAgain() throws IOException {
        Path stamp = Path.of("target", "inception-v3", "stamp");
        assumeTrue(Files.exists(stamp), "this build went without inception-v3, so there is nothing to change");
        Files.createDirectories(work);
        Files.copy(stamp, work.resolve("stamp"));
        for (String file : List.of("graph.pb", "README.md", "LICENSE")) {
            Files.writeString(folder.resolve(file), "changed");
        }

        assertLeftOut(List.of("there-is-no-such-npm"), "there-is-no-such-npm");
    }

    private void assertLeftOut(List<String> npm, String reason) {
        assertThat(run(npm).lines())
                .singleElement()
                .asString()
                .startsWith("inception-v3 is left out of this build: ")
                .contains(reason);
        assertThat(folder).doesNotExist();
    }

    private String run(List<String> npm) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImportInceptionV3.into(SOURCES, work, folder, new NpmClient(npm, true))
                .run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
