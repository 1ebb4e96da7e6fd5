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

    /** The greatest layout shift. */
    private static final double MOST_MOVED = 0.02;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @AutoClose
    static final Page page = new Page(Chromium.Window.DESKTOP);

    /** The server is as good as gone. */
    @BeforeAll
    static void cutOffTheServer() {
        page.observeShifts();
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
            for (int width : List.of(320, 680)) {
                page.become(new Chromium.Window(width, 900, false));
                page.open(address + "/index.html");
                assertShown(address + "/figures/" + id + "/");
                assertThat(requests())
                        .allSatisfy(request -> assertThat(request.toString()).startsWith(site.address() + "/"));
            }
            assertFitsEverywhere();
            page.screenshot("article-" + example);
            leave();
        }
        page.become(Chromium.Window.PHONE_DARK);
        page.open(article.resolve("index.html").toUri().toString());
        assertShown(article.resolve("figures/" + id).toUri().toString());
        leave();
    }

    /** Leaves the page: a figure that plays would ask for pictures of a site or folder that is gone. */
    private static void leave() {
        page.open("about:blank");
        page.assertSilentConsole();
    }

    private static void assertFitsEverywhere() {
        for (int width : List.of(320, 390, 680, 1280)) {
            page.become(new Chromium.Window(width, 900, false));
            page.settle();
            assertThat(page.pixelsTooWide()).as("%d px", width).isZero();
        }
    }

    private static void assertShown(String source) {
        page.find("feature-figure", "figcaption p");
        page.settle();
        assertThat(page.shifts()).as("what moved").isLessThan(MOST_MOVED);
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
        page.settle();
        assertThat(Axe.violations(page.driver())).isEmpty();
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
                String element = "feature-figure:nth-of-type(%d)".formatted(figure);
                // a figure loads when it comes near the screen
                page.driver().executeScript("arguments[0].scrollIntoView()", page.find(element));
                page.find(element, "figcaption p");
            }
            page.open(site.address() + "/plain.html");
            page.until("the pictures", () -> page.areLoaded("feature-figure img"));
        }
        page.assertSilentConsole();
    }
}
