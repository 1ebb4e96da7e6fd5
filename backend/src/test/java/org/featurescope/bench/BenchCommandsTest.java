package org.featurescope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.cli.CommandLineInterface;
import org.featurescope.cli.TestProduct;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class BenchCommandsTest {
    private static final String NETWORK = "mini-inception";
    private static final String SETTING = BenchmarkSetting.DEFAULT.name();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void qualityIsAPageATableAndContactSheets() throws IOException {
        for (int level : List.of(40, 90)) {
            Files.write(folder.resolve(level + ".png"), PngEncoder.encode(stripes(level)));
        }
        Files.writeString(folder.resolve("readme.txt"), "no picture");
        Path page = folder.resolve("quality.md");
        Path json = folder.resolve("quality.json");
        int code = run(
                "bench",
                "quality",
                "--model",
                NETWORK,
                "--setting",
                SETTING,
                "--units",
                "3",
                "--size",
                "32",
                "--steps",
                "2",
                "--photographs",
                folder.toString(),
                "--pictures",
                folder.resolve("pictures").toString(),
                "--markdown",
                page.toString(),
                "--json",
                json.toString());
        assertThat(code).as("%s", err).isZero();
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found).hasSize(2);
        assertThat(found.get(0).get("setting").asText()).isEqualTo("photographs");
        assertThat(found.get(0).get("photographs").asInt()).isEqualTo(2);
        assertThat(found.get(1).get("units")).hasSize(3);
        assertThat(found.get(1).get("steps").asInt()).isEqualTo(2);
        String text = Files.readString(page);
        assertThat(text)
                .contains("bench quality --model mini-inception")
                .contains("| [%1$s](pictures/mini-inception-%1$s.jpg) | 3 | 2 |".formatted(SETTING))
                .contains("[quality.json](quality.json)");
        RgbImage sheet = ImageDecoder.decode(
                Files.readAllBytes(folder.resolve("pictures/mini-inception-%s.jpg".formatted(SETTING))));
        assertThat(sheet.width()).isGreaterThan(3 * 112);
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void anInterruptedQualityBenchmarkIsResumed() throws IOException {
        Files.write(folder.resolve("photograph.png"), PngEncoder.encode(stripes(40)));
        Path page = folder.resolve("quality.md");
        Path json = folder.resolve("quality.json");
        for (String settings : List.of("quick", "quick,lucid")) {
            int code = run(
                    "bench",
                    "quality",
                    "--model",
                    NETWORK,
                    "--setting",
                    settings,
                    "--units",
                    "2",
                    "--size",
                    "32",
                    "--steps",
                    "1",
                    "--photographs",
                    folder.toString(),
                    "--resume",
                    "--json",
                    json.toString(),
                    "--markdown",
                    page.toString());
            assertThat(code).as("%s", err).isZero();
        }
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found.findValuesAsText("setting")).containsExactly("photographs", "quick", "lucid");
        assertThat(Files.readString(page))
                .contains("| mini-inception | quick | 2 | 1 |", "| mini-inception | lucid | 2 | 1 |");
    }

    @Test
    void speedIsWrittenAsAPageAndJson() throws IOException {
        Path page = folder.resolve("performance.md");
        Path json = folder.resolve("speed.json");
        int code = run(
                "bench",
                "speed",
                "--model",
                NETWORK,
                "--batch",
                "24",
                "--precision",
                "float32",
                "--size",
                "32",
                "--rounds",
                "1",
                "--markdown",
                page.toString(),
                "--json",
                json.toString());
        assertThat(code).as("%s", err).isZero();
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found.findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .contains(
                        "step.mini-inception.mixed4c.24x32.float32",
                        "first-frame.mini-inception.mixed4c.8x32.float32",
                        "tiled.mini-inception.mixed4c.1x256",
                        "batch.mini-inception.mixed4c.24x32",
                        "batch.mini-inception.mixed4c.256x32")
                .filteredOn(name -> name.startsWith("step."))
                .hasSize(3);
        assertThat(Files.readString(page))
                .contains("featurescope bench speed --model mini-inception")
                .contains("TensorFlow 2.")
                .contains("| mixed5b | 24 x 32 | float32 |")
                .contains("| grid.mini-inception.mixed4c.64x32.float32 |", "| tiled.mini-inception.mixed4c.1x256 |")
                .contains("| batch.mini-inception.mixed4c.256x32 |");
    }

    @Test
    void precisionIsWrittenAsAPageAndJson() throws IOException {
        Path page = folder.resolve("precision.md");
        Path json = folder.resolve("precision.json");
        int code = run(
                "bench",
                "precision",
                "--model",
                NETWORK,
                "--pictures",
                "2",
                "--size",
                "32",
                "--steps",
                "2",
                "--markdown",
                page.toString(),
                "--json",
                json.toString());
        assertThat(code).as("%s", err).isZero();
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found).hasSize(3);
        assertThat(found.get(0).get("difference").asDouble()).isZero();
        assertThat(Files.readString(page))
                .contains("featurescope bench precision --model mini-inception")
                .contains("2 channels", "at 32 px, in 2 steps of the preset")
                .contains("| mini-inception, mixed4c | float32, seed 0 | 0.00 | 1.0000 | 1.000 |")
                .contains("**bfloat16, seed 0**");
    }

    @Test
    void indexIsWrittenAsAPageAndJson() throws IOException {
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        for (int level = 0; level < 3; level++) {
            Files.write(photographs.resolve(level + ".png"), PngEncoder.encode(stripes(40 * level)));
        }
        Path page = folder.resolve("index.md");
        Path json = folder.resolve("index.json");
        int code = run(
                "bench",
                "index",
                "--model",
                NETWORK,
                "--rounds",
                "1",
                "--photographs",
                photographs.toString(),
                "--markdown",
                page.toString(),
                "--json",
                json.toString());
        assertThat(code).as("%s", err).isZero();
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found.findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .contains(
                        "index.mini-inception.layers",
                        "index.mini-inception.stages",
                        "index.mini-inception.layers.disk",
                        "index.mini-inception.stages.query");
        found.forEach(measurement -> assertThat(measurement.get("value").asDouble())
                .as("%s", measurement)
                .isPositive());
        assertThat(Files.readString(page))
                .contains("bench index --model mini-inception", "3 photographs are indexed", "at 16 positions")
                .contains("| index.mini-inception.layers | ");
    }

    @Test
    void portraitsAreMeasuredTogetherAndOneByOne() throws IOException {
        Path json = folder.resolve("portraits.json");
        int code = run(
                "bench",
                "portraits",
                "--model",
                NETWORK,
                "--layers",
                "conv2d0",
                "--units",
                "2",
                "--rounds",
                "1",
                "--json",
                json.toString());
        assertThat(code).as("%s", err).isZero();
        JsonNode found = new JsonMapper().readTree(json.toFile());
        assertThat(found.findValuesAsText("name"))
                .containsExactly(
                        "portraits.mini-inception.conv2d0.2.one-by-one",
                        "portraits.mini-inception.conv2d0.2.plain-steps",
                        "portraits.mini-inception.conv2d0.2.twice-as-many");
        found.forEach(measurement -> assertThat(measurement.get("ratio").asDouble())
                .as("%s", measurement)
                .isPositive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portraits --layers conv2d0 --units 17",
                "portraits --layers nope",
                "speed --batch 0",
                "speed --batch 1000",
                "speed --precision float16",
                "speed --size 7",
                "speed --rounds 0",
                "speed --model nope",
                "speed --markdown no/such/folder/page.md",
                "memory --figures 3",
                "memory --json no/such/folder/memory.json",
                "precision --pictures 0",
                "precision --steps 0",
                "precision --size 7",
                "index --rounds 0",
                "index --photographs no/such/folder",
                "quality --setting nope",
                "quality --units 0",
                "quality --steps 0",
                "quality --size 7",
                "quality --photographs no/such/folder",
                "quality --photographs pom.xml",
                "quality --resume",
                "quality --resume --json pom.xml",
            })
    void reportsBadInputInOneLine(String arguments) {
        assertThat(run(("bench " + arguments).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("featurescope: ");
    }

    @Test
    void namesThePhotographThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("broken.jpg"), "no picture");
        assertThat(run("bench", "quality", "--model", NETWORK, "--photographs", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("broken.jpg");
    }

    private int run(String... args) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), BenchCommands.all(new TestProduct()));
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }

    private static RgbImage stripes(int level) {
        byte[] pixels = new byte[64 * 64 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3 % 8 < 4 ? level : 255 - level);
        }
        return new RgbImage(64, 64, pixels);
    }
}
