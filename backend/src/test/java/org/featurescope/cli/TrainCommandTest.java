package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class TrainCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) throws IOException {
        for (String name : List.of("dark", "light")) {
            Path of = Files.createDirectories(folder.resolve("pictures").resolve(name));
            Files.write(of.resolve("one.png"), PngEncoder.encode(RgbImage.plain(32, name.equals("dark") ? 20 : 220)));
        }
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(Stream.concat(
                        Stream.of(
                                "train", "--pictures=" + folder.resolve("pictures"), "--out=" + folder.resolve("work")),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void writesANetwork() throws IOException {
        int code = run("--steps=2", "--size=32", "--first-size=32", "--batch=2", "--width=0.1", "--id=lights");

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("the network is in").contains("training: 2 pictures");
        assertThat(folder.resolve("work/network/model.json")).content().contains("\"lights\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps=0|steps must be between 1 and",
                "--steps=2 --size=20|size must be between 32 and 256",
                "--steps=2 --from=nope|there is no model \"nope\"",
                "--steps=2 --classes=nope.txt|nope.txt cannot be read",
                "--steps=2 --width=9|width must be between 0.1 and 4",
                "--steps=2 --rate=NaN|rate must be between",
                "--steps=2 --decay=2|decay must be between",
            })
    void refusesWhatItCannotUseInOneLine(String arguments, String problem) throws IOException {
        int code = run(arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("featurescope: ")
                .contains(problem)
                .doesNotContain("\n");
    }
}
