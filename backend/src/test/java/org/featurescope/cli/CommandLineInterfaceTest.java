package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.featurescope.bench.BenchCommands;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.parabola.ParabolaKind;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandLineInterfaceTest {
    private static final String LINK = "kind=grid&layer=mixed4c&channels=0-3&size=32&steps=3";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final FakeVisualizer visualizer = FakeVisualizer.quick();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void rendersALink() throws IOException {
        Path file = folder.resolve("out.png");
        assertThat(run("render", LINK, "-o", file.toString())).isZero();
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(64);
        assertThat(out.toString()).contains("out.png").contains("mixed4c");
        assertThat(files()).containsExactly(file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // whose files have no such permissions
    void whoMayReadOtherNewFilesMayReadThePicture() throws IOException {
        Path file = folder.resolve("out.png");
        assertThat(run("render", LINK, "-o", file.toString())).isZero();
        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void rendersWhatIsMoreThanPicturesWithItsAxis() throws IOException {
        Path file = folder.resolve("out.png");
        assertThat(run(
                        "render",
                        "kind=spectrum&unit=mixed4c:1&photographs=samples&count=1&size=32&steps=1",
                        "-o",
                        file.toString()))
                .isZero();
        assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(6 * 128);
    }

    @Test
    void rendersAFigureThatConsistsOfItsDataAlone() throws IOException {
        Path file = folder.resolve("out.png");
        assertThat(run("render", "kind=parabola&a=2", "-o", file.toString())).isZero();
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(276);
        assertThat(out.toString()).contains("The curve of 2 x²");
    }

    @Test
    void rendersAFileOverWhatWasThere() throws IOException {
        Path spec = Files.writeString(
                folder.resolve("spec.json"), "{\"kind\":\"channel\",\"unit\":\"mixed4c:12\",\"size\":32,\"steps\":3}");
        Path file = Files.writeString(folder.resolve("out.png"), "old");
        assertThat(run("render", spec.toString(), "-o", file.toString())).isZero();
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=channel&unit=mixed4c:12&model=nope",
                "kind=channel&unit=mixed9:12",
                "kind=channel&unit=mixed4c:12&size=7",
                "kind=channel&unit=mixed4c:12&speed=1",
                "nothing.json",
                "{\"kind\":3}",
                ""
            })
    void saysInOneLineWhatCannotBeRendered(String spec) throws IOException {
        assertThat(run("render", spec, "-o", folder.resolve("out.png").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("featurescope: ");
        assertThat(files()).isEmpty();
        assertThat(visualizer.runs()).isZero();
    }

    @Test
    void saysInOneLineWhatFiguresOfEachKindWouldFitTheMemory() {
        visualizer.withMemory(40 << 20);
        Kinds kinds = TestKinds.with(visualizer);
        List<FigureKind<?>> optimized = TestKinds.withOptimizedPictures(kinds);
        for (FigureKind<?> kind : optimized) {
            String spec = kinds.toJson(kinds.example(kind, Networks.catalogue()))
                    .put("size", 512)
                    .toString();
            assertThat(run("render", spec, "-o", folder.resolve("out.png").toString()))
                    .as(kind.name())
                    .isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .hasSameSizeAs(optimized)
                .allMatch(line -> line.startsWith("featurescope: ") && line.contains("would fit"));
        assertThat(visualizer.runs()).isZero();
    }

    @Test
    void seesBeforeTheWorkThatTheFileCannotBeWritten() {
        assertThat(run("render", LINK, "-o", folder.resolve("no/such/out.png").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be written");
        assertThat(visualizer.runs()).isZero();
    }

    @Test
    void aRunThatFailsLeavesWhatWasThere() throws IOException {
        visualizer.failWith(new FailedRunException("the objective is not a number at step 1"));
        Path file = Files.writeString(folder.resolve("out.png"), "old");
        assertThat(run("render", LINK, "-o", file.toString())).isEqualTo(1);
        assertThat(err.toString()).endsWith("featurescope: the objective is not a number at step 1\n");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void listsTheNetworks() {
        assertThat(run("models", "list")).isZero();
        assertThat(out.toString().lines())
                .hasSize(1 + Networks.catalogue().networks().size());
        assertThat(out.toString()).contains("mini-inception");
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        assertThat(run("serve", "--port", "1")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("featurescope: the port is taken\n");
    }

    @Test
    void saysInOneLineWhatItDoesNotUnderstand() {
        assertThat(run("serve", "--port", "many")).isEqualTo(2);
        assertThat(run("serve", "--port", "70000")).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("models")).isEqualTo(2);
        assertThat(run("render", LINK)).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(6).allMatch(line -> line.startsWith("featurescope: "));
    }

    @Test
    void tellsItsVersionAndHowItIsUsed() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).isEqualTo("featurescope 1.2.3" + System.lineSeparator());
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve").contains("render").contains("models");
        assertThat(run("serve", "--help")).isZero();
        assertThat(out.toString()).contains("--port=N").contains("7070").contains("127.0.0.1");
    }

    @Test
    void noHelpSaysADefaultThatIsNone() {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), BenchCommands.all(new TestProduct()));
        List<CommandLine> all = withSubcommands(commands).toList();
        assertThat(all).hasSizeGreaterThan(25).allSatisfy(command -> {
            String help = command.getUsageMessage();
            assertThat(help).doesNotContain("Optional", "[]", "{}").doesNotContainPattern("(?i)default:\\s*\\)?\\R");
            Matcher option = Pattern.compile("(?m)^ {0,6}-.*\\R(?: {7}.*\\R)*").matcher(help);
            while (option.find()) {
                assertThat(option.group().split("(?i)default: ").length)
                        .as(option.group())
                        .isLessThanOrEqualTo(2);
            }
        });
        assertThat(Objects.requireNonNull(commands.getSubcommands().get("batch"))
                        .getUsageMessage())
                .contains("Default: both");
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineInterfaceTest::withSubcommands));
    }

    @Test
    void runsFurtherCommandsThatItIsGiven() {
        assertThat(run("further")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("featurescope: further input is bad\n");
    }

    private int run(String... args) {
        CommandLine commands =
                CommandLineInterface.commands(new ProductUnderTest(), List.of(new CommandLine(new FurtherCommand())));
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private final class ProductUnderTest extends TestProduct {
        @Override
        public Kinds kinds(Path data) {
            return ParabolaKind.amongOthers(visualizer);
        }

        @Override
        public RunningServer serve(ServeOptions options) {
            throw new InvalidInputException("port", "the port is taken");
        }
    }

    @Command(name = "further")
    private static final class FurtherCommand implements Runnable {
        @Override
        public void run() {
            throw new InvalidInputException("input", "further input is bad");
        }
    }
}
