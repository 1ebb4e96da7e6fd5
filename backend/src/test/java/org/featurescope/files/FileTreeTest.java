package org.featurescope.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FileTreeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void deletesAFolderWithAllThatIsInIt() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(Files.createDirectories(tree.resolve("a/b")).resolve("c"), "content");
        FileTree.delete(tree);
        assertThat(tree).doesNotExist();
        FileTree.delete(tree);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where links need a right of their own
    void leavesWhatALinkPointsAt() throws IOException {
        Path outside = Files.writeString(
                Files.createDirectories(folder.resolve("outside")).resolve("kept"), "content");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), outside.getParent());
        FileTree.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(outside).exists();
    }
}
