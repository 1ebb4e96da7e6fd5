package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.featurescope.activation.upload.Zips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class PhotographsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(Stream.concat(
                        Stream.of("photographs"),
                        Stream.concat(
                                Stream.of(args),
                                Stream.of("--data", folder.resolve("data").toString())))
                .toArray(String[]::new));
    }

    private Path photographs() throws IOException {
        Path from = folder.resolve("from");
        Files.write(Files.createDirectories(from.resolve("cats")).resolve("1.jpg"), new byte[10]);
        Files.write(Files.createDirectories(from.resolve("dogs")).resolve("2.jpg"), new byte[10]);
        return from;
    }

    @Test
    void addsAFolderListsItAndRemovesIt() throws IOException {
        assertThat(run("add", "animals", photographs().toString())).isZero();
        assertThat(out.toString()).isEqualTo("animals: 2 photographs" + System.lineSeparator());
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly("name photographs", "commons 240", "samples 14", "animals 2");
        assertThat(run("remove", "animals")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).doesNotContain("animals");
    }

    @Test
    void addsAnArchive() throws IOException {
        Path zip = Files.write(folder.resolve("a.zip"), Zips.of(Map.of("cats/1.jpg", new byte[10])));
        assertThat(run("add", "animals", zip.toString())).isZero();
        assertThat(folder.resolve("data/photographs/sets/animals/cats/1.jpg")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "add, a b, from, letters",
        "add, commons, from, already",
        "add, animals, nothing, there is no",
        "add, animals, empty, no photograph",
        "add, animals, text, no zip archive",
        "remove, animals, '', there is no set",
        "remove, commons, '', come with the product",
    })
    void saysInOneLineWhatIsWrong(String command, String name, String path, String message) throws IOException {
        photographs();
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("text"), "no archive");
        int status = path.isEmpty()
                ? run(command, name)
                : run(command, name, folder.resolve(path).toString());
        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("featurescope: ")
                .contains(message);
    }

    @Test
    void asksForAPath() {
        assertThat(run("add", "animals")).isEqualTo(2);
        assertThat(err.toString()).contains("PATH");
    }
}
