package org.featurescope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.bench.tuning.MachineFile;
import org.featurescope.cli.CommandLineInterface;
import org.featurescope.cli.TestProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class TuneCommandTest {
    private static final String[] SMALL = {
        "--model",
        "mini-inception",
        "--layer",
        "conv2d0",
        "--batch",
        "1,2",
        "--rounds",
        "1",
        "--passes",
        "1",
        "--lanes",
        "3"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresAndWritesTheChoice() throws IOException {
        Path data = folder.resolve("data");
        assertThat(tune(data)).as("%s", err).isZero();
        MachineFile.Found found = MachineFile.read(data);
        assertThat(found.problem()).isEmpty();
        assertThat(found.tuning().batch()).isBetween(1, 2);
        JsonNode written =
                new JsonMapper().readTree(data.resolve(MachineFile.NAME).toFile());
        assertThat(written.get("measured")).hasSize(4);
        assertThat(written.get("network").asText()).isEqualTo("mini-inception");
        assertThat(written.get("versions").asText()).contains("TensorFlow");
        assertThat(out.toString())
                .contains("3 in parallel")
                .contains("chosen: batches of %d, ".formatted(found.tuning().batch()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--batch 0",
                "--batch 1000",
                "--rounds 0",
                "--passes 0",
                "--passes 10",
                "--model nope",
                "--layer nope",
                "--lanes 0",
                "--lanes 65",
                "--lanes some",
                "--data pom.xml"
            })
    void reportsBadInputInOneLine(String arguments) {
        assertThat(run(("tune --data " + folder + " " + arguments)
                        .replace("--data " + folder + " --data", "--data")
                        .split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("featurescope: ");
    }

    private int tune(Path data) {
        List<String> arguments = new ArrayList<>(List.of("tune", "--data", data.toString()));
        arguments.addAll(List.of(SMALL));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... args) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), BenchCommands.all(new TestProduct()));
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }
}
