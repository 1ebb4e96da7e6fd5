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
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.store.FigureStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class BatchCommandTest {
    private static final String QUERY = "kind=channel&unit=conv2d0:%d&size=32&steps=2";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(
                Stream.concat(Stream.of("batch", "--data=" + folder.resolve("data")), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("specs.jsonl"), List.of(lines)).toString();
    }

    @Test
    void aServerWithTheSameFolderFindsWhatItMade() throws IOException {
        int code = run(file(QUERY.formatted(1), QUERY.formatted(2)));

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("2 figures: 2 to make with 2 pictures, 0 stored, 0 that cannot be made")
                .contains("2 figures made with 2 pictures");
        Kinds kinds = new TestProduct().kinds(folder);
        try (FigureStore store = FigureStore.open(folder.resolve("data"), kinds, Clock.systemUTC())) {
            var spec = new SpecReader(kinds, Networks.catalogue())
                    .fromQuery(QUERY.formatted(2))
                    .spec();
            assertThat(store.find(kinds.id(spec))).isPresent();
        }
    }

    @Test
    void tellsThatAFigureWasGivenTwice() throws IOException {
        assertThat(run(file(QUERY.formatted(1), QUERY.formatted(2), QUERY.formatted(2))))
                .isZero();
        assertThat(out.toString())
                .contains("2 figures made with 2 pictures")
                .contains("; 1 stored before or given twice; 0 failed");
    }

    @Test
    void theExitCodeSaysThatASpecFailed() throws IOException {
        assertThat(run(file(QUERY.formatted(1), "nothing"), "--out=" + folder.resolve("library")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("line 2: the line is no spec, which looks like {\"kind\": ");
        assertThat(folder.resolve("library/batch-report.json")).content().contains("\"failed\" : 1");
        assertThat(folder.resolve("data/figures")).doesNotExist();
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        String specs =
                file(QUERY.formatted(1), QUERY.formatted(2), QUERY.formatted(3).replace("steps=2", "steps=1"));
        assertThat(run(specs, "--dry-run", "--out=" + folder.resolve("library")))
                .isZero();
        assertThat(out.toString())
                .contains("3 figures: 3 to make with 3 pictures, 0 stored")
                .contains("as much work as 0.1 pictures of 128 pixels in 256 steps; about ")
                .doesNotContain("figures made");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("specs.jsonl"));
    }

    @Test
    void aDryRunFindsWhatIsStoredAndChangesNothingThere() throws IOException {
        assertThat(run(file(QUERY.formatted(1)))).isZero();
        List<Path> before = data();
        assertThat(run(file(QUERY.formatted(1), QUERY.formatted(2)), "--dry-run"))
                .isZero();
        assertThat(out.toString()).contains("2 figures: 1 to make with 1 pictures, 1 stored");
        assertThat(data()).isEqualTo(before);
    }

    private List<Path> data() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void keepsTheReportsOfEarlierBatches() throws IOException {
        run(file("nothing"));
        run(file("nothing", "nothing"));
        assertThat(run(file(QUERY.formatted(1)))).isZero();
        assertThat(folder.resolve("data/batch-report-1.json")).content().contains("\"failed\" : 1");
        assertThat(folder.resolve("data/batch-report-2.json")).content().contains("\"failed\" : 2");
        assertThat(folder.resolve("data/batch-report.json")).content().contains("\"failed\" : 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network=nope|there is no model \"nope\"",
                "--network=mini-inception --layers=conv2d0,nope|mini-inception has no layer \"nope\"",
                "--network=mini-inception --signs=up|signs must be both, positive or negative",
                "--dry-run|name a file of specs, or a network",
                "a.jsonl --network=mini-inception|but not both",
                "no-such-file.jsonl|there is no file no-such-file.jsonl",
                "--network=mini-inception --layers=conv2d0 --out=/dev/null/figures|cannot be written",
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
