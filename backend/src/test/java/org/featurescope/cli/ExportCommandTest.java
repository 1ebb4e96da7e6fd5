package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.store.FigureStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ExportCommandTest {
    private static final String QUERY = "kind=channel&unit=mixed4c:%d&size=32&steps=4";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private FigureStore store;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Kinds kinds = new TestProduct().kinds(Path.of(""));

    /** The store is open, as while a server runs. */
    @BeforeEach
    void open() {
        store = FigureStore.open(folder.resolve("data"), kinds, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FigureId made(int channel) throws IOException {
        PreparedFigure figure = new SpecReader(kinds, Networks.catalogue()).fromQuery(QUERY.formatted(channel));
        FigureId id = kinds.id(figure.spec());
        store.put(id, figure.spec(), figure.recipe().make(RecipeListener.NONE));
        return id;
    }

    private Path target() {
        return folder.resolve("article");
    }

    private int run(String... args) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(Stream.of(
                        List.of("export"),
                        List.of(args),
                        List.of("--data", folder.resolve("data").toString(), "--out", target().toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    @Test
    void writesFiguresThatAreNamedByIdOrByLinkWhileAServerRuns() throws IOException {
        FigureId one = made(1);
        FigureId two = made(2);
        FigureId three = made(3);
        int status = run(
                one.hex(),
                "https://scope.example/embed/%s?caption=0".formatted(two),
                "http://127.0.0.1:7070/figure?" + QUERY.formatted(3),
                "/figures/%s.png".formatted(one));
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        for (FigureId id : List.of(one, two, three)) {
            assertThat(target().resolve("figures/%s/figure.js".formatted(id))).isNotEmptyFile();
        }
        assertThat(out.toString().lines()).hasSize(4).first().asString().startsWith("1 of 3: ");
        assertThat(out.toString()).contains("open " + target().resolve("index.html"));
    }

    @Test
    void linksToTheServerThatIsNamed() throws IOException {
        FigureId id = made(1);
        assertThat(run(id.hex(), "--server", "https://scope.example/lab/")).isZero();
        assertThat(Files.readString(target().resolve("figures/%s/figure.js".formatted(id))))
                .contains("\"https://scope.example/lab/figures/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "mixed4c, neither the id nor a link",
        "0000000000000000000000000000000000000000000000000000000000000000, there is no finished figure",
        "kind=channel&unit=mixed4c:9, there is no finished figure",
        "kind=channel&unit=nowhere:9, nowhere",
        "kind=nothing, kind must be one of"
    })
    void refusesWhatIsNoFinishedFigureInOneLine(String name, String why) {
        assertThat(run(name)).isEqualTo(2);
        assertThat(err.toString()).contains(why).hasLineCount(1);
        assertThat(target()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"scope.example", "javascript:alert(1)", "https://a.example/?x=1", "https://a.example/\"><b>"})
    void refusesServersThatAreNoAddresses(String server) throws IOException {
        assertThat(run(made(1).hex(), "--server", server)).isEqualTo(2);
        assertThat(err.toString()).contains("is not the address of a server").hasLineCount(1);
    }

    @Test
    void refusesFoldersOfOtherThings() throws IOException {
        FigureId id = made(1);
        Files.createDirectories(target());
        Files.writeString(target().resolve("thesis.tex"), "");
        assertThat(run(id.hex())).isEqualTo(2);
        assertThat(err.toString()).contains("neither empty").hasLineCount(1);
    }
}
