package org.featurescope.web.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Interactive;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArticleTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final byte[] PNG = PngEncoder.encode(new RgbImage(8, 8, new byte[3 * 64]));
    private static final String SERVER = "https://scope.example";

    static List<String> kinds() {
        return KINDS.all().stream().map(FigureKind::name).toList();
    }

    private static Article article(Optional<String> server) {
        FigureFiles files = new FigureFiles(KINDS, Networks.catalogue(), (id, file) -> Optional.of(PNG));
        return new Article(KINDS, files, server);
    }

    /** Returns a figure of two pictures, the second a photograph, whose files have names that lead elsewhere. */
    private static StoredFigure figure(String kind) {
        FigureSpec spec = KINDS.example(KINDS.named(kind).orElseThrow(), Networks.catalogue());
        ImageFile file = new ImageFile("../../outside.png", "", 8, 8);
        Credit credit = new Credit("a <bee>", "Jee & Rani", "CC BY 2.0", "https://example.org");
        return new StoredFigure(
                KINDS.id(spec),
                spec,
                Instant.EPOCH,
                1,
                List.of(
                        new StoredImage(file, "one", "mixed4c:1", 1, Optional.empty(), Optional.empty()),
                        new StoredImage(file, "two", "", 1, Optional.empty(), Optional.of(credit))),
                file,
                Curve.NONE);
    }

    private static Map<String, byte[]> written(Optional<String> server, List<StoredFigure> figures) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        article(server).write(figures, files::put);
        return files;
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private static String oneOf(boolean is3d) {
        return KINDS.all().stream()
                .filter(kind -> KINDS.example(kind, Networks.catalogue()) instanceof Interactive interactive
                        && interactive.isThreeDimensional() == is3d)
                .findFirst()
                .orElseThrow()
                .name();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFigureOfEachKindHasItsDataAndPicturesAndCitation(String kind) throws IOException {
        StoredFigure figure = figure(kind);
        Map<String, byte[]> files = written(Optional.empty(), List.of(figure));
        String folder = "figures/" + figure.id() + "/";
        assertThat(files.keySet())
                .contains("index.html", "README.txt", "embed.js", "embed/embed.js", "embed/embed-file.js")
                .allMatch(path -> path.matches("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\\.[a-z]+"));
        assertThat(files.keySet().stream().filter(path -> path.startsWith("figures/")))
                .containsExactlyInAnyOrder(Stream.of("figure.js", "figure.png", "figure.bib", "0.png", "1.png")
                        .map(folder::concat)
                        .toArray(String[]::new));
        ArticleFigure read = ArticleFigure.read(files.getOrDefault(folder + "figure.js", new byte[0]));
        assertThat(read.id()).isEqualTo(figure.id().hex());
        assertThat(read.json().at("/result/images/1/url").asText()).isEqualTo("1.png");
        assertThat(read.credits()).contains("Jee & Rani", "CC BY 2.0");
        assertThat(read.height()).startsWith("calc(");
        assertThat(text(files, "index.html"))
                .contains("src=\"" + folder + "figure.js\"")
                .contains("padding-top:" + read.height())
                .contains("Jee &amp; Rani");
        assertThat(text(files, "README.txt"))
                .contains(folder, "Jee & Rani", figure.spec().caption());
    }

    @Test
    void linksToAServerOnlyIfItIsNamed() throws IOException {
        StoredFigure figure = figure("channel");
        String script = "figures/%s/figure.js".formatted(figure.id());
        String bib = "figures/%s/figure.bib".formatted(figure.id());
        Map<String, byte[]> alone = written(Optional.empty(), List.of(figure));
        assertThat(text(alone, script)).doesNotContain("/api/").contains("\"url\":\"\"");
        assertThat(text(alone, bib)).contains("\\url{/figure?kind=channel").doesNotContain("url = {}");
        Map<String, byte[]> linked = written(Optional.of(SERVER), List.of(figure));
        assertThat(text(linked, script)).contains("\"url\":\"%s/figures/%s\"".formatted(SERVER, figure.id()));
        assertThat(text(linked, bib)).contains(SERVER + "/figure?kind=channel");
        assertThat(text(linked, "index.html")).contains("href=\"" + SERVER);
    }

    @Test
    void hasThreeDimensionsOnlyIfAFigureNeedsThem() throws IOException {
        StoredFigure flat = figure(oneOf(false));
        StoredFigure deep = figure(oneOf(true));
        assertThat(written(Optional.empty(), List.of(flat)).keySet()).noneMatch(path -> path.contains("planes-scene"));
        assertThat(written(Optional.empty(), List.of(flat, deep)).keySet())
                .anyMatch(path -> path.contains("planes-scene"));
    }

    @Test
    void escapesWhatAPageSays() {
        String hostile = "</textarea><script>alert(1)</script>\" onload=\"x";
        ObjectNode json = Json.object()
                .put("id", "a".repeat(64))
                .put("title", hostile)
                .put("caption", hostile)
                .put("credits", hostile)
                .put("elementHeight", "calc(1px)")
                .put("url", "");
        for (int figures = 1; figures <= 2; figures++) {
            List<ArticleFigure> all = new ArrayList<>();
            for (int i = 0; i < figures; i++) {
                all.add(new ArticleFigure(json));
            }
            assertThat(ArticlePage.of(all))
                    .doesNotContain("<script>alert", "\" onload=\"")
                    .contains("&lt;script&gt;alert");
        }
    }

    @Test
    void keepsTheFiguresOfAnEarlierExport(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("new/article");
        StoredFigure first = figure("channel");
        StoredFigure second = figure(oneOf(true));
        List<StoredFigure> told = new ArrayList<>();
        ArticleFolder.open(out).write(article(Optional.empty()), List.of(second), told::add);
        ArticleFolder.open(out).write(article(Optional.empty()), List.of(first), told::add);
        assertThat(told).containsExactly(second, first);
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page.indexOf("figures/" + first.id())).isLessThan(page.indexOf("figures/" + second.id()));
        assertThat(page.indexOf("figures/" + first.id())).isPositive();
        assertThat(Files.size(out.resolve("embed/embed-file.js"))).isGreaterThan(700_000);
        try (Stream<Path> all = Files.walk(out)) {
            assertThat(all).noneMatch(file -> String.valueOf(file.getFileName()).startsWith("."));
        }
    }

    @Test
    void writesIntoNoFolderOfSomethingElse(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "");
        assertThatThrownBy(() -> ArticleFolder.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither empty nor the folder of an earlier export");
        assertThatThrownBy(() -> ArticleFolder.open(folder.resolve("thesis.tex")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> ArticleFolder.open(folder.resolve("thesis.tex/article")))
                .isInstanceOf(InvalidInputException.class);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }
}
