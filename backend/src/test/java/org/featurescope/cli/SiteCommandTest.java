package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.store.FigureStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class SiteCommandTest {
    private static final String NETWORK = "--network=mini-inception";
    private static final String LAYER = "--layers=conv2d0";
    private static final String QUERY = "kind=channel&model=mini-inception&unit=conv2d0:%d&size=32&steps=2";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(
                Stream.concat(Stream.of("site", "--data=" + folder.resolve("data")), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private FigureId made(int channel, Path in) throws IOException {
        Kinds kinds = new TestProduct().kinds(in);
        PreparedFigure figure = new SpecReader(kinds, Networks.catalogue()).fromQuery(QUERY.formatted(channel));
        FigureId id = kinds.id(figure.spec());
        try (FigureStore store = FigureStore.open(in, kinds, Clock.systemUTC())) {
            store.put(id, figure.spec(), figure.recipe().make(RecipeListener.NONE));
        }
        return id;
    }

    @Test
    void showsTheFiguresThatAreMadeAndNamesTheOthers() throws IOException {
        FigureId own = made(1, folder.resolve("data"));
        FigureId inLibrary = made(2, folder.resolve("library"));
        Path specs = Files.write(
                folder.resolve("specs"), List.of(QUERY.formatted(1), QUERY.formatted(2), QUERY.formatted(3)));
        Path site = folder.resolve("site");
        int code = run(
                NETWORK,
                LAYER,
                "--out=" + site,
                "--figures=" + specs,
                "--library=" + folder.resolve("library"),
                "--live=https://scope.example/");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("line 3: the figure is not made");
        assertSizeIsSaid(site);
        for (FigureId id : List.of(own, inLibrary)) {
            assertThat(site.resolve("figures/figures/%s/figure.png".formatted(id)))
                    .isNotEmptyFile();
        }
        assertThat(site.resolve("figures/index.html")).content().contains("id=\"figure-" + own);
        assertThat(site.resolve("units/conv2d0/2.html"))
                .content()
                .contains("../../figures/index.html#figure-" + inLibrary, "Unit 2 of conv2d0 in Mini Inception<")
                .doesNotContain(own.hex())
                .contains("\"https://scope.example/models/mini-inception/conv2d0/2\"");
    }

    /** Asserts that the announcement has the number of files that were written, and their size. */
    private void assertSizeIsSaid(Path site) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(site)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        double megabytes = 0;
        for (Path file : files) {
            megabytes += Files.size(file) / 1e6;
        }
        Matcher said =
                Pattern.compile("2 figures: about ([0-9.]+) MB in (\\d+) files").matcher(out.toString());
        assertThat(said.find()).isTrue();
        assertThat(said.group(2)).isEqualTo("" + files.size());
        assertThat(Double.parseDouble(said.group(1))).isCloseTo(megabytes, within(0.05 * megabytes + 0.05));
    }

    @Test
    void refusesAFolderThatIsNoSiteBeforeItSaysAnythingElse() throws IOException {
        Path other = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(other.resolve("letter.txt"), "Dear Ada");
        assertThat(run(NETWORK, LAYER, "--out=" + other)).isEqualTo(2);
        assertThat(run(NETWORK, LAYER, "--out=" + other, "--dry-run")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("is neither empty nor"));
    }

    @Test
    void aDryRunSaysTheSizeAndWritesNothing() {
        Path site = folder.resolve("site");
        assertThat(run(NETWORK, LAYER, "--out=" + site, "--dry-run")).isZero();
        assertThat(out.toString()).contains("32 units and 0 figures: about 0.").contains("MB in ");
        assertThat(site).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network=nope --out=site|there is no model \"nope\"",
                "--network=mini-inception --out=site --layers=nope|mini-inception has no layer \"nope\"",
                "--network=mini-inception|--out",
                "--network=mini-inception --out=site --live=scope.example|is not the address of a server",
                "--network=mini-inception --out=site --figures=nowhere.jsonl|there is no file nowhere.jsonl",
                "--network=mini-inception --layers=conv2d0 --out=/dev/null/site|/dev/null/site cannot be written",
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
