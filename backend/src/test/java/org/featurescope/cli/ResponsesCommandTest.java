package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.TinyModel;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitResponses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ResponsesCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeNetworkAndPictures() throws IOException {
        TinyModel.write(Files.createDirectories(folder.resolve("models")));
        for (String name : List.of("bright", "dark")) {
            Path of = Files.createDirectories(folder.resolve("pictures").resolve(name));
            for (int i = 0; i < 2; i++) {
                byte[] pixels = new byte[8 * 8 * 3];
                Arrays.fill(pixels, (byte) ((name.equals("bright") ? 200 : 20) + i));
                Files.write(of.resolve(i + ".png"), PngEncoder.encode(new RgbImage(8, 8, pixels)));
            }
        }
    }

    private int run(String... arguments) {
        TestProduct product = new TestProduct() {
            @Override
            public Catalogue catalogue(Path models) {
                return Catalogue.of(folder.resolve("models"));
            }
        };
        CommandLine commands = CommandLineInterface.commands(product, List.of());
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(Stream.concat(Stream.of("responses", "--data=" + folder), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void theServerFindsWhatItMeasures() throws IOException {
        Files.writeString(folder.resolve("classes.tsv"), "bright\tlight things\ndark\tnight\n");
        int code = run(
                "--network=tiny",
                "--photographs=" + folder.resolve("pictures"),
                "--classes=" + folder.resolve("classes.tsv"),
                "--title=two shades");

        assertThat(code).as(err.toString()).isZero();
        Network network = Catalogue.of(folder.resolve("models")).network("tiny");
        KnownResponses known = new KnownResponses(folder);
        UnitResponses responses = known.of(network).orElseThrow();
        assertThat(responses.labels()).containsExactlyInAnyOrder("light things", "night");
        assertThat(responses.pictures()).isEqualTo("two shades");
        assertThat(responses.has(new Unit("conv", 3))).isTrue();
        assertThat(known.examples(network)).isPresent();
        assertThat(out.toString()).contains("the responses of tiny are in", "the dataset examples of tiny are in");
    }

    @Test
    void writesTheResponsesWhereItIsTold() {
        Path file = folder.resolve("own.gz");

        assertThat(run("--network=tiny", "--photographs=" + folder.resolve("pictures"), "--out=" + file))
                .as(err.toString())
                .isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(folder.resolve("responses")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network=nope|there is no model \"nope\"",
                "--photographs=DIR/pictures|--network",
                "--network=tiny --photographs=DIR/none|none",
                "--network=tiny --photographs=DIR/pictures/dark|the pictures must be in folders, one for each class",
                "--network=tiny --photographs=DIR/pictures --classes=DIR/none.tsv|none.tsv",
            })
    void refusesWhatItCannotUseInOneLineAndWritesNothing(String arguments, String problem) {
        int code = run(arguments.replace("DIR", folder.toString()).split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("featurescope: ")
                .contains(problem)
                .doesNotContain("\n");
        assertThat(folder.resolve("responses")).doesNotExist();
    }
}
