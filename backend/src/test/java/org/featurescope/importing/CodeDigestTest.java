package org.featurescope.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path classes;

    @BeforeEach
    void writeClasses() throws IOException {
        write("org/featurescope/importing/KerasModel.class", "one");
        write("org/featurescope/importing/KerasModel$Layer.class", "two");
        write("org/featurescope/model/rewriting/Nodes.class", "three");
        write(CodeDigest.CLASS, "four");
        write("org/featurescope/model/Network.class", "five");
    }

    private void write(String name, String bytes) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bytes);
    }

    @Test
    void changesWithEveryClassOfTheImport() throws IOException {
        for (String name : new String[] {
            "org/featurescope/importing/KerasModel.class",
            "org/featurescope/importing/KerasModel$Layer.class",
            "org/featurescope/model/rewriting/Nodes.class",
            CodeDigest.CLASS
        }) {
            String before = CodeDigest.of(classes);
            write(name, "changed");
            assertThat(CodeDigest.of(classes)).as(name).isNotEqualTo(before);
        }
    }

    @Test
    void changesWithANewAndALostClass() throws IOException {
        String before = CodeDigest.of(classes);
        write("org/featurescope/importing/KerasModel$Weights.class", "");
        assertThat(CodeDigest.of(classes)).isNotEqualTo(before);
        Files.delete(classes.resolve("org/featurescope/importing/KerasModel$Weights.class"));
        assertThat(CodeDigest.of(classes)).isEqualTo(before);
        Files.delete(classes.resolve("org/featurescope/importing/KerasModel$Layer.class"));
        assertThat(CodeDigest.of(classes)).isNotEqualTo(before);
    }

    @Test
    void staysWhenOtherCodeChanges() throws IOException {
        String before = CodeDigest.of(classes);
        write("org/featurescope/model/Network.class", "changed");
        assertThat(CodeDigest.of(classes)).isEqualTo(before);
    }

    @Test
    void findsTheRunningCode() throws IOException {
        assertThat(CodeDigest.ofRunningCode()).matches("[0-9a-f]{64}");
        Path running = Path.of("target", "classes");
        if (Files.isDirectory(running)) {
            try (Stream<Path> all = Files.walk(running.resolve(CodeDigest.PACKAGES.get(0)))) {
                assertThat(all.map(Path::toString)).anyMatch(name -> name.contains("KerasModel$Layer"));
            }
        }
    }
}
