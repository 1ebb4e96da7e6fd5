package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.featurescope.portrait.Portraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class PortraitsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(Stream.concat(Stream.of("portraits", "--data=" + folder), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void theServerFindsWhatItMakes() {
        Network network = Networks.catalogue().network("mini-inception");
        int code = run("--network=mini-inception", "--layers=conv2d0");

        assertThat(code).as(err.toString()).isZero();
        assertThat(Portraits.folder(folder, network))
                .isDirectoryContaining("glob:**/conv2d0.jpg")
                .isDirectoryContaining("glob:**/portraits.json");
        assertThat(out.toString())
                .contains("conv2d0: 32 portraits")
                .contains(Portraits.folder(folder, network).toString());
        run("--network=mini-inception", "--layers=conv2d0");
        assertThat(out.toString()).contains("conv2d0: 32 portraits, made before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network=nope|there is no model \"nope\"",
                "--network=mini-inception --layers=conv2d0,nope|mini-inception has no layer \"nope\"",
                "--layers=conv2d0|--network",
                "--network=mini-inception --out=/dev/null/portraits|the folder /dev/null/portraits cannot be made",
            })
    void refusesWhatItCannotUseInOneLine(String arguments, String problem) {
        int code = run(arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("featurescope: ")
                .contains(problem)
                .doesNotContain("\n");
    }
}
