package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AddModelCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeAGraph() throws IOException {
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        String kernel = graph.constant("w", new float[108], 3, 3, 3, 4);
        String convolved = graph.convolution("c", graph.pictures("images"), kernel, new int[] {1, 1}, "SAME");
        graph.operation(
                "first", "Relu", graph.operation("b", "BiasAdd", convolved, graph.constant("z", new float[4], 4)));
        Files.write(folder.resolve("net.pb"), graph.build().toByteArray());
    }

    @Test
    void printsWhatWasFoundAndTheNextCommand() {
        assertThat(add("--scale", "255", "--size", "32x48")).isZero();
        assertThat(out.toString())
                .contains("32 x 48 pixels")
                .contains("0 to 255")
                .containsPattern("first +32 x 48 +4")
                .contains("featurescope serve --models " + folder.resolve("models"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsTheSameAsJson() throws IOException {
        assertThat(add("--scale", "255", "--size", "32", "--json", "--id", "mine"))
                .isZero();
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.path("id").asText()).isEqualTo("mine");
        assertThat(json.path("layers").get(0).path("channels").asInt()).isEqualTo(4);
        assertThat(json.path("input").path("scale").asInt()).isEqualTo(255);
    }

    @Test
    void warnsOfAWrongRange() throws IOException {
        // brighter than 50 of 255: everything is dark in a network that is fed with values up to 1
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        String kernel = graph.constant("w", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 1, 1, 3, 3);
        String convolved = graph.convolution("c", graph.pictures("images"), kernel, new int[] {1, 1}, "SAME");
        String biases = graph.constant("z", new float[] {-50, -50, -50}, 3);
        graph.operation("first", "Relu", graph.operation("b", "BiasAdd", convolved, biases));
        Files.write(folder.resolve("net.pb"), graph.build().toByteArray());

        assertThat(add("--scale", "1", "--size", "32")).isZero();
        assertThat(out.toString())
                .contains(
                        "Warning: The range of the input is probably wrong. The network does clearly better with 0 to 255: 0 %"
                                + " of its channels are then dead and not 100 %.");

        out.getBuffer().setLength(0);
        assertThat(add("--scale", "255", "--size", "32", "--replace")).isZero();
        assertThat(out.toString()).doesNotContain("Warning");
    }

    @Test
    void saysInOneLineWhichOptionIsMissingWithoutATerminal() {
        assertThat(add("--size", "32")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("--scale");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void saysInOneLineWhichOptionsAreMissingTogether() {
        assertThat(add()).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("featurescope: --scale and --size are missing, since the file does not say");
    }

    @Test
    void saysInOneLineWhatAnOptionMustBe() {
        for (String wrong : List.of(
                "--size 0x3 --scale 1",
                "--size big --scale 1",
                "--size 32 --scale x",
                "--size 32 --scale 0",
                "--size 32 --scale 1,2",
                "--size 32 --scale 1 --channels cmyk",
                "--size 32 --scale 1 --id A_b",
                "--size 32 --scale 1 --input nowhere",
                "--size 32 --scale 1 --layers nowhere",
                "--size 32 --scale 1 --logits b")) {
            err.getBuffer().setLength(0);
            assertThat(add(wrong.split(" "))).as(wrong).isEqualTo(2);
            assertThat(err.toString().lines()).as(wrong).hasSize(1);
        }
        assertThat(folder.resolve("models")).doesNotExist();
    }

    private int add(String... options) {
        CommandLine line = CommandLineInterface.commands(new TestProduct(), List.of());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] args = new String[options.length + 5];
        args[0] = "models";
        args[1] = "add";
        args[2] = folder.resolve("net.pb").toString();
        args[3] = "--models";
        args[4] = folder.resolve("models").toString();
        System.arraycopy(options, 0, args, 5, options.length);
        return line.execute(args);
    }
}
