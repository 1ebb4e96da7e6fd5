package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported articles on a plain web host, and on a disk, with the server of their figures out of reach. */
final class ArticleIT {
    private static final String REQUESTS = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

    private static final String SHIFT = """
            const done = arguments[0];
            new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
                .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(0), 500);
            """;

    /** The greatest layout shift. */
    private static final double MOST_MOVED = 0.02;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @AutoClose
    static final Page page = new Page(Chromium.Window.DESKTOP);

    /** The server is as good as gone. */
    @BeforeAll
    static void cutOffTheServer() {
        page.driver().executeCdpCommand("Network.enable", Map.of());
        page.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(server.url("") + "/*")));
    }

    static List<Api.Example> kinds() throws Exception {
        return new Api(server).examples();
    }

    private static Path article(Path folder, List<String> ids) throws Exception {
        return StaticSite.unpacked(new Api(server).get("/figures.zip?ids=" + String.join(",", ids)), folder);
    }

    private static List<?> requests() {
        return (List<?>) Objects.requireNonNull(page.driver().executeScript(REQUESTS));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsShownByAPlainHostAndFromADisk(Api.Example example, @TempDir Path folder) throws Exception {
        String id = new Api(server).make(example);
        Path article = article(folder, List.of(id));
        try (StaticSite site = new StaticSite(folder)) {
            String address = site.address() + "/" + article.getFileName();
            for (int width : List.of(320, 390, 680)) {
                page.become(new Chromium.Window(width, 900, false));
                page.open(address + "/index.html");
                assertShown(address + "/figures/" + id + "/");
                assertThat(requests())
                        .as("requests at %d px", width)
                        .allSatisfy(request -> assertThat(request.toString()).startsWith(site.address() + "/"));
                assertThat(page.driver().executeScript("return document.documentElement.scrollWidth"))
                        .as("%d px", width)
                        .isEqualTo((long) width);
                assertThat(((Number) Objects.requireNonNull(page.driver().executeAsyncScript(SHIFT))).doubleValue())
                        .as("what moved at %d px", width)
                        .isLessThan(MOST_MOVED);
            }
            assertThat(Axe.violations(page.driver())).isEmpty();
            page.become(Chromium.Window.DESKTOP);
            page.open(address + "/index.html");
            assertShown(address + "/figures/" + id + "/");
            page.screenshot("article-" + example);
        }
        page.become(Chromium.Window.PHONE_DARK);
        page.open(article.resolve("index.html").toUri().toString());
        assertShown(article.resolve("figures/" + id).toUri().toString());
        // a figure that plays would ask for pictures after the folder is deleted
        page.open("about:blank");
        page.assertSilentConsole();
    }

    private static void assertShown(String source) {
        page.find("feature-figure", "figcaption p");
        page.settle();
        Shown.assertWhole(page, source);
        assertThat(page.all("feature-figure", ".status.failed, .status.offline"))
                .isEmpty();
        page.assertSilentConsole();
    }

    @Test
    void whatIsCopiedFromItWorksInAPageBesideItAndShowsPicturesWithoutScripts(@TempDir Path folder) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            String link =
                    "/figure?kind=channel&model=mini-inception&unit=mixed3a:%d&size=32&steps=4".formatted(channel);
            ids.add(new Api(server).make(link));
        }
        Path article = article(folder, ids);
        page.become(Chromium.Window.DESKTOP);
        page.open(article.resolve("index.html").toUri().toString());
        List<String> copied = page.all("textarea").stream()
                .map(text -> String.valueOf(text.getAttribute("value")))
                .toList();
        assertThat(copied).hasSize(3);
        String head =
                "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>An article</title><main><h1>An article</h1>";
        Files.writeString(article.resolve("mine.html"), head + String.join("<p>Text.</p>", copied));
        Files.writeString(
                article.resolve("plain.html"),
                (head + String.join("", copied)).replaceAll("<script[^>]*></script>", ""));
        try (StaticSite site = new StaticSite(article)) {
            page.open(site.address() + "/mine.html");
            for (int figure = 1; figure <= 3; figure++) {
                page.find("feature-figure:nth-of-type(%d)".formatted(figure), "figcaption p");
            }
            page.open(site.address() + "/plain.html");
            page.until("the pictures", () -> page.areLoaded("feature-figure img"));
        }
        page.assertSilentConsole();
    }
}
